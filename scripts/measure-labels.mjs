// `npm run measure -- --labels <labels.json> <folder>`: holds what the parser finds against labels made by hand.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Lines by which a found question may miss its label, and an answer may run past its labelled end. */
const NEAR = 2;

/** A line at the end of an answer that says nothing. */
const isEmpty = (line) => /^\s*(?:<[^>]*>\s*)*$/.test(line) || /back to top/i.test(line);

/** Pairs found questions with labels, each with one: those on the same line first, then within two lines. */
export function paired(found, labels) {
  const pairs = new Map();
  const taken = new Set();
  for (let distance = 0; distance <= NEAR; distance += 1)
    for (const label of labels) {
      if (pairs.has(label)) continue;
      const match = found.find((each) => !taken.has(each) && Math.abs(each.line - label.line) === distance);
      if (!match) continue;
      pairs.set(label, match);
      taken.add(match);
    }
  return pairs;
}

/** The last line of a question that says something, 1-based. */
function lastLine({ blocks }, lines) {
  let last = blocks.at(-1)?.endLine ?? 0;
  while (last > 0 && isEmpty(lines[last - 1] ?? '')) last -= 1;
  return last;
}

function hold(text, { questions, unanswered }, parseNote) {
  const lines = text.split(/\r\n?|\n/);
  const found = parseNote(text).questions;
  const labels = questions.map(([line, answer, sure, kind]) => ({ line, answer, sure: Boolean(sure), kind }));
  const pairs = paired(found, labels);
  const matched = new Set(pairs.values());
  const isUnanswered = ({ line }) => unanswered.some((other) => Math.abs(other - line) <= NEAR);
  const answered = [...pairs].filter(([{ answer }]) => answer !== null);
  return {
    sure: labels.filter(({ sure }) => sure),
    missed: labels.filter((label) => label.sure && !pairs.has(label)),
    found: found.filter((each) => matched.has(each) || !isUnanswered(each)),
    extra: found.filter((each) => !matched.has(each) && !isUnanswered(each)),
    answered,
    early: answered.filter(([{ answer }, { blocks }]) =>
      blocks.some(
        ({ role, line, endLine }, at) =>
          at > 0 && role === 'prompt' && line <= answer[1] && endLine >= answer[0],
      ),
    ),
    long: answered.filter(([{ answer }, question]) => lastLine(question, lines) > answer[1] + NEAR),
    lines,
  };
}

const share = (part, of) => (of === 0 ? '–' : (part / of).toFixed(3));

function line(name, parts) {
  const sum = (key) => parts.reduce((n, part) => n + part[key].length, 0);
  const [sure, found, answered] = [sum('sure'), sum('found'), sum('answered')];
  return (
    `${name}: recall ${share(sure - sum('missed'), sure)} of ${sure}, precision ${share(found - sum('extra'), found)} of ${found}, ` +
    `shown too early ${sum('early')}, runs on ${sum('long')} of ${answered}`
  );
}

/**
 * Prints recall, precision, answers shown too early and answers that run on: by collection, by kind and in sum. With
 * `isVerbose` also each miss and each extra. A file that is not the one that was labelled is an error.
 */
export async function measureLabels(folder, labelsFile, parseNote, isVerbose) {
  const notes = JSON.parse(await readFile(labelsFile, 'utf8'));
  const collections = new Map();
  const kinds = new Map();
  for (const note of notes) {
    const bytes = await readFile(join(folder, note.file));
    if (createHash('sha1').update(bytes).digest('hex') !== note.sha1)
      throw new Error(`${note.file} is not the file that was labelled: its SHA-1 is another.`);
    const result = hold(bytes.toString('utf8'), note, parseNote);
    const collection = note.file.split('/')[0];
    collections.set(collection, [...(collections.get(collection) ?? []), result]);
    for (const each of result.sure) {
      const [missed, all] = kinds.get(each.kind) ?? [0, 0];
      kinds.set(each.kind, [missed + (result.missed.includes(each) ? 1 : 0), all + 1]);
    }
    if (!isVerbose) continue;
    const say = (what, at) =>
      console.log(`${what} ${note.file}:${at}: ${(result.lines[at - 1] ?? '').slice(0, 100)}`);
    for (const each of result.missed) say(`missed (${each.kind})`, each.line);
    for (const each of result.extra) say('extra', each.line);
    for (const [, each] of result.early) say('shown too early', each.line);
    for (const [{ answer }, each] of result.long)
      say(`runs on to ${lastLine(each, result.lines)}, not ${answer[1]}:`, each.line);
  }
  for (const [name, results] of [...collections].sort(([a], [b]) => (a < b ? -1 : 1)))
    console.log(line(name, results));
  for (const [kind, [missed, all]] of [...kinds].sort(([, a], [, b]) => b[0] - a[0]))
    console.log(`  ${kind}: ${missed} missed of ${all}`);
  console.log(line(`In ${notes.length} notes`, [...collections.values()].flat()));
}
