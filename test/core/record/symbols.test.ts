import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { rateEdit } from '../../../src/core/drill/edits';
import type { DrillItem } from '../../../src/core/drill/item';
import { olderHash, questionHash } from '../../../src/core/note/hash';
import { parseNote } from '../../../src/core/note/parse';
import { editRecord } from '../../../src/core/record/edit';
import { cutHead } from '../../../src/core/record/head';
import { applyEntries } from '../../../src/core/record/journal-apply';
import { DEFAULT_RECORD_KEYS as KEYS } from '../../../src/core/record/types';
import { drillNote } from '../../support/notes';

/** Questions that a reader tells apart, most of them alike in letters and digits. */
const POOL = [
  ...['What does `==` do?', 'What does `===` do?', 'What does != do?'],
  ...['What is C?', 'What is C++?', 'What is C#?'],
  ...['When to use &?', 'When to use &&?'],
  ...['What does i++ return?', 'What does ++i return?'],
  ...['What does *args take?', 'What does **args take?'],
  ...['When is a > b?', 'When is a < b?'],
  ...['What is O(n)?', 'What is `o(n)`?'],
  ...['Which is a `Map`?', 'Which is a `map`?'],
  ...['Why is it slow?', 'How is it done?'],
];
const DAY = 20_800;

interface Known {
  readonly isRated: boolean;
  readonly isOlder: boolean;
}

interface Story {
  /** The questions when the log was written, and now. */
  readonly was: readonly string[];
  readonly is: readonly string[];
  readonly known: readonly Known[];
  readonly isLabelled: boolean;
}

const someQuestions = fc.shuffledSubarray(POOL, { minLength: 2, maxLength: 9 });
const storyOf = (known: fc.Arbitrary<Known>): fc.Arbitrary<Story> =>
  fc
    .record({
      was: someQuestions,
      more: someQuestions,
      known: fc.array(known, { minLength: POOL.length, maxLength: POOL.length }),
      isLabelled: fc.boolean(),
      gone: fc.integer({ min: 0, max: 2 }),
    })
    .chain(({ was, more, gone, ...rest }) =>
      fc
        .shuffledSubarray([...new Set([...was.slice(gone), ...more.slice(0, 3)])], { minLength: 1 })
        .chain((shuffled) => fc.constantFrom(shuffled, was, [...more.slice(0, 1), ...was]))
        .map((is) => ({ ...rest, was, is: [...new Set(is)] })),
    );

const bodyOf = (questions: readonly string[], isLabelled: boolean): string =>
  questions.map((asked, at) => `### ${isLabelled ? `Q${String(at + 1)}: ` : ''}${asked}\n\nSo.\n\n`).join('');

const numberOf = (asked: string): number => POOL.indexOf(asked);
const ratingOf = (asked: string): string =>
  `${new Date((DAY - numberOf(asked)) * 86_400_000).toISOString().slice(0, 10)}:3`;
const isRated = ({ known, was }: Story, asked: string): boolean =>
  was.includes(asked) && known[numberOf(asked)]?.isRated === true;
const isOlder = ({ known }: Story, asked: string): boolean => known[numberOf(asked)]?.isOlder === true;

/** The note with the record of the old questions and the body of the new ones. */
function noteOf(story: Story): string {
  const { was, is, isLabelled } = story;
  const { questions } = parseNote(bodyOf(was, isLabelled), {});
  const log = questions.flatMap(({ id, text }) => {
    const hash = isOlder(story, text) ? olderHash(text) : questionHash(text);
    return isRated(story, text) ? [`  ${id}: ${hash} ${ratingOf(text)}\n`] : [];
  });
  return `---\nround_type: Tech\n${log.length > 0 ? 'drill_log:\n' : ''}${log.join('')}---\n\n${bodyOf(is, isLabelled)}`;
}

/** Of which question of the pool the ratings of an item are. */
const given = ({ ratings }: DrillItem): string[] => ratings.flatMap(({ day }) => POOL[DAY - day] ?? []);

/** A question has its own ratings, or those of one that is gone, whose label it has: it was reworded. */
function expectOwn(story: Story, items: readonly DrillItem[]): void {
  for (const item of items) {
    const asked = item.question.text;
    if (isRated(story, asked)) expect(given(item)).toContain(asked);
    for (const other of given(item)) expect(other === asked || !story.is.includes(other)).toBe(true);
  }
}

it('ratings stay with their questions, however a note is ordered anew, and also when another is rated', () => {
  const story = storyOf(fc.record({ isRated: fc.boolean(), isOlder: fc.constant(false) }));
  fc.assert(
    fc.property(story, fc.nat(), (each, at) => {
      const text = noteOf(each);
      const { items } = drillNote(text);
      expectOwn(each, items);
      const item = items[at % items.length];
      if (!item) throw new Error('a question was expected');
      const edit = rateEdit(item, { confidence: 2, day: DAY + 1, autoWeak: false });
      const result = editRecord(text, [edit], KEYS);
      if (!result.ok) throw new Error(result.diagnostic.message);
      expectOwn(each, drillNote(result.text).items);
    }),
    { numRuns: 500 },
  );
});

it('entries of the older rule stay with their questions, and go to no other without a word', () => {
  const story = storyOf(fc.record({ isRated: fc.boolean(), isOlder: fc.boolean() }));
  fc.assert(
    fc.property(story, (each) => {
      const { is, was } = each;
      const { items } = drillNote(noteOf(each));
      const isSame = is.every((asked, at) => was[at] === asked) && is.length === was.length;
      const alike = (asked: string): string[] =>
        [...new Set([...is, ...was])].filter((other) => olderHash(other) === olderHash(asked));
      const placeOf = (questions: readonly string[], asked: string): string | undefined =>
        parseNote(bodyOf(questions, each.isLabelled), {}).questions.find(({ text }) => text === asked)?.id;
      const hasStayed = (asked: string): boolean => placeOf(is, asked) === placeOf(was, asked);
      const isCertain = (asked: string): boolean => !isOlder(each, asked) || alike(asked).length === 1;
      for (const item of items) {
        const asked = item.question.text;
        if (isRated(each, asked) && (isSame || isCertain(asked))) expect(given(item)).toEqual([asked]);
        for (const other of given(item)) {
          if (other === asked || !is.includes(other)) continue;
          // Nothing in the note tells that they changed places.
          expect(alike(other)).toContain(asked);
          expect(placeOf(is, asked)).toBe(placeOf(was, other));
          const moved = is.filter((one) => isRated(each, one) && isCertain(one) && !hasStayed(one));
          expect(moved).toEqual([]);
        }
      }
    }),
    { numRuns: 500 },
  );
});

const OLD = ['What does `==` do?', 'What does `===` do?'] as const;
const oldNote = (...questions: string[]): string => {
  const log = OLD.map(
    (asked, at) => `  q${String(at + 2)}: ${olderHash(asked)} 2026-11-0${String(at + 1)}:3\n`,
  );
  return `---\ndrill_log:\n${log.join('')}  q4: ${questionHash('Why?')} 2026-11-05:3\n---\n${bodyOf(questions, true)}`;
};
const days = (text: string): string[] =>
  drillNote(text).items.map(
    ({ question, ratings }) => `${question.text} ${ratings.map(({ day }) => day - 20_757).join(' ')}`,
  );

it('an entry of the older rule that two questions may have is kept, and given to neither when labels moved', () => {
  const text = oldNote('New?', 'Newer?', ...OLD, 'Why?');
  const { items, orphans } = drillNote(text);
  expect(days(text)).toEqual(['New? ', 'Newer? ', `${OLD[0]} `, `${OLD[1]} `, 'Why? 5']);
  expect(orphans.map(({ id }) => id)).toEqual(['q2', 'q3']);
  const edit = items[2] && rateEdit(items[2], { confidence: 2, day: DAY, autoWeak: false });
  const result = editRecord(text, edit ? [edit] : [], KEYS);
  if (!result.ok) throw new Error(result.diagnostic.message);
  expect(result.text).toContain('  q2-gone: ');
  expect(result.text).toContain('  q3-gone: ');
  expect(result.text).toContain(`  q3: ${questionHash(OLD[0])} `);
});

it('an entry of the older rule is renewed with the next rating, and found wherever its question goes then', () => {
  const text = oldNote('New?', ...OLD, 'Why?');
  const [, item] = drillNote(text).items;
  if (!item) throw new Error('a question was expected');
  const result = editRecord(text, [rateEdit(item, { confidence: 2, day: DAY, autoWeak: false })], KEYS);
  if (!result.ok) throw new Error(result.diagnostic.message);
  expect(result.text).toContain(`  q2: ${questionHash(OLD[0])} `);
  const head = cutHead(result.text);
  if ('code' in head) throw new Error(head.message);
  const moved = head.open + head.yaml + head.close + bodyOf(['New?', 'Newer?', ...OLD, 'Why?'], true);
  // The other one, still of the older rule, is the only one left that its entry may be of.
  expect(days(moved).slice(2)).toEqual([`${OLD[0]} 1 43`, `${OLD[1]} 2`, 'Why? 5']);
});

it.each([
  ['at its label', ['New?', ...OLD, 'Why?'], 'q3'],
  ['alone of its kind at another label', ['New?', 'Newer?', 'Newest?', 'Why?', OLD[1]], 'q5'],
  ['in doubt', ['New?', 'Newer?', 'Newest?', ...OLD], null],
])('a rating that waits since before finds its question %s', (_, questions, id) => {
  const text = `---\ntitle: T\n---\n${bodyOf(questions, true)}`;
  const edit = {
    type: 'rate',
    id: 'q3',
    hash: olderHash(OLD[1]),
    confidence: 2,
    day: DAY,
    autoWeak: false,
  } as const;
  const waiting = [{ edits: [edit], attempt: null }];
  const words = drillNote(text).items.map(({ question }) => question);
  const { text: after, outcomes } = applyEntries(text, waiting, KEYS, () => words);
  expect(outcomes.map(({ kind }) => kind)).toEqual([id === null ? 'refused' : 'written']);
  const rated = drillNote(after).items.filter(({ ratings }) => ratings.length > 0);
  expect(rated.map(({ question }) => question.id)).toEqual(id === null ? [] : [id]);
});
