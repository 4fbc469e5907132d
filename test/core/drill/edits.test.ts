import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay } from '../../../src/core/day';
import { correction, rateEdit, weakEdit } from '../../../src/core/drill/edits';
import type { DrillItem } from '../../../src/core/drill/item';
import { reduce } from '../../../src/core/drill/reduce';
import { storeSession } from '../../../src/core/drill/persist';
import {
  currentItem,
  progressOf,
  ratingsOfSession,
  startSession,
  type Session,
} from '../../../src/core/drill/session';
import { readFrontmatter } from '../../../src/core/note/frontmatter';
import { questionHash } from '../../../src/core/note/hash';
import { editRecord, undoEdit, type RecordEdit, type RecordUndo } from '../../../src/core/record/edit';
import { readRecord } from '../../../src/core/record/read';
import { DEFAULT_RECORD_KEYS as KEYS, type Rating } from '../../../src/core/record/types';
import { drillNote } from '../../support/notes';
import { changed, DAY, reveal } from './events';

const WORDS = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta'] as const;
type Word = (typeof WORDS)[number];

const asked = (word: Word): string => `Why is ${word} so?`;
const bodyOf = (words: readonly Word[]): string[] =>
  words.flatMap((word, at) => [`### Q${String(at + 1)}: ${asked(word)}`, '', 'Because.', '']);
const wordOf = ({ question }: DrillItem): Word | undefined =>
  WORDS.find((word) => questionHash(asked(word)) === question.hash);

/** What a note says of the question at a place, when it was written. */
interface Known {
  readonly ratings: readonly Rating[];
  readonly confidence: number | null;
  readonly weak: boolean;
}

interface Story {
  /** The questions when the record was written, and now. */
  readonly was: readonly Word[];
  readonly is: readonly Word[];
  readonly known: readonly Known[];
  readonly style: 'block' | 'flow' | 'quoted' | 'commented';
  readonly eol: '\n' | '\r\n';
}

const someWords = fc.shuffledSubarray<Word>([...WORDS]);
const anyRating = fc.record({
  day: fc.integer({ min: 20_000, max: 20_009 }),
  confidence: fc.constantFrom(1, 2, 3, 4),
});
const anyKnown: fc.Arbitrary<Known> = fc.record({
  ratings: fc
    .array(anyRating as fc.Arbitrary<Rating>, { maxLength: 3 })
    .map((ratings) => ratings.sort((a, b) => a.day - b.day)),
  confidence: fc.option(fc.constantFrom(1, 2, 3, 4)),
  weak: fc.boolean(),
});
const anyStory: fc.Arbitrary<Story> = fc.record({
  was: someWords,
  is: someWords.filter(({ length }) => length > 0),
  known: fc.array(anyKnown, { minLength: WORDS.length, maxLength: WORDS.length }),
  style: fc.constantFrom('block', 'flow', 'quoted', 'commented'),
  eol: fc.constantFrom('\n', '\r\n'),
});

function property(
  key: string,
  entries: readonly (readonly [string, string])[],
  style: Story['style'],
): string[] {
  if (entries.length === 0) return [];
  switch (style) {
    case 'flow':
      return [`${key}: {${entries.map((entry) => entry.join(': ')).join(', ')}}`];
    case 'quoted':
      return [`${key}:`, ...entries.map(([id, value]) => `  "${id}": '${value}'`)];
    case 'commented':
      return [
        `${key}: # ours`,
        ...entries.flatMap(([id, value]) => ['    # about', `    ${id}: ${value} # why`]),
      ];
    case 'block':
      return [`${key}:`, ...entries.map(([id, value]) => `  ${id}: ${value}`)];
  }
}

function logLine(word: Word, ratings: readonly Rating[]): string {
  const steps = ratings.map(({ day, confidence }, at) => {
    const when = at === 0 ? formatDay(day) : `+${String(day - (ratings[at - 1]?.day ?? 0))}`;
    return `${when}:${String(confidence)}`;
  });
  return [questionHash(asked(word)), ...steps].join(' ');
}

/** A note whose record is that of the old questions and whose body has the new ones. */
function noteOf({ was, is, known, style, eol }: Story): string {
  const all = was.map((word, at) => ({ word, id: `q${String(at + 1)}`, ...known[at] }));
  const weak = all.flatMap((each) => (each.weak === true ? [each.id] : []));
  const lines = [
    '---',
    'title: T # mine',
    ...property(
      'confidence',
      all.flatMap(({ id, confidence }) => (confidence ? [[id, String(confidence)] as const] : [])),
      style,
    ),
    ...(weak.length > 0 ? [`weak: [${weak.join(', ')}]`, 'tags: [x, weak]'] : ['tags: [x]']),
    ...property(
      'drill_log',
      all.flatMap(({ id, word, ratings = [] }) =>
        ratings.length > 0 ? [[id, logLine(word, ratings)] as const] : [],
      ),
      style,
    ),
    '---',
    '',
    ...bodyOf(is),
  ];
  return lines.join(eol);
}

function edited(text: string, edit: RecordEdit): { text: string; undo: RecordUndo } {
  const result = editRecord(text, [edit], KEYS);
  if (!result.ok) throw new Error(`${result.diagnostic.message}\n${text}`);
  return result;
}

function undone(text: string, undo: RecordUndo): string {
  const result = undoEdit(text, undo, KEYS);
  if (!result.ok) throw new Error(`${result.diagnostic.message}\n${text}`);
  return result.text;
}

const rating = (item: DrillItem, day = DAY): RecordEdit =>
  rateEdit(item, { confidence: 2, day, autoWeak: true });

/** What is known of every question, by its words. */
const knownOf = (text: string): Map<Word | undefined, unknown> =>
  new Map(
    drillNote(text).items.map((item) => [wordOf(item), [item.ratings, item.confidence, item.weak] as const]),
  );

/** Every rating of every entry, whosever it is. */
function allRatings(text: string): string[] {
  const { log } = readRecord(readFrontmatter(text).data, KEYS);
  const all = [...log.values()].flatMap(({ ratings }) => ratings);
  return all.map(({ day, confidence }) => `${String(day)}:${String(confidence)}`).sort();
}

const others = (text: string): unknown => {
  const { data } = readFrontmatter(text);
  const { log, confidence, weak } = readRecord(data, KEYS);
  return [log.size, confidence.size, weak.length, data['title']];
};

/** The rules of joining once more, by words alone. */
function expectedRatings({ was, is, known }: Story, at: number): readonly Rating[] {
  const word = is[at];
  const own = word === undefined ? -1 : was.indexOf(word);
  const byWords = known[own]?.ratings ?? [];
  if (byWords.length > 0) return byWords;
  const before = was[at];
  return before === undefined || (before !== word && is.includes(before)) ? [] : (known[at]?.ratings ?? []);
}

describe('ratings and flags in a note whose questions were renumbered', () => {
  it('shows every question what it was given, and nothing of another', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        drillNote(noteOf(story)).items.forEach((item, at) => {
          expect(item.ratings).toEqual(expectedRatings(story, at));
        });
      }),
    );
  });

  it('change what is known of that question alone, lose nothing and are undone byte for byte', () => {
    fc.assert(
      fc.property(anyStory, fc.nat(), fc.boolean(), (story, choice, isFlag) => {
        const before = noteOf(story);
        const { items } = drillNote(before);
        const item = items[choice % items.length];
        if (!item) throw new Error('a question was expected');
        const { text, undo } = edited(before, isFlag ? weakEdit(item, true) : rating(item));
        const after = knownOf(text);
        for (const [word, known] of knownOf(before)) {
          if (word !== wordOf(item)) expect(after.get(word)).toEqual(known);
        }
        const now = drillNote(text).items[choice % items.length];
        const added = isFlag ? [] : [{ day: DAY, confidence: 2 }];
        expect(now?.ratings).toEqual([...item.ratings, ...added]);
        if (isFlag) expect(now?.weak).toBe(true);
        expect(allRatings(text)).toEqual(
          [...allRatings(before), ...(isFlag ? [] : [`${String(DAY)}:2`])].sort(),
        );
        if (item.renumbered) expect(now).toMatchObject({ recordId: item.question.id, renumbered: null });
        expect(undone(text, undo)).toBe(before);
        expect(text.slice(text.indexOf('### '))).toBe(before.slice(before.indexOf('### ')));
      }),
      { numRuns: 300 },
    );
  });

  it('hold for items that were read before the first of them was written', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const before = noteOf(story);
        const { items } = drillNote(before);
        const undos: RecordUndo[] = [];
        let text = before;
        items.forEach((item, at) => {
          const result = edited(text, rating(item, DAY + at));
          text = result.text;
          undos.push(result.undo);
        });
        drillNote(text).items.forEach((item, at) => {
          expect(item.ratings).toEqual([...(items[at]?.ratings ?? []), { day: DAY + at, confidence: 2 }]);
        });
        expect(allRatings(text)).toHaveLength(allRatings(before).length + items.length);
        expect(undos.reduceRight(undone, text)).toBe(before);
      }),
    );
  });

  it('are taken back alone where the properties changed meanwhile', () => {
    fc.assert(
      fc.property(anyStory, fc.nat(), (story, choice) => {
        const before = noteOf(story);
        const { items } = drillNote(before);
        const item = items[choice % items.length];
        if (!item) throw new Error('a question was expected');
        const { text, undo } = edited(before, rating(item));
        const back = undone(text.replace('title: T', 'title: New'), undo);
        expect(knownOf(back)).toEqual(knownOf(before));
        expect(allRatings(back)).toEqual(allRatings(before));
        expect(others(back)).toEqual([...(others(before) as unknown[]).slice(0, 3), 'New']);
      }),
    );
  });
});

describe('the session and the record', () => {
  const drilled = (words: readonly Word[]): { session: Session; text: string } => {
    let text = bodyOf(words).join('\n');
    let session = startSession(drillNote(text).items, 0);
    words.forEach((_, at) => {
      const item = drillNote(text).items[at];
      if (!item) throw new Error('a question was expected');
      const rate = { type: 'rate', confidence: 2, day: DAY + at, autoWeak: false, now: 0 } as const;
      session = reduce(reduce(session, reveal), rate);
      text = edited(text, rateEdit(item, rate)).text;
      session = reduce(session, changed(text));
    });
    return { session, text };
  };

  it('follow the same words', () => {
    const some = someWords.filter(({ length }) => length > 0);
    fc.assert(
      fc.property(some, some, (was, is) => {
        const { session, text } = drilled(was);
        const renumbered = text.slice(0, text.indexOf('### ')) + bodyOf(is).join('\n');
        const now = reduce(session, changed(renumbered));
        expect(now.items).toHaveLength(is.length);
        for (const item of now.items) {
          const last = item.ratings[item.ratings.length - 1];
          expect(progressOf(now, item).ratedOn).toBe(last?.day ?? null);
        }
      }),
    );
  });

  type Act = { readonly rate: 1 | 2 | 3 | 4 } | { readonly go: number } | 'weak' | 'skip' | 'undo' | 'read';
  const anyAct: fc.Arbitrary<Act> = fc.oneof(
    { weight: 5, arbitrary: fc.record({ rate: fc.constantFrom(1, 2, 3, 4) }) },
    { weight: 4, arbitrary: fc.record({ go: fc.nat(1) }) },
    fc.constantFrom<Act>('weak', 'skip', 'undo', 'read'),
  );
  const START =
    '---\nweak: [q2]\ndrill_log:\n  q1: 9f3a1c 2026-11-01:3\n---\n\n### Q1: a\n\nx\n\n### Q2: b\n\ny\n';

  /** Plays acts in a session and in its note; with no undo left, the note is what it was. */
  function played(acts: readonly Act[]): { session: Session; text: string; undoAll: () => string } {
    let [session, text] = [startSession(drillNote(START).items, 0), START];
    const undos: RecordUndo[] = [];
    const undoOne = (): void => {
      const undo = undos.pop();
      if (undo) text = undone(text, undo);
      session = reduce(session, { type: 'undo', now: 0 });
    };
    for (const act of acts) {
      const item = currentItem(session);
      if (!item) throw new Error('a question was expected');
      session = reduce(session, reveal);
      const before = session.undo.length;
      let edit: RecordEdit | null = null;
      if (act === 'undo') {
        undoOne();
        // The note that an undo writes is read before anybody can rate again.
        session = reduce(session, changed(text));
      } else if (act === 'read') session = reduce(session, changed(text));
      else if (act === 'skip') session = reduce(session, { type: 'skip', now: 0 });
      else if (act === 'weak') {
        edit = weakEdit(item, !progressOf(session, item).weak);
        session = reduce(session, { type: 'weak' });
      } else if ('go' in act) session = reduce(session, { type: 'go', to: act.go, now: 0 });
      else {
        const rate = { type: 'rate', confidence: act.rate, day: DAY, autoWeak: true, now: 0 } as const;
        edit = rateEdit(item, rate, correction(progressOf(session, item), DAY));
        session = reduce(session, rate);
      }
      if (edit === null || session.undo.length === before) continue;
      const result = edited(text, edit);
      text = result.text;
      undos.push(result.undo);
    }
    const undoAll = (): string => {
      while (undos.length > 0) undoOne();
      return text;
    };
    return { session, text, undoAll };
  }

  it('say the same of every question, whatever is rated again, flagged, skipped and taken back', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 16 }), (acts) => {
        const { session, text, undoAll } = played(acts);
        drillNote(text).items.forEach((item, at) => {
          const progress = progressOf(session, item);
          const before = at === 0 ? [{ day: DAY - 29, confidence: 3 }] : [];
          expect(item.ratings).toEqual([...before, ...ratingsOfSession(progress)]);
          expect(item.weak).toBe(progress.weak);
          // One for each time that it was asked.
          expect(ratingsOfSession(progress).length).toBeLessThanOrEqual(progress.round + 1);
        });
        expect(undoAll()).toBe(START);
      }),
      { numRuns: 400 },
    );
  });

  it('are after a correction what they would be had the rating before it never been given', () => {
    for (const [wrong, right] of [
      [4, 2],
      [1, 3],
      [3, 1],
      [2, 2],
    ] as const) {
      const [corrected, given] = [
        played([{ rate: wrong }, { go: 0 }, { rate: right }]),
        played([{ rate: right }]),
      ];
      expect(corrected.text).toBe(given.text);
      expect(storeSession(corrected.session).progress[0]).toEqual(storeSession(given.session).progress[0]);
    }
  });

  it('add the rating of a question that comes again, and correct only the latest', () => {
    const blank = [{ rate: 1 }, { rate: 3 }] as const;
    const today = (acts: readonly Act[]): string[] =>
      allRatings(played(acts).text).filter((each) => each.startsWith(String(DAY)));
    const expected = (...confidences: number[]): string[] =>
      confidences.map((confidence) => `${String(DAY)}:${String(confidence)}`);
    expect(today([...blank, { rate: 2 }])).toEqual(expected(1, 2, 3));
    expect(today([...blank, { rate: 2 }, { go: 0 }, { rate: 4 }])).toEqual(expected(1, 3, 4));
  });
});
