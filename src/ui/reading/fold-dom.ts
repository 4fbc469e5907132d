import type { Fold, Hidden } from '../../core/reading/fold-plan';

/** Stands in the place of what is hidden; it is never hidden itself. */
export const FOLD_BAR = 'interview-drill-fold-bar';

/** On an element whose children, all but the bar, are hidden. */
const FOLDED = 'interview-drill-folded';

/** A stretch of a rendered note that can be hidden and shown. */
export interface Stretch {
  readonly hidden: Hidden;
  /** The bar in its place, where it is the first of its question; an empty element. */
  readonly bar: HTMLElement | null;
  toggle(isHidden: boolean): void;
  /** Takes out all that was put into the note. */
  release(): void;
}

/** Finds what a fold hides in a rendered section. Nothing is removed: what stands in lines of its own is wrapped. */
export function stretchesOf(section: HTMLElement, fold: Fold): Stretch[] {
  if (fold.kind === 'hidden') return [wholeSection(section, fold)];
  const blocks = blocksIn(section);
  const [only] = blocks;
  if (fold.kind === 'shown') return [];
  if (!only || blocks.length > 1) return [wholeSection(section, fold.unclear)];
  return inBlock(only, fold);
}

/** Hides a rendered section whole. */
export function wholeSection(section: HTMLElement, hidden: Hidden): Stretch {
  // Text has no class: only an element can be hidden.
  const spans = [...section.childNodes].flatMap((node) => {
    if (node.nodeType !== TEXT || node.textContent?.trim() === '') return [];
    const span = createSpan();
    section.insertBefore(span, node);
    span.append(node);
    return [span];
  });
  return whole(section, hidden, () => {
    for (const span of spans) span.replaceWith(...span.childNodes);
  });
}

/** The items of the list of footnotes in a rendered section: the app draws all of a note at its end. */
export const footnotesIn = (section: HTMLElement): HTMLElement[] => [
  ...section.querySelectorAll<HTMLElement>('.footnotes > ol > li'),
];

/** Hides the text of a footnote; the button stands with the answer that names it. */
export const wholeFootnote = (item: HTMLElement, hidden: Hidden): Stretch =>
  wrapped([item], { ...hidden, first: false });

/** What hides its content: what is hidden here, and what the writer folded. */
const FOLDS = `.${FOLDED}, details:not([open]), .callout.is-collapsed`;

/** What is to be seen of it all the same. */
const HEADS = 'summary, .callout-title';

const ENDS_LINE = /^(?:LI|T[DHR]|DT|DD|BR|SUMMARY)$/;

/** The text that a person sees of an element, each block on lines of its own; a {@link FOLD_BAR} says none. */
export function seenText(el: HTMLElement): string {
  const isFold = el.matches(FOLDS);
  let text = '';
  for (const node of el.childNodes) {
    if (isElement(node)) {
      if (node.classList.contains(FOLD_BAR) || (isFold && !node.matches(HEADS))) continue;
      const end = BLOCKS.has(node.tagName) || ENDS_LINE.test(node.tagName) ? '\n' : ' ';
      text += end + seenText(node) + end;
    } else if (node.nodeType === TEXT && (!isFold || el.classList.contains(FOLDED)))
      text += node.textContent ?? '';
  }
  return text;
}

/** Nodes next to each other that make one block. */
type Nodes = readonly [Node, ...Node[]];

function inBlock(nodes: Nodes, fold: Fold): Stretch[] {
  switch (fold.kind) {
    case 'shown':
      return [];
    case 'hidden':
      return [wrapped(nodes, fold)];
    case 'lines':
      return inLines(nodes, fold.lines) ?? [wrapped(nodes, fold.unclear)];
    case 'parts': {
      const places = partsOf(nodes, fold.of);
      if (places?.length !== fold.parts.length) return [wrapped(nodes, fold.unclear)];
      return places.flatMap((place, at) => inBlock(place, fold.parts[at] ?? fold.unclear));
    }
  }
}

/** The places of the parts of a block; null where it is rendered in a way that is not known. */
function partsOf(nodes: Nodes, of: 'callout' | 'list' | 'item'): Nodes[] | null {
  const [el] = nodes;
  if (nodes.length !== 1 || !isElement(el)) return null;
  if (of === 'item') return blocksIn(el);
  if (of === 'list') return childrenOf(el, 'LI').map((item) => [item]);
  const content = childrenOf(el, 'DIV').find(({ classList }) => classList.contains('callout-content'));
  return content ? blocksIn(content) : null;
}

/** Lines of a paragraph, hidden by twos and threes where they stand together; null where they cannot be told apart. */
function inLines(nodes: Nodes, lines: readonly (Hidden | null)[]): Stretch[] | null {
  const [first] = nodes;
  const inside =
    nodes.length === 1 && isElement(first) && first.tagName === 'P' ? [...first.childNodes] : nodes;
  const rows = rowsOf(inside);
  if (rows.length !== lines.length) return null;
  const groups: { hidden: Hidden; nodes: Node[] }[] = [];
  let open: { hidden: Hidden; nodes: Node[] } | null = null;
  for (const [at, hidden] of lines.entries()) {
    if (!hidden) open = null;
    else if (open?.hidden.ids[0] === hidden.ids[0]) open?.nodes.push(...(rows[at] ?? []));
    else groups.push((open = { hidden, nodes: [...(rows[at] ?? [])] }));
  }
  return groups.flatMap(({ hidden, nodes: [head, ...rest] }) =>
    head ? [wrapped([head, ...rest], hidden)] : [],
  );
}

/** The nodes of each line; a line break belongs to the line that it opens. */
function rowsOf(nodes: readonly Node[]): Node[][] {
  const rows: Node[][] = [[]];
  for (const node of nodes) {
    if (isElement(node) && node.tagName === 'BR') rows.push([]);
    rows[rows.length - 1]?.push(node);
  }
  return rows;
}

/** Elements that are a block each; all else runs on in a line. */
const BLOCKS = new Set(
  'P UL OL DL PRE BLOCKQUOTE DIV TABLE H1 H2 H3 H4 H5 H6 HR DETAILS SECTION FIGURE'.split(' '),
);

/** Classes of what the app puts into a list item beside its text. */
const DECORATION = /\b(?:list-bullet|collapse-indicator|list-collapse-indicator)\b/;

/** The blocks in an element; text that stands in it without an element is one too. */
function blocksIn(parent: Node): Nodes[] {
  const blocks: [Node, ...Node[]][] = [];
  let isRunning = false;
  for (const node of parent.childNodes) {
    const isBlock = isElement(node) && BLOCKS.has(node.tagName);
    const last = blocks[blocks.length - 1];
    if (isElement(node) ? DECORATION.test(node.className) : !isRunning && node.textContent?.trim() === '')
      continue;
    if (isBlock || !isRunning || !last) blocks.push([node]);
    else last.push(node);
    isRunning = !isBlock;
  }
  return blocks;
}

const ELEMENT = 1;
const TEXT = 3;

const isElement = (node: Node | undefined): node is HTMLElement => node?.nodeType === ELEMENT;

const childrenOf = (el: HTMLElement, tag: string): HTMLElement[] =>
  [...el.children].filter((child): child is HTMLElement => child.tagName === tag);

/** An element all of whose children are hidden, also those that another processor adds later. */
function whole(el: HTMLElement, hidden: Hidden, wrapper: (() => void) | null = null): Stretch {
  const isInline = el.tagName === 'SPAN';
  const bar = hidden.first ? (isInline ? createSpan(FOLD_BAR) : createDiv(FOLD_BAR)) : null;
  if (bar) el.prepend(bar);
  return {
    hidden,
    bar,
    toggle: (isHidden) => {
      el.classList.toggle(FOLDED, isHidden);
    },
    release: () => {
      el.classList.remove(FOLDED);
      bar?.remove();
      wrapper?.();
    },
  };
}

/** Puts an element around nodes, so that they can be hidden together. */
function wrapped(nodes: Nodes, hidden: Hidden): Stretch {
  const [first] = nodes;
  if (nodes.length === 1 && isElement(first) && first.tagName === 'LI') {
    const [head, ...rest] = [...first.childNodes];
    return head ? around(first, [head, ...rest], hidden, false) : whole(first, hidden);
  }
  const isBlock = nodes.length === 1 && isElement(first) && BLOCKS.has(first.tagName);
  return around(first.parentNode, nodes, hidden, !isBlock);
}

function around(parent: ParentNode | null, nodes: Nodes, hidden: Hidden, isInline: boolean): Stretch {
  const outer = isInline ? createSpan('interview-drill-fold') : createDiv('interview-drill-fold');
  // Text has no class: only an element can be hidden.
  const inner = isInline ? outer.createSpan() : outer.createDiv('interview-drill-fold-inside');
  parent?.insertBefore(outer, nodes[0]);
  inner.append(...nodes);
  return whole(outer, hidden, () => {
    outer.replaceWith(...inner.childNodes);
  });
}
