import type { Flowchart } from './flowchart';
import type { DrawStep, Piece } from './outline';

/**
 * The steps in which a flowchart is drawn: a node with the edges that join it to what stands already, sub-graph by
 * sub-graph, along the edges from where they begin. Where the edges leave it open, or go in circles, the order is that of
 * the source.
 */
export function flowSteps(chart: Flowchart): DrawStep[] {
  const steps = new NodeOrder(chart).steps();
  // An end that is a sub-graph stands as soon as the first of its nodes does.
  const stepOf = new Map<string, number>();
  steps.forEach(({ ids }, at) => {
    for (const id of ids) stepOf.set(id, at);
  });
  const pieces: Piece[][] = steps.map(({ pieces: own }) => [...own]);
  for (const edge of chart.edges) {
    const at = Math.max(stepOf.get(edge.from) ?? 0, stepOf.get(edge.to) ?? 0);
    pieces[at]?.push({ kind: 'edge', ...edge });
  }
  return steps.map(({ text }, at) => ({ text, pieces: pieces[at] ?? [] }));
}

interface NodeStep {
  readonly text: string;
  /** The node, and the sub-graphs that begin with it. */
  readonly ids: readonly string[];
  readonly pieces: readonly Piece[];
}

class NodeOrder {
  private readonly children = new Map<string | null, string[]>();
  private readonly texts = new Map<string, string>();
  private readonly titles = new Map<string, string>();
  /** What an edge leads to from a unit: a node or a sub-graph beside it. */
  private readonly next = new Map<string, string[]>();
  private readonly before = new Map<string, number>();
  private readonly found: NodeStep[] = [];
  /** Sub-graphs of which no node stands yet. */
  private opened: string[] = [];

  constructor(private readonly chart: Flowchart) {
    for (const { id, text } of chart.nodes) this.texts.set(id, text);
    for (const { id, title } of chart.groups) this.titles.set(id, title);
    const ids = [...this.texts.keys(), ...this.titles.keys()].sort((a, b) => this.rank(a) - this.rank(b));
    for (const id of ids) {
      const parent = chart.parents.get(id) ?? null;
      const siblings = this.children.get(parent);
      if (siblings) siblings.push(id);
      else this.children.set(parent, [id]);
    }
    for (const { from, to } of chart.edges) this.join(from, to);
  }

  steps(): NodeStep[] {
    this.emit(null);
    return this.found;
  }

  private rank(id: string): number {
    return this.chart.order.get(id) ?? 0;
  }

  /** Says of the two units in which the ends of an edge lie, side by side, which comes first. */
  private join(from: string, to: string): void {
    const ups = this.path(from);
    const downs = this.path(to);
    let depth = 0;
    while (depth < ups.length && ups[depth] === downs[depth]) depth += 1;
    const source = ups[depth];
    const target = downs[depth];
    if (source === undefined || target === undefined) return;
    const targets = this.next.get(source);
    if (targets) targets.push(target);
    else this.next.set(source, [target]);
    this.before.set(target, (this.before.get(target) ?? 0) + 1);
  }

  /** From the outermost sub-graph to the unit itself. */
  private path(id: string): string[] {
    const path: string[] = [];
    for (let at: string | undefined = id; at !== undefined; at = this.chart.parents.get(at)) path.push(at);
    return path.reverse();
  }

  /** Emits what lies in a sub-graph, or in none, each unit behind those from which edges lead to it. */
  private emit(group: string | null): void {
    const units = this.children.get(group) ?? [];
    const ready = new Heap();
    // Reached, but not by all that lead there: in a circle one of these must come.
    const reached = new Heap();
    const done = new Set<string>();
    units.forEach((id, rank) => {
      if (!this.before.has(id)) ready.add(rank);
    });
    const rankOf = new Map(units.map((id, rank) => [id, rank]));
    let first = 0;
    while (done.size < units.length) {
      while (done.has(units[first] ?? '') && first < units.length) first += 1;
      const id = units[ready.take() ?? reached.take() ?? first];
      if (id === undefined) return;
      if (done.has(id)) continue;
      done.add(id);
      if (this.titles.has(id)) this.emitGroup(id);
      else this.emitNode(id);
      for (const target of this.next.get(id) ?? []) {
        const rank = rankOf.get(target);
        if (rank === undefined || done.has(target)) continue;
        const left = (this.before.get(target) ?? 1) - 1;
        this.before.set(target, left);
        (left === 0 ? ready : reached).add(rank);
      }
    }
  }

  private emitGroup(id: string): void {
    this.opened.push(id);
    this.emit(id);
    // What holds nothing is drawn all the same.
    if (this.opened.includes(id)) this.step('', []);
  }

  private emitNode(id: string): void {
    this.step(this.texts.get(id) ?? '', [id]);
  }

  private step(text: string, nodes: readonly string[]): void {
    const groups = this.opened;
    this.opened = [];
    const words = [...groups.map((id) => this.titles.get(id) ?? ''), text].filter((each) => each !== '');
    this.found.push({
      text: words.join(': '),
      ids: [...groups, ...nodes],
      pieces: [
        ...groups.map((id): Piece => ({ kind: 'subgraph', id })),
        ...nodes.map((id): Piece => ({ kind: 'node', id })),
      ],
    });
  }
}

/** Numbers of which the smallest is taken first. */
class Heap {
  private readonly items: number[] = [];

  add(item: number): void {
    const { items } = this;
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = items[parent] ?? 0;
      if (above <= item) break;
      items[at] = above;
      at = parent;
    }
    items[at] = item;
  }

  take(): number | undefined {
    const { items } = this;
    const [smallest] = items;
    const last = items.pop();
    if (last === undefined || items.length === 0) return smallest;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if ((items[child + 1] ?? Infinity) < (items[child] ?? Infinity)) child += 1;
      const below = items[child];
      if (below === undefined || below >= last) break;
      items[at] = below;
      at = child;
    }
    items[at] = last;
    return smallest;
  }
}
