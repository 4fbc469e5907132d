// `npm run measure -- --hidden <folder>`: hides the answers of every note of a folder in the demo, and looks for what of them
// can still be read there. It works on a copy of the folder.
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { buildPlugin } from '../esbuild.config.mjs';
import { buildHost, buildServer } from '../demo/server/build.mjs';
import { loadSource } from './load-source.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** So many words in a row tell a text from another. */
const RUN = 4;

const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The runs of words of a text; a shorter text is one run. */
function runsOf(text) {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  if (words.length < RUN) return [`=${words.join(' ')}`];
  return words.slice(RUN - 1).map((_, at) => words.slice(at, at + RUN).join(' '));
}

/** The lines of answers, each with the runs of words that stand in answers alone; and the lines that are no answer. */
function readAnswers(text, parseNote) {
  const lines = text.split(/\r\n?|\n/);
  const answers = new Map();
  for (const question of parseNote(text).questions)
    for (const { role, kind, line, endLine } of question.blocks)
      if (role !== 'prompt' && kind !== 'comment')
        for (let at = line; at <= endLine; at += 1) answers.set(at, question);
  for (const question of parseNote(text).questions)
    for (const { role, line, endLine } of question.blocks)
      if (role === 'prompt') for (let at = line; at <= endLine; at += 1) answers.delete(at);
  const shown = lines.filter((_, at) => !answers.has(at + 1));
  // Words that stand in a row where nothing answers give nothing away, also those of several lines.
  const known = new Set([...shown.flatMap(runsOf), ...runsOf(shown.join('\n'))]);
  const secrets = [...answers].flatMap(([line, question]) => {
    const runs = runsOf(lines[line - 1] ?? '').filter((run) => !known.has(run));
    return runs.length === 0 ? [] : [{ question, runs }];
  });
  return { secrets, shown };
}

/** In the page: the text that a person sees of the note, block by block, when nothing of it moves any more. */
async function seenInPage() {
  const view = document.querySelector('.markdown-reading-view');
  await new Promise((resolve) => {
    let timer = setTimeout(resolve, 200);
    new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(resolve, 200);
    }).observe(view, { childList: true, subtree: true });
  });
  const blocks = new Map();
  const texts = document.createTreeWalker(view, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const el = texts.currentNode.parentElement;
    if (!el.checkVisibility()) continue;
    let block = el;
    while (block !== view && getComputedStyle(block).display.startsWith('inline'))
      block = block.parentElement;
    blocks.set(block, `${blocks.get(block) ?? ''}${texts.currentNode.data} `);
  }
  return {
    blocks: [...blocks].map(([el, text]) => ({
      text,
      isBar: el.closest('.interview-drill-fold-bar') !== null,
    })),
    notices: [...document.querySelectorAll('.notice')].map((notice) => {
      const text = notice.textContent;
      notice.remove();
      return text;
    }),
  };
}

/** Hides the answers of each note and prints what stayed to be read. */
export async function measureHidden(folder, files) {
  await buildPlugin();
  await buildHost(join(root, '.demo/host'));
  const { startServer } = await import(pathToFileURL(await buildServer(join(root, '.demo/server'))).href);
  const { parseNote } = await loadSource('src/core/note/parse.ts');
  const vault = await mkdtemp(join(tmpdir(), 'interview-drill-hidden-'));
  await cp(folder, vault, { recursive: true });
  const server = await startServer({ vault, port: 0, pluginDir: root, hostDir: join(root, '.demo/host') });
  const { CHROME_ARGS, findChrome } = await loadSource('test/support/chrome.ts');
  const browser = await chromium.launch({ executablePath: findChrome() ?? '', args: CHROME_ARGS });
  const sum = { notes: 0, answers: 0, readable: 0, announced: 0, lost: 0, shown: 0 };
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    await page.goto(server.url);
    await page.evaluate(() => window.demo.ready);
    for (const file of files) {
      const text = await readFile(file, 'utf8');
      const name = relative(folder, file);
      const { secrets, shown } = readAnswers(text, parseNote);
      if (secrets.length === 0) continue;
      await page.evaluate((path) => window.demo.openFile(path), name);
      const before = await page.evaluate(seenInPage);
      await page.evaluate(() => window.demo.executeCommand('interview-drill:hide-answers'));
      const { blocks, notices } = await page.evaluate(seenInPage);
      const seen = new Set(blocks.flatMap((block) => (block.isBar ? [] : runsOf(block.text))));
      // Labels of diagrams share some words in a row with a line; half of it is no chance.
      const readable = new Map();
      for (const { question, runs } of secrets)
        if (runs.filter((run) => seen.has(run)).length * 2 > runs.length) readable.set(question, runs[0]);
      const runsIn = (all) => new Set(all.flatMap((block) => runsOf(block.text)));
      const [was, is] = [runsIn(before.blocks), runsIn(blocks)];
      const visible = shown.filter((line) => runsOf(line).some((run) => was.has(run)));
      const lost = visible.filter((line) => !runsOf(line).some((run) => is.has(run)));
      const told = notices.join(' ');
      const announced = [...readable.keys()].filter(({ label, text: words }) =>
        told.includes(`${label ?? words}`),
      );
      sum.notes += 1;
      sum.answers += new Set(secrets.map(({ question }) => question)).size;
      sum.readable += readable.size;
      sum.announced += announced.length;
      sum.shown += visible.length;
      sum.lost += lost.length;
      if (readable.size === 0 && lost.length === 0) continue;
      console.log(
        `${name}: ${readable.size} readable, ${announced.length} announced, ${lost.length} other lines hidden`,
      );
      for (const [{ id, line }, run] of readable) console.log(`  line ${line} ${id}: ${run}`);
      for (const line of lost.slice(0, 5)) console.log(`  hidden: ${line.slice(0, 100)}`);
    }
  } finally {
    await browser.close();
    await server.close();
    await rm(vault, { recursive: true, force: true });
  }
  console.log(
    `In ${sum.notes} notes: of ${sum.answers} answers, ${sum.readable} can be read, ${sum.announced} of those announced; ` +
      `of ${sum.shown} other lines, ${sum.lost} are hidden too`,
  );
}
