import { beforeEach, describe, expect, it, vi } from 'vitest';
import { questionHash } from '../../src/core/note/hash';
import { TestPlugin, TestVault, type CliRun } from '../support/vault';

const note = (properties: readonly string[], ...questions: string[]): string =>
  ['---', ...properties, '---', '', ...questions, ''].join('\n');

const LOG = 'What is a write-ahead log?';
const A = note(
  [
    'title: Storage',
    'role: Engineer',
    'round_type: Screen',
    'variant: 1',
    'duration: 45',
    'status: done',
    'tags: [db]',
    'weak:',
    '  - q1',
  ],
  '## Disks',
  `### Q1: ${LOG}\n\nSo.`,
  '### Q2: How does a hash index find a key?\n\nSo.',
);
const B = note(
  ['title: Storage', 'variant: 2', 'confidence:', '  q1: 3'],
  '## Disks',
  `### Q1: ${LOG}\n\nSo.`,
);
const C = note(['variant: 3'], `### Q1: ${LOG}\n\nSo.`, '### Q2: When would you shed load?\n\nSo.');

const FILES = { 'A.md': A, 'b/B.md': B, 'C.md': C, 'D.md': C, 'Plain.md': '# Plain\n', 'image.png': '' };

let vault: TestVault;
let plugin: TestPlugin;
let cli: CliRun;

beforeEach(async () => {
  vault = new TestVault(FILES);
  plugin = await TestPlugin.load(vault);
  ({ cli } = plugin);
});

const json = async (params: Record<string, string>): Promise<unknown> =>
  JSON.parse(await cli('compare', params));

describe('compare', () => {
  it('answers the notes and their questions side by side, and nothing else', async () => {
    expect(await json({ a: 'A.md', b: 'b/B.md' })).toEqual({
      notes: [
        {
          ...{ path: 'A.md', name: 'Variant 1', title: 'Storage', role: 'Engineer', round_type: 'Screen' },
          ...{ variant: 1, duration: 45, tags: ['db'], status: 'done' },
          ...{ questions: 2, rated: 0, weak: 1, due: 0, readiness: 0 },
        },
        {
          ...{ path: 'b/B.md', name: 'Variant 2', title: 'Storage', role: null, round_type: null },
          ...{ variant: 2, duration: null, tags: [], status: null },
          ...{ questions: 1, rated: 1, weak: 0, due: 0, readiness: expect.any(Number) as number },
        },
      ],
      topics: [
        {
          topic: 'Disks',
          rows: [
            {
              score: expect.closeTo(1, 0) as number,
              cells: [
                { path: 'A.md', id: 'q1', question: LOG, confidence: null, weak: true },
                { path: 'b/B.md', id: 'q1', question: LOG, confidence: 3, weak: false },
              ],
            },
            {
              score: 0,
              cells: [
                {
                  path: 'A.md',
                  id: 'q2',
                  question: 'How does a hash index find a key?',
                  confidence: null,
                  weak: false,
                },
                null,
              ],
            },
          ],
        },
      ],
    });
  });

  it('takes up to four notes in the order in which they are named, with or without their ending', async () => {
    const answer = (await json({ a: 'D', b: ' C.md ', c: 'b/B', d: 'A.md' })) as {
      notes: { path: string }[];
      topics: { rows: { cells: unknown[] }[] }[];
    };
    expect(answer.notes.map(({ path }) => path)).toEqual(['D.md', 'C.md', 'b/B.md', 'A.md']);
    for (const { rows } of answer.topics) for (const { cells } of rows) expect(cells).toHaveLength(4);
  });

  it('goes by what a person chose', async () => {
    const [log, hash] = [LOG, 'How does a hash index find a key?'].map(questionHash);
    const pairs = [`part ${[log, log].join(' ')}`, `join ${[log, hash].sort().join(' ')}`].join('\n');
    const { cli } = await TestPlugin.load(new TestVault(FILES), { pairs });
    const answer = JSON.parse(await cli('compare', { a: 'A.md', b: 'b/B.md' })) as {
      topics: { rows: { cells: ({ id: string } | null)[] }[] }[];
    };
    expect(answer.topics[0]?.rows.map(({ cells }) => cells.map((cell) => cell?.id ?? null))).toEqual([
      ['q1', null],
      ['q2', 'q1'],
    ]);
  });

  it('knows a rating that was given just now', async () => {
    await cli('rate', { path: 'A.md', id: 'q2', confidence: '4' });
    expect(await json({ a: 'A.md', b: 'b/B.md' })).toMatchObject({
      topics: [{ rows: [{}, { cells: [{ id: 'q2', confidence: 4 }, null] }] }],
    });
  });

  it('writes nothing', async () => {
    const write = vi.spyOn(vault.app.vault.adapter, 'write');
    await cli('compare', { a: 'A.md', b: 'b/B.md' });
    expect(write).not.toHaveBeenCalled();
  });

  it.each<[Record<string, string>, string]>([
    [{}, 'a is missing; give the vault path of a note.'],
    [{ a: ' ', b: 'A.md' }, 'a is missing; give the vault path of a note.'],
    [{ a: 'A.md' }, 'b is missing; give the vault path of a note.'],
    [{ a: 'A.md', c: 'C.md' }, 'b is missing; give the vault path of a note.'],
    [{ a: 'None.md', b: 'A.md' }, 'a: "None.md" is no Markdown note of this vault.'],
    [{ a: 'A.md', b: 'image.png' }, 'b: "image.png" is no Markdown note of this vault.'],
    [{ a: 'A.md', b: 'b' }, 'b: "b" is no Markdown note of this vault.'],
    [{ a: 'A.md', b: 'b/B.md', c: 'Plain.md' }, 'c: "Plain.md" has no questions.'],
    [{ a: 'A.md', b: 'b/B.md', c: 'C.md', d: 'A' }, 'd: "A" is given twice.'],
    [{ a: 'A.md', b: 'x\ny.md' }, 'b: "x y.md" is no Markdown note of this vault.'],
  ])('says in one line what is wrong with %j', async (params, message) => {
    expect(await cli('compare', params)).toBe(`Error: ${message}`);
  });

  it('says why a note cannot be read', async () => {
    vi.spyOn(vault.app.vault, 'cachedRead').mockRejectedValue(new Error('EACCES'));
    vi.spyOn(vault.app.vault, 'read').mockRejectedValue(new Error('EACCES'));
    expect(await cli('compare', { a: 'A.md', b: 'b/B.md' })).toBe(
      'Error: a: "A.md" could not be read: EACCES',
    );
  });
});
