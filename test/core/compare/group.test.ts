import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { group, membersOf, type Place, type Row } from '../../../src/core/compare/group';

const LEAST = 0.5;

/** Things of several sides, how alike they are, some of them given as rows, some parted. */
interface World {
  readonly sizes: readonly number[];
  /** By the names of two things, the smaller side first. */
  readonly alike: ReadonlyMap<string, number>;
  readonly given: readonly Row[];
  readonly parted: ReadonlySet<string>;
}

const nameOf = ({ side, index }: Place): string => `${String(side)}.${String(index)}`;

const pairName = (a: Place, b: Place): string =>
  a.side < b.side ? `${nameOf(a)} ${nameOf(b)}` : `${nameOf(b)} ${nameOf(a)}`;

const placesOf = (sizes: readonly number[]): Place[] =>
  sizes.flatMap((size, side) => Array.from({ length: size }, (_, index) => ({ side, index })));

/** All pairs of things of different sides, each once. */
const pairsOf = (sizes: readonly number[]): (readonly [Place, Place])[] => {
  const places = placesOf(sizes);
  return places.flatMap((a) => places.flatMap((b) => (a.side < b.side ? [[a, b] as const] : [])));
};

const rowsOf = ({ sizes, alike, given, parted }: World): Row[] =>
  group({
    sizes,
    least: LEAST,
    given,
    parted: (a, b) => parted.has(pairName(a, b)),
    alike: (side, index, other) =>
      new Map(
        Array.from({ length: sizes[other] ?? 0 }, (_, at): [number, number] => [
          at,
          alike.get(pairName({ side, index }, { side: other, index: at })) ?? 0,
        ]).filter(([, value]) => value > 0),
      ),
  });

const anySizes = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 4 });

/** Rows of things, none in two of them. */
const anyGiven = (sizes: readonly number[]): fc.Arbitrary<Row[]> =>
  fc
    .tuple(...sizes.map((size) => fc.shuffledSubarray(Array.from({ length: size }, (_, index) => index))))
    .map((columns) =>
      Array.from({ length: 5 }, (_, at): Row => columns.map((column) => column[at] ?? null))
        .filter((row) => membersOf(row).length > 1)
        .slice(0, 2),
    );

const anyWorld: fc.Arbitrary<World> = anySizes.chain((sizes) => {
  const pairs = pairsOf(sizes).map(([a, b]) => pairName(a, b));
  return fc.record({
    sizes: fc.constant(sizes),
    alike: fc
      .array(fc.constantFrom(0, 0, 0.3, 0.5, 0.6, 0.75, 0.9), {
        minLength: pairs.length,
        maxLength: pairs.length,
      })
      .map((values) => new Map(pairs.map((name, at) => [name, values[at] ?? 0]))),
    given: fc.oneof(fc.constant([]), anyGiven(sizes)),
    parted: fc.subarray(pairs).map((names) => new Set(names)),
  });
});

const namesOf = (row: Row): string[] => membersOf(row).map(nameOf);

describe('things of several sides', () => {
  it('are each in exactly one row', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        expect(rowsOf(world).flatMap(namesOf).sort()).toEqual(placesOf(world.sizes).map(nameOf).sort());
      }),
    );
  });

  it('have a cell for each side in every row, and no row is empty', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        for (const row of rowsOf(world)) {
          expect(row).toHaveLength(world.sizes.length);
          expect(membersOf(row)).not.toEqual([]);
        }
      }),
    );
  });

  it('stay together where a row is given', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const rows = rowsOf(world).map(namesOf);
        for (const given of world.given)
          expect(rows.filter((row) => namesOf(given).every((name) => row.includes(name)))).toHaveLength(1);
      }),
    );
  });

  it('never share a row where they are parted, unless the row is given', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const isGiven = (a: Place, b: Place): boolean =>
          world.given.some((row) => row[a.side] === a.index && row[b.side] === b.index);
        for (const row of rowsOf(world))
          for (const a of membersOf(row))
            for (const b of membersOf(row))
              if (a.side < b.side && !isGiven(a, b))
                expect(world.parted.has(pairName(a, b)), pairName(a, b)).toBe(false);
      }),
    );
  });

  it('share a row only with one to which they are more alike than the least', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const isGiven = (place: Place): boolean => world.given.some((row) => row[place.side] === place.index);
        for (const row of rowsOf(world).filter((each) => membersOf(each).length === 2)) {
          const [a, b] = membersOf(row);
          if (!a || !b || (isGiven(a) && isGiven(b))) continue;
          expect(world.alike.get(pairName(a, b))).toBeGreaterThan(LEAST);
        }
      }),
    );
  });

  it('are in the order of the first side, then of the next', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const order = rowsOf(world).map((row) => row.map((index) => index ?? Infinity));
        for (const [at, row] of order.slice(1).entries()) {
          const before = order[at] ?? [];
          const first = row.findIndex((index, side) => index !== before[side]);
          expect(before[first]).toBeLessThan(row[first] ?? -1);
        }
      }),
    );
  });

  it('are grouped the same each time', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        expect(rowsOf(world)).toEqual(rowsOf(world));
      }),
    );
  });
});

describe('things of two sides', () => {
  it('make the same pairs with the sides exchanged, where no two pairs are equally alike', () => {
    // Powers of two: no two sets of pairs are worth the same.
    const powers = Array.from({ length: 16 }, (_, at) => 2 ** at);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(powers, { minLength: 16 }),
        fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
        (worths, isOffered) => {
          const worth = (a: number, b: number): number =>
            isOffered[a * 4 + b] === true ? (worths[a * 4 + b] ?? 0) : 0;
          const partners = (of: (at: number) => number): ReadonlyMap<number, number> =>
            new Map(
              [0, 1, 2, 3].map((at): [number, number] => [at, of(at)]).filter(([, value]) => value > 0),
            );
          const straight = group({
            sizes: [4, 4],
            least: 0,
            alike: (side, index) => partners((at) => (side === 0 ? worth(index, at) : worth(at, index))),
          });
          const turned = group({
            sizes: [4, 4],
            least: 0,
            alike: (side, index) => partners((at) => (side === 0 ? worth(at, index) : worth(index, at))),
          });
          const words = (rows: readonly Row[]): string[] => rows.map((row) => row.join('-')).sort();
          expect(words(turned.map(([a = null, b = null]) => [b, a]))).toEqual(words(straight));
        },
      ),
    );
  });
});

describe('things of three sides', () => {
  const alike = (pairs: Readonly<Record<string, number>>): World => ({
    sizes: [1, 1, 1],
    alike: new Map(Object.entries(pairs)),
    given: [],
    parted: new Set(),
  });

  it('come together by one that is like both others', () => {
    expect(rowsOf(alike({ '0.0 1.0': 0.9, '1.0 2.0': 0.9 }))).toEqual([[0, 0, 0]]);
    expect(rowsOf(alike({ '0.0 2.0': 0.9, '1.0 2.0': 0.9 }))).toEqual([[0, 0, 0]]);
  });

  it('stay apart where they are parted, whoever is like both', () => {
    const world = { ...alike({ '0.0 1.0': 0.9, '1.0 2.0': 0.8 }), parted: new Set(['0.0 2.0']) };
    expect(rowsOf(world)).toEqual([
      [0, 0, null],
      [null, null, 0],
    ]);
  });

  it('go to the likest, whichever side comes first', () => {
    const world: World = {
      sizes: [1, 2, 1],
      alike: new Map([
        ['0.0 1.0', 0.6],
        ['0.0 1.1', 0.9],
        ['1.0 2.0', 0.9],
      ]),
      given: [],
      parted: new Set(),
    };
    expect(rowsOf(world)).toEqual([
      [0, 1, null],
      [null, 0, 0],
    ]);
  });
});
