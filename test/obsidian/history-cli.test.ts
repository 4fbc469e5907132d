import { beforeEach, describe, expect, it } from 'vitest';
import { questionHash } from '../../src/core/note/hash';
import { TestPlugin, TestVault, type CliRun } from '../support/vault';

const PATH = 'Note.md';
const NOTE = `---
drill_log:
  q1: ${questionHash('Why?')} 2026-11-01:3 +3:3
  old: 77c0e2 2026-10-01:1
---

### Q1: Why?

So.

### Q2: How?

So.
`;

let cli: CliRun;

beforeEach(async () => {
  ({ cli } = await TestPlugin.load(new TestVault({ [PATH]: NOTE })));
});

const log = async (params: Record<string, string> = {}): Promise<unknown> =>
  JSON.parse(await cli('log', { path: PATH, ...params }));

const q1 = {
  id: 'q1',
  question: 'Why?',
  hash: questionHash('Why?'),
  ratings: [
    {
      ...{ day: '2026-11-01', confidence: 3, interval: null, due: '2026-11-04' },
      ...{ stability: 2.3065, retrievability: null },
    },
    {
      ...{ day: '2026-11-04', confidence: 3, interval: 3, due: '2026-11-18' },
      stability: expect.closeTo(13.6, 0) as number,
      retrievability: expect.closeTo(0.88, 1) as number,
    },
  ],
};
const q2 = { id: 'q2', question: 'How?', hash: questionHash('How?'), ratings: [] };
const old = {
  id: 'old',
  hash: '77c0e2',
  orphan: true,
  ratings: [
    {
      day: '2026-10-01',
      confidence: 1,
      interval: null,
      due: '2026-10-02',
      stability: 0.212,
      retrievability: null,
    },
  ],
};

describe('log', () => {
  it('answers all ratings of a note, with its orphans', async () => {
    expect(await log()).toEqual({ path: PATH, questions: [q1, q2], orphans: [old] });
  });

  it('answers those of one question, or of one orphan', async () => {
    expect(await log({ id: 'q1' })).toEqual({ path: PATH, questions: [q1], orphans: [] });
    expect(await log({ id: 'old' })).toEqual({ path: PATH, questions: [], orphans: [old] });
  });

  it('knows a rating that was given since', async () => {
    await cli('rate', { path: PATH, id: 'q2', confidence: '4' });
    expect(await log({ id: 'q2' })).toMatchObject({ questions: [{ ratings: [{ confidence: 4 }] }] });
  });

  it.each([
    [{ path: 'None.md' }, 'Error: "None.md" is no Markdown note of this vault.'],
    [{ path: ' ' }, 'Error: path is missing; give the vault path of a note.'],
    [{ path: PATH, id: 'q7' }, 'Error: "Note.md" has no question "q7". It has q1, q2.'],
  ])('says what is wrong with %j', async (params, message) => {
    expect(await cli('log', params)).toBe(message);
  });
});
