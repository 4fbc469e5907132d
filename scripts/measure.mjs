// `npm run measure -- <folder>`: runs the parser over any folder of Markdown and prints what it found, per file and in sum.
// With `--hidden` it looks instead for what can be read of the answers once they are hidden, with `--labels <labels.json>`
// it holds what it found against labels made by hand.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { loadSource } from './load-source.mjs';

async function markdownFiles(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

const count = (into, key, by = 1) => into.set(key, (into.get(key) ?? 0) + by);

const list = (counts) =>
  [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([key, n]) => `${key} ${n}`)
    .join(', ') || 'none';

function measure(text, parseNote) {
  const start = performance.now();
  const { questions, diagnostics } = parseNote(text);
  const time = performance.now() - start;
  const sums = { markers: new Map(), roles: new Map(), diagnostics: new Map() };
  for (const { blocks } of questions) {
    count(sums.markers, blocks[0].kind);
    for (const { role } of blocks) count(sums.roles, role);
  }
  for (const { code } of diagnostics) count(sums.diagnostics, code);
  const unanswered = questions.filter(({ layers }) => layers.length === 0).length;
  return { questions, unanswered, time, ...sums };
}

function print(name, { questions, unanswered, time, markers, roles, diagnostics }) {
  console.log(
    `${name}: ${questions.length} questions (${list(markers)}), ${unanswered} without answer, ${time.toFixed(1)} ms`,
  );
  if (questions.length > 0) console.log(`  blocks: ${list(roles)}`);
  if (diagnostics.size > 0) console.log(`  diagnostics: ${list(diagnostics)}`);
}

async function run() {
  const args = process.argv.slice(2);
  const at = args.indexOf('--labels');
  const [, labels] = at < 0 ? [] : args.splice(at, 2);
  const showQuestions = args.includes('--questions');
  const [given, ...more] = args.filter((arg) => !arg.startsWith('--'));
  if (given === undefined || more.length > 0)
    throw new Error(
      'Name one folder: npm run measure -- <folder> [--questions | --hidden | --labels <labels.json> [--verbose]]',
    );
  const folder = resolve(given);
  if (!(await stat(folder).catch(() => null))?.isDirectory())
    throw new Error(`There is no folder "${given}".`);
  const files = await markdownFiles(folder);
  if (args.includes('--hidden')) {
    const { measureHidden } = await import('./measure-hidden.mjs');
    await measureHidden(folder, files);
    return;
  }
  const { parseNote } = await loadSource('src/core/note/parse.ts');
  if (at >= 0) {
    if (labels === undefined) throw new Error('Name the file of labels: --labels <labels.json>');
    const { measureLabels } = await import('./measure-labels.mjs');
    await measureLabels(folder, resolve(labels), parseNote, args.includes('--verbose'));
    return;
  }
  const sum = {
    questions: [],
    unanswered: 0,
    time: 0,
    markers: new Map(),
    roles: new Map(),
    diagnostics: new Map(),
  };
  for (const file of files) {
    const result = measure(await readFile(file, 'utf8'), parseNote);
    print(relative(folder, file), result);
    if (showQuestions)
      for (const { id, line, text, topic } of result.questions)
        console.log(`    ${line} ${id}: ${text} [${topic ?? ''}]`);
    sum.questions.push(...result.questions);
    sum.unanswered += result.unanswered;
    sum.time += result.time;
    for (const key of ['markers', 'roles', 'diagnostics'])
      for (const [name, n] of result[key]) count(sum[key], name, n);
  }
  print(`In ${files.length} files`, sum);
}

run().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
