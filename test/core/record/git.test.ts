import { describe, expect, it } from 'vitest';
import { parseDay } from '../../../src/core/day';
import { readFrontmatter } from '../../../src/core/note/frontmatter';
import { editRecord } from '../../../src/core/record/edit';
import { formatLogEntry } from '../../../src/core/record/log';
import { mendRecord } from '../../../src/core/record/merge-torn';
import { readRecord } from '../../../src/core/record/read';
import { DEFAULT_RECORD_KEYS as KEYS } from '../../../src/core/record/types';
import { hasGit, mergeBranches } from '../../support/git';

const DAY = parseDay('2026-11-10') ?? NaN;

const rated = (text: string, id: string, confidence: 1 | 2 | 3 | 4, day = DAY): string => {
  const edit = { type: 'rate', id, hash: '9f3a1c', confidence, day, autoWeak: true } as const;
  const result = editRecord(text, [edit], KEYS);
  if (!result.ok) throw new Error(result.diagnostic.message);
  return result.text;
};

/** A note of ten questions, with as many ratings. */
const fresh = ['---', 'title: Queues', 'tags: [interview]', '---', '', '### Q1: Why?', '', 'So.', ''].join(
  '\n',
);
const drilled = Array.from({ length: 10 }, (_, at) => `q${String(at + 1)}`).reduce(
  (text, id) => rated(text, id, 3, DAY - 9),
  fresh,
);

function logIn(text: string): Record<string, string> {
  const { data, diagnostics } = readFrontmatter(text);
  expect(diagnostics).toEqual([]);
  return Object.fromEntries(
    [...readRecord(data, KEYS).log].map(([id, entry]) => [id, formatLogEntry(entry)]),
  );
}

describe.skipIf(!hasGit)('git merges two branches that drilled apart', () => {
  it('by itself where the questions are apart', () => {
    const { text, isTorn } = mergeBranches(drilled, rated(drilled, 'q2', 4), rated(drilled, 'q8', 2));
    expect(isTorn).toBe(false);
    expect(logIn(text)).toMatchObject({
      q2: '9f3a1c 2026-11-10:4 2026-11-01:3',
      q8: '9f3a1c 2026-11-10:2 2026-11-01:3',
    });
  });

  it.each([
    ['adjacent questions', drilled, rated(drilled, 'q4', 4), rated(drilled, 'q5', 2), ['q4', 'q5']],
    ['one question', drilled, rated(drilled, 'q4', 4), rated(drilled, 'q4', 2, DAY + 1), ['q4']],
    ['the first record on both', fresh, rated(fresh, 'q1', 4), rated(fresh, 'q2', 1), ['q1', 'q2']],
    ['one question first on both', fresh, rated(fresh, 'q1', 4), rated(fresh, 'q1', 3, DAY + 1), ['q1']],
  ])('with a conflict for %s, and the mend holds what both say', (_, base, ours, theirs, ids) => {
    const { text, isTorn } = mergeBranches(base, ours, theirs);
    expect(isTorn).toBe(true);
    const mended = mendRecord(text, KEYS);
    if (!mended.ok) throw new Error(mended.diagnostic.message);
    const [log, a, b] = [logIn(mended.text), logIn(ours), logIn(theirs)];
    for (const id of ids) {
      const words = `${a[id] ?? ''} ${b[id] ?? ''}`.split(' ').filter((word) => word !== '');
      expect(new Set(log[id]?.split(' '))).toEqual(new Set(words));
    }
    expect(mended.text).not.toMatch(/^[<=>]{7}/m);
    expect(mended.text.slice(mended.text.indexOf('###'))).toBe(base.slice(base.indexOf('###')));
  });

  it('with a conflict that is not ours to end where people wrote, too', () => {
    const [ours, theirs] = [rated(drilled, 'q4', 4), rated(drilled, 'q4', 2)].map((text, at) =>
      text.replace('title: Queues', `title: Queues ${String(at)}`),
    );
    const { text } = mergeBranches(drilled, ours ?? '', theirs ?? '');
    expect(mendRecord(text, KEYS)).toMatchObject({ ok: false, diagnostic: { line: 2 } });
  });
});
