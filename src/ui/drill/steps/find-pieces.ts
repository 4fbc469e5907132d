import type { DiagramOutline, Piece } from '../../../core/steps/outline';

/** Elements of a drawing → index of the step that fills them. An element stands for all that is in it. */
export type FoundPieces = ReadonlyMap<Element, number>;

/**
 * Finds in a drawing what the steps of its outline fill in. What cannot be told for certain is left out, so that nothing
 * is shown too early.
 */
export const findPieces = (svg: Element, outline: DiagramOutline): FoundPieces =>
  outline.type === 'flowchart'
    ? new FlowchartFinder(svg, outline).find()
    : new SequenceFinder(svg, outline).find();

abstract class Finder {
  protected readonly found = new Map<Element, number>();

  constructor(
    protected readonly svg: Element,
    protected readonly outline: DiagramOutline,
  ) {}

  protected all(selector: string): Element[] {
    return [...this.svg.querySelectorAll(selector)];
  }

  /** The pieces of one kind with the indices of their steps, in the order of the steps. */
  protected pieces<K extends Piece['kind']>(kind: K): [Extract<Piece, { kind: K }>, number][] {
    return this.outline.steps.flatMap(({ pieces }, step) =>
      pieces.flatMap((piece) =>
        piece.kind === kind
          ? [[piece as Extract<Piece, { kind: K }>, step] as [Extract<Piece, { kind: K }>, number]]
          : [],
      ),
    );
  }
}

/** An edge of a drawing: its line and its label. */
interface DrawnEdge {
  readonly key: string;
  readonly elements: readonly Element[];
}

class FlowchartFinder extends Finder {
  find(): FoundPieces {
    const nodes = new Map(this.pieces('node').map(([{ id }, step]) => [id, step]));
    for (const element of this.all('g[id]')) {
      const id = /^flowchart-([^]*)-\d+$/.exec(this.nameOf(element))?.[1];
      const step = id === undefined ? undefined : nodes.get(id);
      // A node that leads somewhere is in its link.
      const whole = element.parentElement?.localName === 'a' ? element.parentElement : element;
      if (step !== undefined) this.found.set(whole, step);
    }
    const groups = new Map(this.pieces('subgraph').map(([{ id }, step]) => [id, step]));
    for (const element of this.all('.cluster[id]')) {
      const step = groups.get(this.nameOf(element));
      if (step !== undefined) this.found.set(element, step);
    }
    this.findEdges();
    return this.found;
  }

  /** The id of an element without that of the drawing, which newer versions put in front. */
  private nameOf(element: Element): string {
    const prefix = `${this.svg.id}-`;
    const id = element.getAttribute('id') ?? '';
    return id.startsWith(prefix) ? id.slice(prefix.length) : id;
  }

  private findEdges(): void {
    const drawn = new Map<string, DrawnEdge[]>();
    const loops = new Map<string, Element[]>();
    const add = <T>(map: Map<string, T[]>, key: string, item: T): void => {
      const known = map.get(key);
      if (known) known.push(item);
      else map.set(key, [item]);
    };
    for (const edge of this.drawnEdges()) {
      add(drawn, edge.key, edge);
      const base = /^([^]*)_\d+$/.exec(edge.key)?.[1];
      if (base !== undefined) add(drawn, base, edge);
      const looped = /^([^]*)-cyclic-special-(?:\d|mid)$/.exec(edge.key)?.[1];
      if (looped !== undefined) for (const element of edge.elements) add(loops, looped, element);
    }
    for (const element of this.all('g[id]')) {
      const [id = '', same] = this.nameOf(element).split('---');
      if (id === same) add(loops, id, element);
    }
    const wanted = new Map<string, [Extract<Piece, { kind: 'edge' }>, number][]>();
    for (const entry of this.pieces('edge')) {
      const [edge, step] = entry;
      if (edge.from === edge.to) for (const element of loops.get(edge.from) ?? []) this.fill(element, step);
      const named = edge.id === null ? undefined : drawn.get(edge.id)?.[0];
      if (named) for (const element of named.elements) this.found.set(element, step);
      else add(wanted, `L_${edge.from}_${edge.to}`, entry);
    }
    for (const [key, edges] of wanted) this.join(edges, drawn.get(key) ?? []);
  }

  /** Joins edges to the lines that bear the names of their ends. */
  private join(
    edges: readonly [Extract<Piece, { kind: 'edge' }>, number][],
    drawn: readonly DrawnEdge[],
  ): void {
    const last = Math.max(...edges.map(([, step]) => step));
    const number = ({ key }: DrawnEdge): number => Number(key.slice(key.lastIndexOf('_') + 1));
    const inOrder = [...drawn].sort((a, b) => number(a) - number(b));
    const bySource = [...edges].sort(([a], [b]) => a.nth - b.nth);
    // `a_b` to `c` and `a` to `b_c` have lines of the same name.
    const areAlike =
      edges.every(([{ from }]) => from === edges[0]?.[0].from) && edges.length === drawn.length;
    inOrder.forEach(({ elements }, at) => {
      const step = areAlike ? (bySource[at]?.[1] ?? last) : last;
      for (const element of elements) this.fill(element, step);
    });
  }

  /** What several edges claim is shown with the last of them. */
  private fill(element: Element, step: number): void {
    this.found.set(element, Math.max(step, this.found.get(element) ?? 0));
  }

  /** All edges, each with its label: by name, or by their order in versions that give labels none. */
  private drawnEdges(): DrawnEdge[] {
    return this.all('.edgePaths').flatMap((group) => {
      const lines = [...group.children].filter(
        (line) => line.localName === 'path' || line.querySelector('path'),
      );
      const beside = [...(group.parentElement?.children ?? [])].find((other) =>
        other.classList.contains('edgeLabels'),
      );
      const labels = [...(beside?.children ?? [])].filter((label) => label.classList.contains('edgeLabel'));
      const names = labels.map((label) => label.querySelector('[data-id]')?.getAttribute('data-id') ?? null);
      const areNamed = names.some((name) => name !== null);
      return lines.map((line, at) => {
        const path = line.localName === 'path' ? line : (line.querySelector('path') ?? line);
        const key = path.getAttribute('data-id') ?? this.nameOf(path);
        const own = areNamed ? labels.filter((_, index) => names[index] === key) : [];
        if (!areNamed && labels.length === lines.length && labels[at]) own.push(labels[at]);
        return { key, elements: [line, ...own] };
      });
    });
  }
}

/** Something that happens at a height of the drawing, in its units from above. */
interface DrawnEvent {
  readonly y: number;
  readonly step: number;
}

class SequenceFinder extends Finder {
  private readonly events: DrawnEvent[] = [];

  find(): FoundPieces {
    this.findParticipants();
    this.findMessages();
    this.findNotes();
    this.events.sort((a, b) => a.y - b.y);
    for (const element of this.all('rect[class^="activation"]')) this.place(element);
    for (const element of this.svg.children) if (element.matches('rect.rect')) this.place(element);
    for (const line of this.all('.loopLine')) {
      const group = line.parentElement;
      if (!group || group === this.svg || this.found.has(line)) continue;
      const top = Math.min(...[...group.children].map(topOf).filter((y) => !Number.isNaN(y)));
      // The frame stands at once, but a later section, which is dashed, and its title come with what is in it.
      for (const element of group.children) {
        const isFrame = element.localName === 'line' && element.getAttribute('style') === null;
        this.place(element, isFrame ? top : topOf(element));
      }
    }
    return this.found;
  }

  private findParticipants(): void {
    const steps = new Map(this.pieces('participant').map(([{ id }, step]) => [id, step]));
    const columns: { x: number; step: number }[] = [];
    for (const element of this.svg.children) {
      const named = element.hasAttribute('name') ? [element] : [...element.querySelectorAll('[name]')];
      const [name, ...others] = new Set(named.map((each) => each.getAttribute('name') ?? ''));
      const step = name === undefined || others.length > 0 ? undefined : steps.get(name);
      if (step === undefined) continue;
      this.found.set(element, step);
      const line = element.querySelector('line[x1]');
      if (line) columns.push({ x: numberOf(line, 'x1'), step });
    }
    for (const element of this.svg.children) {
      const box =
        element.localName === 'g' && !this.found.has(element) ? element.querySelector('rect.rect') : null;
      if (!box) continue;
      const left = numberOf(box, 'x');
      const inside = columns.filter(({ x }) => x >= left && x <= left + numberOf(box, 'width'));
      if (inside.length > 0) this.found.set(element, Math.min(...inside.map(({ step }) => step)));
    }
  }

  private findMessages(): void {
    const steps = this.pieces('message').map(([, step]) => step);
    const lines = this.all('.messageLine0, .messageLine1');
    if (lines.length !== steps.length) return;
    let waiting: Element[] = [];
    let current: number | undefined;
    let count = 0;
    for (const element of this.svg.children) {
      if (element.classList.contains('messageText')) waiting.push(element);
      else if (lines.includes(element)) {
        current = steps[count];
        count += 1;
        if (current === undefined) return;
        for (const each of [...waiting, element]) this.found.set(each, current);
        this.events.push({ y: topOf(element), step: current });
        waiting = [];
      } else if (current !== undefined && element.matches('.sequenceNumber, line[marker-start], circle'))
        this.found.set(element, current);
    }
  }

  private findNotes(): void {
    const steps = this.pieces('note').map(([, step]) => step);
    const notes = this.all('rect.note');
    if (notes.length !== steps.length) return;
    notes.forEach((note, at) => {
      const step = steps[at] ?? 0;
      const parent = note.parentElement;
      this.found.set(parent && parent !== this.svg ? parent : note, step);
      this.events.push({ y: topOf(note), step });
    });
  }

  /** What frames or marks messages comes with the first one below its upper end. */
  private place(element: Element, y = topOf(element)): void {
    const step = this.events.find((event) => event.y >= y - 1)?.step;
    if (step !== undefined) this.found.set(element, step);
  }
}

const numberOf = (element: Element, name: string): number => Number(element.getAttribute(name) ?? NaN);

/** The upper end of an element, as its attributes give it; NaN where they do not. */
function topOf(element: Element): number {
  if (element.localName === 'line') return Math.min(numberOf(element, 'y1'), numberOf(element, 'y2'));
  if (element.hasAttribute('y')) return numberOf(element, 'y');
  const numbers = (element.getAttribute('d') ?? element.getAttribute('points') ?? '').match(/-?[\d.]{1,20}/g);
  return Number(numbers?.[1] ?? NaN);
}
