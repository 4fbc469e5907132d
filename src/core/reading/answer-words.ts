import { withoutLinks } from '../note/plain-text';

/** So many words in a row tell one text from another. */
const RUN = 4;

/** The number that is drawn for a footnote is another than its label. */
const FOOTNOTE = /\[(?:\^[^[\]]*|\d+)\]/g;

/** The words as they are drawn: of links what they show, of footnotes nothing. */
const wordsOf = (text: string): string[] =>
  withoutLinks(text)
    .replace(FOOTNOTE, ' ')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** The runs of words of a text; one that has fewer words is one run, and ends as a text does. */
function runsOf(text: string): string[] {
  const words = wordsOf(text);
  if (words.length < RUN) return words.length === 0 ? [] : [`${words.join(' ')}.`];
  return words.slice(RUN - 1).map((_, at) => words.slice(at, at + RUN).join(' '));
}

/** Knows answers by their words alone, wherever they turn up. Words that also stand elsewhere in the note tell nothing. */
export class AnswerWords {
  /** Run of words → the lines of answers in which it stands. */
  private readonly lines = new Map<string, { readonly id: string; readonly runs: number }[]>();

  /** @param answers each line of an answer, with the id of its question @param shown all other lines, in their order */
  constructor(answers: Iterable<readonly [line: string, id: string]>, shown: readonly string[]) {
    // Rendered lines run together.
    const known = new Set([...shown.flatMap(runsOf), ...runsOf(shown.join('\n'))]);
    const words = new Set(shown.flatMap(wordsOf));
    for (const [text, id] of answers) {
      const own = new Set(runsOf(text).filter((run) => !known.has(run) && !isOf(run, words)));
      const line = { id, runs: own.size };
      for (const run of own) {
        const lines = this.lines.get(run);
        if (lines) lines.push(line);
        else this.lines.set(run, [line]);
      }
    }
  }

  /** Ids of the questions of which more than half a line of the answer can be read in a text. */
  findIn(text: string): string[] {
    const seen = new Map<{ readonly id: string; readonly runs: number }, number>();
    for (const run of new Set(text.split('\n').flatMap(runsOf)))
      for (const line of this.lines.get(run) ?? []) seen.set(line, (seen.get(line) ?? 0) + 1);
    return [...new Set([...seen].flatMap(([{ id, runs }, count]) => (count * 2 > runs ? [id] : [])))];
  }
}

/** Whether a short text is made of words that stand elsewhere: a label of a diagram may be all of it. */
const isOf = (run: string, words: ReadonlySet<string>): boolean =>
  run.endsWith('.') && wordsOf(run).every((word) => words.has(word));
