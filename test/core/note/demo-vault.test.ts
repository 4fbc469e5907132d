import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isInterviewNote } from '../../../src/core/note/interview';
import { readFrontmatter } from '../../../src/core/note/frontmatter';
import { parseNote } from '../../../src/core/note/parse';
import { drillNote, findingsOf, idsOf } from '../../support/notes';

const read = (name: string): string =>
  readFileSync(resolve(import.meta.dirname, '../../../demo/vault', `${name}.md`), 'utf8');

const numbered = (count: number): string[] => Array.from({ length: count }, (_, at) => `q${String(at + 1)}`);

describe('the notes of the demo vault', () => {
  it.each<[string, string[], string[]]>([
    ['Payments Backend - Variant 1', ['q1', 'q2', 'q3', 'ledger', 'lost-update', 'q6', 'q7', 'q8'], []],
    [
      'Payments Backend - Variant 2',
      [
        'what-does-a-409-tell-an-api-client-that-a-422-does-not',
        'which-http-methods-are-idempotent-by-definition',
        'q1',
        'q2',
        'write-a-retry-helper-with-exponential-backoff-and-full-jitter',
        'design-the-tables-of-a-double-entry-ledger',
        'q3',
        'what-is-the-difference-between-a-refund-and-a-chargeback',
        'why-is-a-uuidv7-kinder-to-a-b-tree-index-than-a-uuidv4',
        'q7',
      ],
      [],
    ],
    ['Payments Backend - Variant 3', numbered(8), []],
    [
      'Frontend Accessibility - Screening',
      [
        'which-native-element-would-you-use-before-reaching-for-aria',
        'explain-how-focus-should-move-when-a-dialog-opens-and-closes',
        'implement-an-accessible-disclosure-button',
        'what-contrast-does-text-need-under-wcag-2-2-level-aa',
        'how-would-you-announce-the-number-of-search-results-while-the-user-is-typing',
        'walk-me-through-testing-a-checkout-with-a-screen-reader',
        'フォームの入力エラーをスクリーンリーダーの利用者にどう伝えますか',
        'what-is-the-difference-between-aria-label-and-aria-labelledby',
        'why-is-a-positive-tabindex-almost-always-wrong',
      ],
      [],
    ],
    ['Behavioural Round - Leadership', numbered(7), ['130 question-without-answer']],
    ['Welcome', [], []],
    ['Reference/Isolation levels', [], []],
    ['Reference/Money and rounding', [], []],
  ])('%s', (name, ids, findings) => {
    const note = parseNote(read(name));
    expect(idsOf(note)).toEqual(ids);
    expect(findingsOf(note)).toEqual(findings);
  });

  it('hold a record that fits its questions', () => {
    const { items, diagnostics } = drillNote(read('Behavioural Round - Leadership'));
    expect(diagnostics.map(({ code }) => code)).toEqual(['question-without-answer']);
    const rated = items.filter(({ ratings }) => ratings.length > 0);
    expect(rated.map(({ question: { id }, confidence, weak }) => [id, confidence, weak])).toEqual([
      ['q1', 3, false],
      ['q2', 2, true],
      ['q3', 1, true],
      ['q5', 4, false],
    ]);
    const source = read('Behavioural Round - Leadership');
    for (const { question } of rated) expect(source).toContain(`  ${question.id}: ${question.hash} `);
  });

  it('are interview notes, but for those that only stand beside them', () => {
    const marks = { interviewTag: 'interview', folders: [], logProperty: 'drill_log' };
    const isOne = (name: string): boolean => {
      const { data } = readFrontmatter(read(name));
      return isInterviewNote({ path: `${name}.md`, frontmatter: data, tags: [] }, marks);
    };
    expect(isOne('Payments Backend - Variant 1')).toBe(true);
    expect(isOne('Behavioural Round - Leadership')).toBe(true);
    expect(isOne('Welcome')).toBe(false);
    expect(isOne('Reference/Isolation levels')).toBe(false);
  });
});
