/** A pair that may be joined: the index of its other side, and what joining is worth, above 0. */
export interface Offer {
  readonly to: number;
  readonly worth: number;
}

/**
 * Joins things of two sides, each with at most one of the other side, so that what the pairs are worth together is the
 * most that can be had. Shortest augmenting paths over the pairs that are offered, one search for each thing of the first
 * side; R. Jonker, A. Volgenant: A Shortest Augmenting Path Algorithm for Dense and Sparse Linear Assignment Problems,
 * Computing 38, 1987. A thing that stays alone has a partner of its own that is worth nothing.
 * @param offers for each thing of the first side
 * @param count how many things the second side has
 * @returns for each thing of the first side the index of its partner, or -1
 */
export function assign(offers: readonly (readonly Offer[])[], count: number): number[] {
  const sides = new Sides(offers, count);
  for (let from = 0; from < offers.length; from += 1) sides.add(from);
  return sides.partners();
}

class Sides {
  /** Partner of each thing of the second side, behind which stand the partners for those that stay alone; or -1. */
  private readonly owner: Int32Array;
  private readonly partner: Int32Array;
  /** Prices of the second side: no owner would gain by another pair at these. */
  private readonly price: Float64Array;
  private readonly distance: Float64Array;
  private readonly previous: Int32Array;
  private readonly isDone: Uint8Array;

  constructor(
    private readonly offers: readonly (readonly Offer[])[],
    private readonly count: number,
  ) {
    const all = count + offers.length;
    this.owner = new Int32Array(all).fill(-1);
    this.partner = new Int32Array(offers.length).fill(-1);
    this.price = new Float64Array(all);
    this.distance = new Float64Array(all).fill(Infinity);
    this.previous = new Int32Array(all).fill(-1);
    this.isDone = new Uint8Array(all);
  }

  partners(): number[] {
    return Array.from(this.partner, (to) => (to < this.count ? to : -1));
  }

  /** Finds a partner for one more thing; others may get another one for that. */
  add(start: number): void {
    const { distance, previous, isDone, owner, price } = this;
    const heap = new Heap();
    const touched: number[] = [];
    const look = (from: number, base: number): void => {
      const reach = (to: number, cost: number): void => {
        if (isDone[to] === 1) return;
        const found = base + cost - at(price, to);
        if (found >= at(distance, to)) return;
        if (at(distance, to) === Infinity) touched.push(to);
        distance[to] = found;
        previous[to] = from;
        // Of equal ends a free one is as good, and is the end of the search.
        heap.push(to, found, at(owner, to) < 0 ? 0 : 1);
      };
      for (const { to, worth } of this.offers[from] ?? []) reach(to, -worth);
      reach(this.count + from, 0);
    };
    look(start, 0);
    let end = -1;
    let total = 0;
    for (let next = heap.pop(); next; next = heap.pop()) {
      const { item, value } = next;
      if (isDone[item] === 1) continue;
      isDone[item] = 1;
      const from = at(owner, item);
      if (from < 0) {
        end = item;
        total = value;
        break;
      }
      look(from, value - this.costOf(from, item) + at(price, item));
    }
    for (const to of touched) {
      if (isDone[to] === 1) price[to] = at(price, to) + at(distance, to) - total;
      distance[to] = Infinity;
      isDone[to] = 0;
    }
    this.turn(start, end);
  }

  /** Gives each thing on the path the partner by which it was reached. */
  private turn(start: number, end: number): void {
    let to = end;
    for (;;) {
      const from = at(this.previous, to);
      const before = at(this.partner, from);
      this.partner[from] = to;
      this.owner[to] = from;
      if (from === start) return;
      to = before;
    }
  }

  private costOf(from: number, to: number): number {
    if (to >= this.count) return 0;
    return -((this.offers[from] ?? []).find((offer) => offer.to === to)?.worth ?? 0);
  }
}

const at = (values: Float64Array | Int32Array, index: number): number => values[index] ?? 0;

interface Entry {
  readonly item: number;
  readonly value: number;
  readonly rank: number;
}

/** The smallest value first; of equal ones by rank, then by index, so that the result is always the same. */
class Heap {
  private readonly entries: Entry[] = [];

  push(item: number, value: number, rank: number): void {
    const { entries } = this;
    entries.push({ item, value, rank });
    let child = entries.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.isBefore(child, parent)) return;
      this.swap(child, parent);
      child = parent;
    }
  }

  pop(): Entry | null {
    const { entries } = this;
    const [first] = entries;
    const last = entries.pop();
    if (!first || !last) return null;
    if (entries.length === 0) return first;
    entries[0] = last;
    let parent = 0;
    for (;;) {
      let next = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2])
        if (child < entries.length && this.isBefore(child, next)) next = child;
      if (next === parent) return first;
      this.swap(parent, next);
      parent = next;
    }
  }

  private isBefore(a: number, b: number): boolean {
    const [first, second] = [this.entries[a], this.entries[b]];
    if (!first || !second) return false;
    return (first.value - second.value || first.rank - second.rank || first.item - second.item) < 0;
  }

  private swap(a: number, b: number): void {
    const [first, second] = [this.entries[a], this.entries[b]];
    if (!first || !second) return;
    this.entries[a] = second;
    this.entries[b] = first;
  }
}
