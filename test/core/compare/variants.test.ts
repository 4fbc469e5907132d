import { describe, expect, it } from 'vitest';
import {
  columnNames,
  commonTitle,
  familyOf,
  MOST_VARIANTS,
  relativesOf,
  type NoteCard,
} from '../../../src/core/compare/variants';
import type { NoteProperties } from '../../../src/core/note/types';

const NOTHING: NoteProperties = {
  title: null,
  role: null,
  roundType: null,
  variant: null,
  tags: [],
  status: null,
  duration: null,
  interviewDate: null,
};

const card = (path: string, properties: Partial<NoteProperties> = {}, ...links: string[]): NoteCard => ({
  path,
  properties: { ...NOTHING, ...properties },
  links: new Set(links),
});

/** Why two notes are relatives, seen from either of them; null where they are none. */
function kinship(a: NoteCard, b: NoteCard): string | null {
  const [one] = relativesOf(a, [a, b]);
  const [other] = relativesOf(b, [b, a]);
  expect(one?.kinship).toBe(other?.kinship);
  return one?.kinship ?? null;
}

describe('the title of a note', () => {
  it.each([
    ['Payments Backend, Variant 1', 'Payments Backend, Variant 2'],
    ['Payments Backend V1', 'Payments Backend V2'],
    ['Payments Backend (v1)', 'payments backend – v2.1'],
    ['Payments Backend var. 3', 'Payments Backend var 4'],
    ['Payments Backend: Variante A', 'Payments Backend: Variante B'],
    ['Payments Backend Variant II', 'Payments Backend Variant III'],
    ['Backend, вариант 1', 'Backend, вариант 2'],
    ['Backend 变体 1', 'Backend 变体 2'],
    ['Payments Backend 2026-11-05', 'Payments Backend 2026-12-01'],
    ['Payments Backend 2026-11', 'Payments Backend 2026-12'],
    ['Payments Backend 20261105', 'Payments Backend 20261201'],
    ['5.11.2026 Payments Backend', '1.12.2026 Payments Backend'],
    ['Payments Backend', 'Payments Backend V2'],
  ])('is the same but for what tells variants apart: %s – %s', (first, second) => {
    expect(kinship(card('a.md', { title: first }), card('b.md', { title: second }))).toBe('title');
  });

  it('may be the name of the file', () => {
    const [one, other] = [card('Jobs/Payments V1.md'), card('Old/Payments V2.md')];
    expect(kinship(one, other)).toBe('title');
    expect(kinship(card('Payments.md'), card('Payments 2026-11-05.md'))).toBe('title');
  });

  it.each([
    ['Payments Backend V1', 'Payments Frontend V2'],
    ['Payments Backend', 'Payments'],
    ['Payments Backend', 'Payments Backend'],
    ['Variant 1', 'Variant 2'],
    ['2026-11-05', '2026-11-06'],
    ['Invariant 1', 'Invariant 2'],
    ['IPv4 networks', 'IPv6 networks'],
    ['Variants of OAuth', 'Variants of OIDC'],
  ])('differs in more, or in nothing: %s – %s', (first, second) => {
    expect(kinship(card('a.md', { title: first }), card('b.md', { title: second }))).toBeNull();
  });

  it('is read in time, however long it is', () => {
    for (const part of ['variant ', ' ', '1.', '-', ';', 'v1.', 'ivx', '2026-'])
      expect(kinship(card('a.md', { title: `variant${part.repeat(100_000)}` }), card('b.md'))).toBeNull();
  });
});

describe('the role and the round of a note', () => {
  const round = (
    path: string,
    variant: number | string | null,
    more: Partial<NoteProperties> = {},
  ): NoteCard => card(path, { role: 'Backend', roundType: 'Technical screen', variant, ...more });

  it('are the same where the variant differs', () => {
    expect(kinship(round('one.md', 1), round('two.md', 2))).toBe('round');
    expect(kinship(round('one.md', 1), round('two.md', 'B', { role: ' backend ' }))).toBe('round');
    expect(kinship(round('one.md', 1), round('two.md', null))).toBe('round');
  });

  it('say nothing where the variant is the same, or is no variant', () => {
    expect(kinship(round('one.md', 1), round('two.md', '1'))).toBeNull();
    expect(kinship(round('one.md', 'b'), round('two.md', 'B'))).toBeNull();
    expect(kinship(round('one.md', null), round('two.md', null))).toBeNull();
  });

  it('say nothing where one of them differs or is not given', () => {
    expect(kinship(round('one.md', 1), round('two.md', 2, { roundType: 'System design' }))).toBeNull();
    expect(kinship(round('one.md', 1), round('two.md', 2, { role: 'Frontend' }))).toBeNull();
    const bare = (path: string, variant: number): NoteCard => card(path, { role: 'Backend', variant });
    expect(kinship(bare('one.md', 1), bare('two.md', 2))).toBeNull();
  });
});

describe('links', () => {
  it('make relatives of notes with differing variants, in either direction', () => {
    const [one, two] = [card('one.md', { variant: 1 }, 'two.md'), card('two.md', { variant: 2 })];
    expect(kinship(one, two)).toBe('link');
    expect(kinship(two, one)).toBe('link');
    expect(kinship(card('one.md', { variant: 1 }), two)).toBeNull();
    expect(kinship(one, card('two.md', { variant: 1 }))).toBeNull();
  });

  it('make none of an overview that links to all', () => {
    const variants = [1, 2, 3].map((variant) => card(`${String(variant)}.md`, { variant }));
    const overview = card('Overview.md', {}, '1.md', '2.md', '3.md');
    expect(relativesOf(overview, [overview, ...variants])).toEqual([]);
    expect(familyOf('1.md', [overview, ...variants])).toEqual(['1.md']);
  });
});

describe('the relatives of a note', () => {
  const all = [
    card('linked.md', { title: 'Other', variant: 7 }, 'Payments V2.md'),
    card('round.md', { title: 'Third', role: 'R', roundType: 'T', variant: 3 }),
    card('Payments V10.md', { title: 'Payments V10' }),
    card('Payments V2.md', { title: 'Payments V2', role: 'R', roundType: 'T' }),
    card('Payments V1.md', { title: 'Payments V1' }),
    card('stranger.md', { title: 'Stranger' }),
  ];
  const note = all[3] ?? card('');

  it('come the surest first, then by variant, as numbers', () => {
    expect(relativesOf(note, all)).toEqual([
      { path: 'Payments V1.md', kinship: 'title' },
      { path: 'Payments V10.md', kinship: 'title' },
      { path: 'round.md', kinship: 'round' },
      { path: 'linked.md', kinship: 'link' },
    ]);
  });

  it('stand beside it in the order of the variants, as many as can be read', () => {
    expect(familyOf(note.path, all)).toEqual([
      'Payments V1.md',
      'Payments V2.md',
      'round.md',
      'Payments V10.md',
    ]);
    const many = Array.from({ length: 9 }, (_, at) =>
      card(`V${String(9 - at)}.md`, { title: `X V${String(9 - at)}` }),
    );
    const family = familyOf('V9.md', many);
    expect(family).toEqual(['V1.md', 'V2.md', 'V3.md', 'V9.md']);
    expect(family).toHaveLength(MOST_VARIANTS);
  });

  it('are none where it has none, or is unknown', () => {
    expect(familyOf('stranger.md', all)).toEqual(['stranger.md']);
    expect(familyOf('gone.md', all)).toEqual(['gone.md']);
    expect(relativesOf(note, [note])).toEqual([]);
  });
});

describe('the names of columns', () => {
  const names = (...notes: [string, Partial<NoteProperties>][]): string[] =>
    columnNames(notes.map(([path, properties]) => ({ path, note: { ...NOTHING, ...properties } })));

  it('are variants where notes have them, else titles, else names of files', () => {
    expect(
      names(
        ['a.md', { variant: 1, title: 'X' }],
        ['b.md', { variant: 'Second call', title: 'X' }],
        ['c.md', { title: 'Title' }],
        ['dir/File.md', {}],
      ),
    ).toEqual(['Variant 1', 'Second call', 'Title', 'File']);
  });

  it('tell apart what has the same variant, or the same title', () => {
    expect(names(['a.md', { variant: 1, title: 'X' }], ['b.md', { variant: 1, title: 'Y' }])).toEqual([
      'X',
      'Y',
    ]);
    expect(names(['a.md', { title: 'X' }], ['b.md', { title: 'X' }], ['c.md', { variant: 2 }])).toEqual([
      'a',
      'b',
      'Variant 2',
    ]);
    expect(names(['a.md', { variant: 1, title: 'X' }], ['b.md', { variant: 1, title: 'X' }])).toEqual([
      'a',
      'b',
    ]);
  });
});

describe('the common title', () => {
  const title = (...titles: string[]): string =>
    commonTitle(titles.map((each, at) => ({ path: `${String(at)}.md`, note: { ...NOTHING, title: each } })));

  it('is what titles begin with, in whole words', () => {
    expect(title('Payments Backend: Technical Screen', 'Payments Backend: System Design')).toBe(
      'Payments Backend',
    );
    expect(title('Payments Backend – V1', 'payments backend, V2')).toBe('Payments Backend');
    expect(title('Payments Backend 1', 'Payments Backends 1')).toBe('Payments');
    expect(title('Payments', 'Payments Backend')).toBe('Payments');
    expect(title('Same', 'Same')).toBe('Same');
    expect(title('Alone here')).toBe('Alone here');
  });

  it('is the names of all where they begin with nothing in common', () => {
    expect(title('Payments', 'Frontend')).toBe('Payments · Frontend');
    expect(title('– a', '– b')).toBe('– a · – b');
    expect(commonTitle([])).toBe('');
  });

  it('is read in time, however long the titles are', () => {
    for (const part of [':', '-', ' ', 'a ', ' -'])
      expect(title(`x${part.repeat(100_000)}y`, `x${part.repeat(100_000)}z`)).not.toBe('');
  });
});
