// The part of `npm run bench` that runs in a browser: what a drill of 10, 200 and 1,000 questions takes on its screen.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { buildHost, buildServer } from '../demo/server/build.mjs';
import { buildPlugin } from '../esbuild.config.mjs';
import { loadSource } from '../scripts/load-source.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = join(root, '.demo');

const COUNTS = [10, 200, 1000];

/** How often each key is pressed; the median counts. A note of ten questions is drilled more than once. */
const ROUNDS = 18;

const note = (count) =>
  [
    '---\ntags: [interview]\n---\n',
    ...Array.from(
      { length: count },
      (_, at) =>
        `### Q${at + 1}: What is step ${at + 1} of a recovery?\n\n> [!success] Answer\n> The log is read on.\n\n\`\`\`sql\nselect ${at};\n\`\`\`\n\n- one\n- two\n`,
    ),
  ].join('\n');

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

/** In the page: presses a key, and gives the milliseconds until the frame that shows what it did is painted. */
const pressInPage = async (key) => {
  const start = performance.now();
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  document.activeElement.dispatchEvent(event);
  await new Promise((resolve) => {
    requestAnimationFrame(() => {
      // A message comes after the frame is painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
  });
  return performance.now() - start;
};

/** A drill of a note of so many questions, in a page of its own. */
class BenchDrill {
  times = { reveal: [], rate: [], next: [], all: [] };

  static async open(browser, startServer, count) {
    const drill = new BenchDrill();
    drill.scratch = await mkdtemp(join(tmpdir(), 'interview-drill-bench-'));
    await writeFile(join(drill.scratch, 'Long.md'), note(count));
    drill.server = await startServer({
      vault: drill.scratch,
      port: 0,
      pluginDir: root,
      hostDir: join(built, 'host'),
    });
    drill.context = await browser.newContext({
      viewport: { width: 1280, height: 860 },
      reducedMotion: 'reduce',
    });
    drill.page = await drill.context.newPage();
    drill.session = await drill.context.newCDPSession(drill.page);
    // What other programs take meanwhile does not count.
    await drill.session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await drill.page.goto(drill.server.url);
    await drill.page.evaluate(() => window.demo.ready);
    await drill.page.evaluate(() => window.demo.openFile('Long.md'));
    await drill.quiet();
    const before = await drill.worked();
    await drill.page.evaluate(() => window.demo.executeCommand('interview-drill:this-note'));
    await drill.page.locator('.interview-drill-asked').waitFor();
    await drill.quiet();
    drill.opening = (await drill.worked()) - before;
    return drill;
  }

  /** Lets what is under way come to an end: notes are written and read again. */
  quiet() {
    return this.page.waitForTimeout(700);
  }

  /** Milliseconds that the page worked so far. */
  async worked() {
    const { metrics } = await this.session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
  }

  press(key) {
    return this.page.evaluate(pressInPage, key);
  }

  /** Reveals a part and goes to the question beside it: there and back again, so that each visit has something to reveal. */
  async look(at) {
    this.times.reveal.push(await this.press(' '));
    this.times.next.push(await this.press(at % 18 < 9 ? 'ArrowRight' : 'ArrowLeft'));
  }

  /** Rates a question, and waits for all that comes of it. */
  async rate() {
    await this.press(' ');
    const before = await this.worked();
    this.times.rate.push(await this.press('3'));
    await this.quiet();
    this.times.all.push((await this.worked()) - before);
    const again = this.page.getByRole('button', { name: 'Drill all again' });
    if (await again.count()) await again.click();
  }

  async result() {
    const elements = await this.page.locator('.interview-drill').first().locator('*').count();
    await this.context.close();
    await this.server.close();
    await rm(this.scratch, { recursive: true, force: true });
    const { reveal, rate, next, all } = this.times;
    return {
      'reveal, ms': median(reveal),
      'rate, ms': median(rate),
      'next, ms': median(next),
      'opening, ms of work': this.opening,
      'all that a rating causes, ms of work': median(all),
      elements,
    };
  }
}

/** The table of the drill, as Markdown. */
export async function drillTable() {
  const { findChrome, HOW_TO_GET_CHROME } = await loadSource('test/support/chrome.ts');
  const executablePath = findChrome();
  if (executablePath === null) return HOW_TO_GET_CHROME;
  await buildPlugin();
  await buildHost(join(built, 'host'));
  const { startServer } = await import(pathToFileURL(await buildServer(join(built, 'server'))).href);
  const browser = await chromium.launch({
    executablePath,
    args: [
      ...['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-gpu'],
      // A frame comes as soon as there is something to show, and not sixty times in a second.
      ...['--disable-frame-rate-limit', '--disable-gpu-vsync'],
    ],
  });
  const drills = [];
  for (const count of COUNTS) drills.push(await BenchDrill.open(browser, startServer, count));
  // They take turns, so that what else the machine does falls on all.
  for (let at = 0; at < ROUNDS; at += 1) for (const drill of drills) await drill.look(at);
  for (let at = 0; at < ROUNDS; at += 1) for (const drill of drills) await drill.rate();
  const results = [];
  for (const drill of drills) results.push(await drill.result());
  await browser.close();
  const rows = Object.keys(results[0]).map((name) => {
    const values = results.map((result) => result[name]);
    const ratio = values[values.length - 1] / values[0];
    const digits = name === 'elements' ? 0 : 1;
    return [name, ...values.map((value) => value.toFixed(digits)), `${ratio.toFixed(2)}×`];
  });
  const head = ['in the browser', ...COUNTS.map((count) => `${count} questions`), 'last to first'];
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
