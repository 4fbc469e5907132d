import { assign, type Offer } from './assign';

/** Things of several sides in one row: for each side the index of its thing, or null. */
export type Row = readonly (number | null)[];

/** How things of several sides are to be grouped. */
export interface Grouping {
  /** How many things each side has. */
  readonly sizes: readonly number[];
  /** How alike a thing of one side is to those of another: only pairs above 0, by index. Symmetric. */
  readonly alike: (side: number, index: number, other: number) => ReadonlyMap<number, number>;
  /** A thing goes to a row only where it is more alike to it than this. */
  readonly least: number;
  /** Rows that are given and stay together; no thing is in two of them. */
  readonly given?: readonly Row[];
  /** Tells whether two things must not be in one row. */
  readonly parted?: (a: Place, b: Place) => boolean;
}

/** A thing of a side. */
export interface Place {
  readonly side: number;
  readonly index: number;
}

/** So often each side is taken out once more and joined anew; more changes nothing that a person would see. */
const ROUNDS = 2;

/**
 * Puts each thing of several sides into one row, with at most one of each side. One side after another is joined with the
 * rows so far by the best assignment; then each side is taken out and joined anew, so that the order of the sides matters
 * little. (With three sides and more, the best grouping of all at once is beyond any quick method.)
 * @returns all rows, also those of one thing, ordered by the first side, then by the next
 */
export function group(grouping: Grouping): Row[] {
  const rows = new Rows(grouping);
  const sides = grouping.sizes.map((_, side) => side);
  for (const side of sides) rows.join(side);
  if (sides.length > 2)
    for (let round = 0, before = JSON.stringify(rows.ordered()); round < ROUNDS; round += 1) {
      for (const side of sides) {
        rows.takeOut(side);
        rows.join(side);
      }
      const now = JSON.stringify(rows.ordered());
      if (now === before) break;
      before = now;
    }
  return rows.ordered();
}

class Rows {
  private rows: (number | null)[][];
  /** For each side the indices that a given row holds. */
  private readonly fixed: readonly ReadonlySet<number>[];

  constructor(private readonly grouping: Grouping) {
    const given = grouping.given ?? [];
    this.rows = given.map((row) => [...row]);
    this.fixed = grouping.sizes.map((_, side) => new Set(given.flatMap((row) => row[side] ?? [])));
  }

  /** Takes out all things of a side but those of given rows. */
  takeOut(side: number): void {
    for (const row of this.rows) {
      const index = row[side] ?? null;
      if (index !== null && !this.isFixed(side, index)) row[side] = null;
    }
    this.rows = this.rows.filter((row) => row.some((index) => index !== null));
  }

  /** Joins the things of a side with the rows that have none of it; those that fit nowhere get rows of their own. */
  join(side: number): void {
    const { sizes } = this.grouping;
    const free = this.rows.filter((row) => (row[side] ?? null) === null);
    const indices = Array.from({ length: sizes[side] ?? 0 }, (_, index) => index).filter(
      (index) => !this.isFixed(side, index),
    );
    const places = this.placesOf(free);
    const partners = assign(
      indices.map((index) => this.offers({ side, index }, free, places)),
      free.length,
    );
    partners.forEach((to, at) => {
      const index = indices[at] ?? -1;
      const row = free[to];
      if (row) {
        row[side] = index;
      } else this.rows.push(sizes.map((_, each) => (each === side ? index : null)));
    });
  }

  ordered(): Row[] {
    const sides = this.grouping.sizes.map((_, side) => side);
    const compare = (a: Row, b: Row): number => {
      for (const side of sides) {
        const [first, second] = [a[side] ?? null, b[side] ?? null];
        if (first !== null && second !== null) return first - second;
        if (first !== null || second !== null) return first !== null ? -1 : 1;
      }
      return 0;
    };
    return [...this.rows].sort(compare);
  }

  private isFixed(side: number, index: number): boolean {
    return this.fixed[side]?.has(index) === true;
  }

  /** For each side, in which of the rows a thing is. */
  private placesOf(rows: readonly Row[]): ReadonlyMap<number, number>[] {
    return this.grouping.sizes.map(
      (_, side) =>
        new Map(
          rows.flatMap((row, at) => {
            const index = row[side] ?? null;
            return index === null ? [] : [[index, at] as const];
          }),
        ),
    );
  }

  /** What a thing is worth in each row that it fits: as much as it is like the likest of the row. */
  private offers(
    place: Place,
    rows: readonly Row[],
    places: readonly ReadonlyMap<number, number>[],
  ): Offer[] {
    const { alike, least, parted } = this.grouping;
    const best = new Map<number, number>();
    places.forEach((rowOf, other) => {
      if (other === place.side) return;
      for (const [index, value] of alike(place.side, place.index, other)) {
        const row = rowOf.get(index);
        if (row !== undefined && value > (best.get(row) ?? least)) best.set(row, value);
      }
    });
    return [...best].flatMap(([to, value]) =>
      membersOf(rows[to] ?? []).some((member) => parted?.(place, member))
        ? []
        : [{ to, worth: value - least }],
    );
  }
}

/** The things of a row. */
export const membersOf = (row: Row): Place[] =>
  row.flatMap((index, side) => (index === null ? [] : [{ side, index }]));
