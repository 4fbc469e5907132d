import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_LIMIT,
  MAX_LIMIT,
  parseListing,
  SHOWN,
  SORTED,
  type Listing,
} from '../../../src/core/listing/listing';
import { didYouMean, distance } from '../../../src/core/listing/words';

const read = (...lines: string[]): Listing => {
  const parsed = parseListing(lines.join('\n'));
  if (!parsed.ok) throw new Error(parsed.mistakes.map(({ message }) => message).join('\n'));
  return parsed.listing;
};

/** `line: message` of every mistake. */
const mistakes = (...lines: string[]): string[] => {
  const parsed = parseListing(lines.join('\n'));
  return parsed.ok ? [] : parsed.mistakes.map(({ line, message }) => `${String(line)}: ${message}`);
};

/** A listing as text that `parseListing` reads as the same. */
function formatListing({ show, filters, limit, sort, title }: Listing): string {
  const lines = [
    `show: ${show}`,
    ...filters.map(({ key, value }) => `${key}: ${value}`),
    `limit: ${String(limit)}`,
    `sort: ${sort}`,
    ...(title === null ? [] : [`title: ${title}`]),
  ];
  return lines.join('\n');
}

describe('a listing', () => {
  it('that says nothing lists what is due', () => {
    const nothing: Listing = { show: 'due', filters: [], limit: DEFAULT_LIMIT, sort: 'due', title: null };
    expect(read('')).toEqual(nothing);
    expect(read('', '# a comment: yes', '   ')).toEqual(nothing);
  });

  it('reads all it can say, in any case and with blanks around', () => {
    expect(
      read(
        'SHOW: Weak',
        'Tag: #backend/api',
        'tags: a, b',
        'round_type: Technical: screen',
        'role:Backend Engineer',
        'variant: 2',
        'topic: Caching',
        'folder: /Interviews/2026/',
        'note: [[Round 1#Part|the first]]',
        '  limit :  5  ',
        'sort: written',
        'title: Before bed',
      ),
    ).toEqual({
      show: 'weak',
      filters: [
        { key: 'tag', value: 'backend/api' },
        { key: 'tag', value: 'a' },
        { key: 'tag', value: 'b' },
        { key: 'round', value: 'Technical: screen' },
        { key: 'role', value: 'Backend Engineer' },
        { key: 'variant', value: '2' },
        { key: 'topic', value: 'Caching' },
        { key: 'folder', value: 'Interviews/2026' },
        { key: 'note', value: 'Round 1' },
      ],
      limit: 5,
      sort: 'written',
      title: 'Before bed',
    });
  });

  it.each([
    ['due', 'due'],
    ['weak', 'weakest'],
    ['new', 'written'],
    ['all', 'written'],
  ])('of what is %s is sorted as fits it: %s', (show, sort) => {
    expect(read(`show: ${show}`).sort).toBe(sort);
  });
});

describe('a mistake', () => {
  it.each([
    ['shwo: due', '1: "shwo" is no key. Did you mean "show"?'],
    [
      'colour: red',
      '1: "colour" is no key. Use one of show, tag, role, round, variant, topic, folder, note, limit, sort or title.',
    ],
    ['show: week', '1: "show" cannot be "week". Did you mean "weak"?'],
    ['show: everything', '1: "show" cannot be "everything". It can be due, weak, new or all.'],
    ['sort: weaekst', '1: "sort" cannot be "weaekst". Did you mean "weakest"?'],
    ['limit: many', '1: "many" is no limit. Write a number from 1 to 200.'],
    ['limit: 0', '1: "0" is no limit. Write a number from 1 to 200.'],
    ['limit: 201', '1: "201" is no limit. Write a number from 1 to 200.'],
    ['limit: 1e2', '1: "1e2" is no limit. Write a number from 1 to 200.'],
    ['role:', '1: "role" has no value. Write one behind the colon, or take the line out.'],
    ['tag: #', '1: "#" names no tag. Write it like "tag: backend".'],
    ['tag: a,', '1: "a," names no tag. Write it like "tag: backend".'],
    ['note: [[#Part]]', '1: "[[#Part]]" names no note. Write it like "note: [[Name of the note]]".'],
    ['folder: /', '1: "/" names no folder. Write it like "folder: Interviews/2026".'],
    ['due', '1: "due" stands without a key. Did you mean "show: due"?'],
    ['tag backend', '1: "tag backend" has no colon. Each line is "key: value". Did you mean "tag: backend"?'],
    [
      'constructor: x',
      '1: "constructor" is no key. Use one of show, tag, role, round, variant, topic, folder, note, limit, sort or title.',
    ],
    ['what is this', '1: "what is this" has no colon. Each line is "key: value".'],
  ])('in "%s" is told with its mend', (line, told) => {
    expect(mistakes(line)).toEqual([told]);
  });

  it('is told with its line, and all of them at once', () => {
    expect(mistakes('# fine', 'show: due', 'show: all', '', 'limit: x')).toEqual([
      '3: "show" is said in line 2 already. Take one of them out.',
      '5: "x" is no limit. Write a number from 1 to 200.',
    ]);
  });

  it('is quoted by its beginning, and twenty are enough', () => {
    const [told] = mistakes('x'.repeat(100_000));
    expect(told?.length).toBeLessThan(200);
    expect(mistakes(...Array.from({ length: 5000 }, () => 'no'))).toHaveLength(20);
  });
});

const anyValue = fc
  .stringMatching(/^[\p{L}\p{N}][\p{L}\p{N} .:/-]{0,20}[\p{L}\p{N}]$/u)
  .filter((value) => value === value.trim());

const anyListing: fc.Arbitrary<Listing> = fc.record({
  show: fc.constantFrom(...SHOWN),
  filters: fc.array(
    fc.record({
      key: fc.constantFrom('tag', 'role', 'round', 'variant', 'topic', 'folder', 'note'),
      value: anyValue,
    }),
    { maxLength: 6 },
  ),
  limit: fc.integer({ min: 1, max: MAX_LIMIT }),
  sort: fc.constantFrom(...SORTED),
  title: fc.option(anyValue, { nil: null }),
});

describe('any listing', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(anyListing, (listing) => {
        expect(parseListing(formatListing(listing))).toEqual({ ok: true, listing });
      }),
    );
  });

  it('is a listing within bounds or has a mistake in a line of its own, whatever the text', () => {
    const anyLine = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc
        .tuple(fc.constantFrom('show', 'SHOW', 'tag', 'note', 'limit', 'title', '__proto__', ''), fc.string())
        .map(([key, value]) => `${key}:${value}`),
    );
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 12 }), (lines) => {
        const source = lines.join('\n');
        const parsed = parseListing(source);
        if (parsed.ok) {
          const { show, sort, limit, filters } = parsed.listing;
          expect(SHOWN).toContain(show);
          expect(SORTED).toContain(sort);
          expect(limit).toBeGreaterThanOrEqual(1);
          expect(limit).toBeLessThanOrEqual(MAX_LIMIT);
          expect(filters.every(({ value }) => value !== '')).toBe(true);
        } else {
          const count = source.split(/\r\n|\r|\n/).length;
          expect(parsed.mistakes.length).toBeGreaterThan(0);
          for (const { line } of parsed.mistakes) {
            expect(line).toBeGreaterThanOrEqual(1);
            expect(line).toBeLessThanOrEqual(count);
          }
        }
      }),
    );
  });
});

describe('the likeness of words', () => {
  it('counts what is put in, taken out, replaced or swapped', () => {
    expect(distance('', 'abc')).toBe(3);
    expect(distance('show', 'shwo')).toBe(1);
    expect(distance('weak', 'week')).toBe(1);
    expect(distance('limit', 'limits')).toBe(1);
    expect(didYouMean('zzzzzz', ['show', 'tag'])).toBeNull();
  });

  it('is the same both ways, and nothing for the same word', () => {
    const anyWord = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(anyWord, anyWord, (a, b) => {
        expect(distance(a, b)).toBe(distance(b, a));
        expect(distance(a, b) === 0).toBe(a === b);
        expect(distance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});
