import { plainLabel } from './mermaid-source';

/** A node as it is drawn. */
export interface FlowNode {
  readonly id: string;
  readonly text: string;
}

export interface FlowEdge {
  readonly from: string;
  readonly to: string;
  /** Which of the edges with the same ends it is, in the order of the source, from 0. */
  readonly nth: number;
  /** The name that the writer gave it (`name@-->`), or null. */
  readonly id: string | null;
}

export interface FlowGroup {
  readonly id: string;
  readonly title: string;
}

/** A flowchart as far as its drawing has an order. */
export interface Flowchart {
  /** In the order in which the source names them first. */
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
  readonly groups: readonly FlowGroup[];
  /** The sub-graph in which a node or a sub-graph lies; none has itself around it. */
  readonly parents: ReadonlyMap<string, string>;
  /** Ids of nodes and sub-graphs → when the source names them first, counted from 0. */
  readonly order: ReadonlyMap<string, number>;
}

/** Bounds to what a few characters can ask for: `A & B --> C & D` are four edges already. */
const MAX_EDGES = 2000;
/** How deep sub-graphs are followed. */
export const MAX_DEPTH = 50;

const KEYWORD =
  /(?:subgraph|end|direction|style|linkStyle|classDef|class|click|accTitle|accDescr)(?=[\s;:{]|$)/y;
const LINK = /[xo<]?(?:--+[-xo>]|==+[=xo>]|-\.+-[xo>]?|~~~+)/y;
const LINK_START = /[xo<]?(?:--|==|-\.)/y;
const LINK_END = { '--': /--+[-xo>]/g, '==': /==+[=xo>]/g, '-.': /\.-[xo>]?/g } as const;
const EDGE_ID = /[^\s"@[\](){}<>|;&]{1,200}@(?=[^{"])/y;
const CLOSER: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}', '>': ']' };
const NO_ID = ' \t\n\r[](){}<>|;,:@"^~';

/**
 * Reads the body of a flowchart. It is lenient: what mermaid would refuse is passed over, since mermaid itself says what
 * is wrong. Time is linear in the length of the text.
 * @returns null where it has more edges or deeper sub-graphs than anybody draws from memory
 */
export function readFlowchart(text: string): Flowchart | null {
  return new Reader(text).read();
}

/** A sub-graph that is open, or the chart itself. */
interface Frame {
  readonly id: string | null;
  readonly title: string;
  readonly members: Set<string>;
}

class Reader {
  private at = 0;
  private readonly texts = new Map<string, string>();
  private readonly order = new Map<string, number>();
  private readonly edges: FlowEdge[] = [];
  private readonly edgeIds = new Set<string>();
  private readonly counts = new Map<string, number>();
  private readonly groups = new Map<string, FlowGroup>();
  private readonly parents = new Map<string, string>();
  private readonly frames: Frame[] = [{ id: null, title: '', members: new Set() }];
  /** Ends of links that do not occur any more: each is sought in vain only once. */
  private readonly absent = new Set<string>();
  private closed = 0;
  private isTooMuch = false;

  constructor(private readonly text: string) {}

  read(): Flowchart | null {
    while (!this.isTooMuch) {
      this.skip(' \t\n\r;');
      if (this.at >= this.text.length) break;
      const start = this.at;
      this.statement();
      this.skipStatement();
      if (this.at === start) this.at += 1;
    }
    while (this.frames.length > 1) this.endGroup();
    if (this.isTooMuch) return null;
    const { texts, order, edges, groups, parents } = this;
    const nodes = [...texts].filter(([id]) => !groups.has(id)).map(([id, label]) => ({ id, text: label }));
    return { nodes, edges, groups: [...groups.values()], parents, order };
  }

  private statement(): void {
    const keyword = this.match(KEYWORD);
    if (keyword === null) this.chain();
    else if (keyword === 'subgraph') this.startGroup();
    else if (keyword === 'end') this.endGroup();
    else if (keyword === 'accDescr') {
      this.skip(' \t');
      if (this.text[this.at] === '{') this.at = this.indexOr('}', this.at, this.text.length) + 1;
    }
  }

  /** Nodes with links between them: `A & B --> C -- text --> D`. */
  private chain(): void {
    let from = this.nodes();
    while (from.length > 0) {
      const before = this.at;
      const link = this.link();
      const to = link ? this.nodes() : [];
      if (!link || to.length === 0) {
        if (!link) this.at = before;
        return;
      }
      if (this.edges.length + from.length * to.length > MAX_EDGES) {
        this.isTooMuch = true;
        return;
      }
      for (const source of from) for (const target of to) this.edge(source, target, link.id);
      from = to;
    }
  }

  private edge(from: string, to: string, id: string | null): void {
    const ends = `${from}\n${to}`;
    const nth = this.counts.get(ends) ?? 0;
    this.counts.set(ends, nth + 1);
    // Of several edges that one statement draws, the name is the first's.
    const isNew = id !== null && !this.edgeIds.has(id);
    if (isNew) this.edgeIds.add(id);
    this.edges.push({ from, to, nth, id: isNew ? id : null });
  }

  private nodes(): string[] {
    const ids: string[] = [];
    for (;;) {
      const id = this.node();
      if (id === null) return ids;
      ids.push(id);
      const before = this.at;
      this.skip(' \t');
      if (this.text[this.at] !== '&') {
        this.at = before;
        return ids;
      }
      this.at += 1;
      this.skip(' \t\n\r');
    }
  }

  private node(): string | null {
    const id = this.id();
    if (id === '') return null;
    let label: string | null = null;
    let isNode = true;
    for (;;) {
      const { text, at } = this;
      if (text.startsWith(':::', at)) {
        this.at += 3;
        this.id();
      } else if (text.startsWith('@{', at)) {
        // Behind the name of an edge stands what the edge looks like.
        isNode = !this.edgeIds.has(id);
        this.at += 1;
        label = labelIn(this.bracketed()) ?? label;
      } else if (CLOSER[text[at] ?? ''] !== undefined) label = plainLabel(shapeless(this.bracketed()));
      else break;
    }
    if (!isNode) return null;
    this.mention(id);
    if (label !== null || !this.texts.has(id)) this.texts.set(id, label ?? id);
    return id;
  }

  private mention(id: string): void {
    if (!this.order.has(id)) this.order.set(id, this.order.size);
    this.frames[this.frames.length - 1]?.members.add(id);
  }

  private id(): string {
    const { text } = this;
    const start = this.at;
    for (; this.at < text.length; this.at += 1) {
      const char = text[this.at] ?? '';
      const next = text[this.at + 1] ?? '';
      if (NO_ID.includes(char)) break;
      if (char === '-' && (next === '-' || next === '>' || next === '.')) break;
      if (char === '=' && next === '=') break;
    }
    return text.slice(start, this.at);
  }

  private link(): { readonly id: string | null } | null {
    this.skip(' \t\n\r');
    const id = this.match(EDGE_ID)?.slice(0, -1) ?? null;
    if (this.match(LINK) === null && !this.linkWithText()) return null;
    this.skip(' \t\n\r');
    if (this.text[this.at] === '|') {
      const start = this.text[this.at + 1] === '"' ? this.indexOr('"', this.at + 2, this.at) : this.at;
      this.at = this.indexOr('|', start + 1, this.at) + 1;
      this.skip(' \t\n\r');
    }
    return { id };
  }

  /** A link that holds its text: `-- text -->`. */
  private linkWithText(): boolean {
    const start = this.match(LINK_START);
    if (start === null) return false;
    const kind = start.slice(-2) as keyof typeof LINK_END;
    this.skip(' \t\n\r');
    if (this.text[this.at] === '"') this.at = this.indexOr('"', this.at + 1, this.at);
    if (this.absent.has(kind)) return false;
    const end = LINK_END[kind];
    end.lastIndex = this.at;
    const found = end.exec(this.text);
    if (found) this.at = found.index + found[0].length;
    else this.absent.add(kind);
    return found !== null;
  }

  /** What stands in brackets, the brackets with it; to the end of the text where they are not closed. */
  private bracketed(): string {
    const { text } = this;
    const start = this.at;
    const closers: string[] = [];
    for (; this.at < text.length; this.at += 1) {
      const char = text[this.at] ?? '';
      if (char === '"') this.at = this.indexOr('"', this.at + 1, text.length);
      else if (char === closers[closers.length - 1]) closers.pop();
      else if (char !== '>' || this.at === start) {
        const closer = CLOSER[char];
        if (closer !== undefined) closers.push(closer);
      }
      if (closers.length === 0) break;
    }
    this.at = Math.min(text.length, this.at + 1);
    return text.slice(start, this.at);
  }

  private startGroup(): void {
    this.skip(' \t');
    const start = this.at;
    while (this.at < this.text.length && !'[\n;'.includes(this.text[this.at] ?? '')) {
      if (this.text[this.at] === '"') this.at = this.indexOr('"', this.at + 1, this.at);
      this.at += 1;
    }
    const name = this.text.slice(start, this.at).trim();
    const title = this.text[this.at] === '[' ? plainLabel(shapeless(this.bracketed())) : plainLabel(name);
    const bare = name.startsWith('"') ? plainLabel(name) : (name.split(':::')[0] ?? '').trim();
    const isUnnamed = bare === '' || (/\s/.test(bare) && title === plainLabel(name));
    this.frames.push({ id: isUnnamed ? null : bare, title, members: new Set() });
    if (!isUnnamed && !this.order.has(bare)) this.order.set(bare, this.order.size);
    if (this.frames.length > MAX_DEPTH) this.isTooMuch = true;
  }

  /** Ends the innermost sub-graph. What it names lies in it, unless it lies in one that ended before. */
  private endGroup(): void {
    if (this.frames.length < 2) return;
    const frame = this.frames.pop();
    if (!frame) return;
    // Mermaid names those without a name by their number, in the order in which they end.
    const id = frame.id ?? `subGraph${String(this.closed)}`;
    this.closed += 1;
    if (!this.groups.has(id)) this.groups.set(id, { id, title: frame.title });
    for (const member of frame.members)
      if (!this.parents.has(member) && !this.isInside(id, member)) this.parents.set(member, id);
    if (!this.order.has(id)) this.order.set(id, this.firstOf(frame));
    this.frames[this.frames.length - 1]?.members.add(id);
  }

  private firstOf({ members }: Frame): number {
    const [first] = members;
    return (first === undefined ? undefined : this.order.get(first)) ?? this.order.size;
  }

  /** Tells whether a sub-graph is another one, or lies in it. */
  private isInside(id: string, other: string): boolean {
    for (let at: string | undefined = id; at !== undefined; at = this.parents.get(at))
      if (at === other) return true;
    return false;
  }

  private skip(chars: string): void {
    while (this.at < this.text.length && chars.includes(this.text[this.at] ?? '')) this.at += 1;
  }

  /** To the end of the statement, whatever is left of it. */
  private skipStatement(): void {
    const { text } = this;
    let isQuoted = false;
    for (; this.at < text.length; this.at += 1) {
      const char = text[this.at];
      if (char === '"') isQuoted = !isQuoted;
      else if (char === '\n' || (char === ';' && !isQuoted)) return;
    }
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) return null;
    this.at += found[0].length;
    return found[0];
  }

  /** Index of a character from an index on, or what stands for none; none is sought in vain twice. */
  private indexOr(char: string, from: number, otherwise: number): number {
    if (this.absent.has(char)) return otherwise;
    const found = this.text.indexOf(char, from);
    if (found < 0) this.absent.add(char);
    return found < 0 ? otherwise : found;
  }
}

/** A label without the brackets and slants that give its node a shape. */
const shapeless = (label: string): string =>
  label.replace(/^[[({>/\\|]{1,4}-?/, '').replace(/-?[\])}/\\|]{1,4}$/, '');

/** The label among the properties of a node: `@{ shape: circle, label: "Text" }`. */
function labelIn(properties: string): string | null {
  const found = /\blabel:[ \t]*(?:"([^"]*)"|([^",}\n]*))/.exec(properties);
  return found ? plainLabel(found[1] ?? found[2] ?? '') : null;
}
