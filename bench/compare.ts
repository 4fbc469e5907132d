import { compareNotes } from '../src/core/compare/compare';
import { alignQuestions } from '../src/core/compare/align';
import { readDrillNote } from '../src/core/drill/item';
import type { Frontmatter } from '../src/core/note/frontmatter';
import { parseNote } from '../src/core/note/parse';
import { DEFAULT_RECORD_KEYS } from '../src/core/record/types';
import { ratioOf } from './clock';
import { readPairs } from './pairs';
import type { Row } from './table';

const NOTES = 4;
const QUESTIONS = 500;
const TODAY = 20_000;

/** Numbers that look random and are always the same (Lehmer, modulus 2^31 − 1). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** All words that the labelled questions and answers in English are made of. */
const WORDS = readPairs('tuning').flatMap(({ language, pairs }) =>
  (language === 'en' ? pairs : []).flatMap(({ a, b }) =>
    [a.text, a.answer, b.text, b.answer].flatMap((text) => text.split(/\s+/)),
  ),
);

/**
 * A note of one interview: of each question it takes the words of the subject, which all notes have, and puts words of its
 * own between them, so that about half of a question and of its answer stands in every note.
 */
function interview(note: number): string {
  const own = numbers(7 + note);
  const word = (next: (below: number) => number): string => WORDS[next(WORDS.length)] ?? '';
  const words = (subject: (below: number) => number, count: number): string =>
    Array.from({ length: count }, (_, at) => word(at % 2 === 0 ? subject : own))
      .join(' ')
      .replace(/[#>`|*_[\]\n]/g, '');
  const question = (at: number): string => {
    const subject = numbers(1000 + at);
    const topic = at % 20 === 0 ? `## Topic ${String(at / 20)} ${words(subject, 3)}\n\n` : '';
    const lines = [1, 2, 3].map(() => `> - ${words(subject, 12)}`).join('\n');
    return `${topic}### Q${String(at + 1)}: ${words(subject, 9)}?\n\n> [!success] Answer\n> ${words(subject, 25)}\n>\n${lines}\n`;
  };
  return Array.from({ length: QUESTIONS }, (_, at) => question(at)).join('\n');
}

const frontmatter: Frontmatter = { data: {}, bounds: null, diagnostics: [] };

/** Putting large notes side by side, beside the time of parsing them. */
export function compareRows(): Row[] {
  const texts = Array.from({ length: NOTES }, (_, note) => interview(note));
  const notes = texts.map((text, at) =>
    readDrillNote(`note-${String(at)}.md`, text, DEFAULT_RECORD_KEYS, { frontmatter }),
  );
  const questions = notes.map(({ items }) =>
    items.map(({ question: { text, topic, label, hash, blocks } }) => {
      return { text, topic, label, hash, answer: blocks.map(({ markdown }) => markdown).join('\n') };
    }),
  );
  const parse = (): unknown => texts.map((text) => parseNote(text, { frontmatter }));
  const of = 'parseNote, the same notes';
  const row = (what: string, work: () => unknown, target: Row['target']): Row => ({
    what,
    ratio: ratioOf(work, parse, 4000),
    of,
    target,
  });
  const rows = alignQuestions(questions);
  const whole = rows.filter(({ cells }) => new Set(cells).size === 1).length;
  return [
    row(
      `aligning ${String(NOTES)} notes of ${String(QUESTIONS)} questions`,
      () => alignQuestions(questions),
      {
        most: 20,
      },
    ),
    row(
      'all of a comparison: answers cut out, topics, readiness',
      () => compareNotes(notes, { today: TODAY, retention: 0.9 }),
      null,
    ),
    {
      what: 'questions that stand in one row with their own kind',
      ratio: whole / QUESTIONS,
      of: 'all',
      target: null,
    },
  ];
}
