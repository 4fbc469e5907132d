import type { DiagramOutline } from '../../../core/steps/outline';
import { splitRules, type StyleRule } from '../../../core/steps/style-rules';
import { findPieces, type FoundPieces } from './find-pieces';

const SVG = 'http://www.w3.org/2000/svg';

/** Elements that run, load or ask for something; none is in a drawing of mermaid's. */
const FORBIDDEN =
  'script, iframe, frame, object, embed, link, meta, base, form, input, button, textarea, animate, set';

/** Shapes with the attributes that give them their place and size, and nothing else. */
const SHAPES = new Set(['rect', 'circle', 'ellipse', 'line', 'path', 'polygon', 'polyline']);
const MEASURES = ['x', 'y', 'width', 'height', 'rx', 'ry', 'cx', 'cy', 'r', 'x1', 'y1', 'x2', 'y2'] as const;
const GEOMETRY: readonly (readonly [name: string, pattern: RegExp])[] = [
  ...MEASURES.map((name) => [name, /^[-\d.e+%px]{1,40}$/] as const),
  ['points', /^[-\d.,e+\s]*$/],
  ['d', /^[-\d.,e+\sa-z]*$/i],
  ['transform', /^[-\d.,e+\sa-z()]{1,400}$/],
];

/** Classes of mermaid's own around the pieces; its style sheet refers to them. */
const FRAMES = ['root', 'clusters', 'edgePaths', 'edgeLabels', 'nodes', 'edges'];
/** What is no shape of its own but belongs to a text. */
const LABELS = ['label', 'edgeLabel', 'cluster-label', 'labelBkg', 'background'];
/** What is referred to by name and shows nothing itself. */
const RESOURCES = new Set([
  'defs',
  'marker',
  'symbol',
  'filter',
  'linearGradient',
  'radialGradient',
  'clipPath',
]);

interface Slot {
  /** Of the parsed drawing, which is in no document that is shown. */
  readonly original: Element;
  /** What stands in its place while it is hidden. */
  readonly outline: Element;
  readonly step: number;
}

/**
 * A drawing of which only what is filled is in the document. All else stands as bare outlines that have nothing of the
 * original but place and size: no text, no name, no style.
 */
export class DiagramPicture {
  readonly el: Element;
  private slots: Slot[] = [];
  private readonly rules: StyleRule[] = [];
  private readonly worn = new Set<string>(FRAMES);
  private readonly style: Element;
  private readonly ancestors = new Set<Element>();

  private constructor(
    private readonly doc: Document,
    drawing: Element,
    private readonly pieces: FoundPieces,
    private readonly last: number,
  ) {
    for (const piece of pieces.keys())
      for (let at = piece.parentElement; at; at = at.parentElement) this.ancestors.add(at);
    for (const style of drawing.querySelectorAll('style')) this.rules.push(...splitRules(style.textContent));
    this.el = this.frameOf(drawing);
    // In a namespace of its own, as in the drawing.
    this.style = doc.createElementNS(SVG, 'style');
    this.el.prepend(this.style);
  }

  /**
   * Reads a drawing for a document.
   * @returns null where nothing in it belongs to a step
   * @throws where it is no drawing
   */
  static read(svg: string, outline: DiagramOutline, doc: Document): DiagramPicture | null {
    const drawing = new DOMParser().parseFromString(svg, 'text/html').body.querySelector('svg');
    if (!drawing) throw new Error('The diagram is no picture.');
    sanitise(drawing);
    const pieces = findPieces(drawing, outline);
    return pieces.size === 0 ? null : new DiagramPicture(doc, drawing, pieces, outline.steps.length - 1);
  }

  /**
   * Fills all steps before one, given by its index, and marks the outlines of that one.
   * @returns what was filled by this call
   */
  fill(upTo: number): Element[] {
    const due = this.slots.filter(({ step }) => step < upTo);
    this.slots = this.slots.filter(({ step }) => step >= upTo);
    for (const { outline, step } of this.slots) outline.classList.toggle('is-next', step === upTo);
    if (due.length === 0) return [];
    const filled = due.map(({ original, outline }) => {
      const element = this.doc.importNode(original, true);
      element.classList.add('interview-drill-filled');
      for (const each of [original, ...original.querySelectorAll('*')])
        for (const name of each.classList) this.worn.add(name);
      outline.replaceWith(element);
      return element;
    });
    this.style.textContent = this.rules
      .filter(({ classes }) => upTo > this.last || classes?.every((name) => this.worn.has(name)) === true)
      .map(({ text }) => text)
      .join('');
    return filled;
  }

  /** An element around pieces, with what it holds. */
  private frameOf(original: Element): Element {
    const isWhole = original.localName === 'svg' && original.parentElement?.localName === 'body';
    const frame = this.doc.createElementNS(SVG, original.localName === 'svg' ? 'svg' : 'g');
    copyGeometry(original, frame);
    if (original.localName === 'svg') copyView(original, frame);
    if (isWhole) frame.setAttribute('id', original.id);
    for (const name of original.classList) if (FRAMES.includes(name)) frame.classList.add(name);
    for (const child of original.children) {
      if (child.localName === 'style') continue;
      if (!this.pieces.has(child) && this.ancestors.has(child)) frame.append(this.frameOf(child));
      else {
        const outline = outlineOf(child, this.doc);
        frame.append(outline);
        const step = RESOURCES.has(child.localName) ? 0 : (this.pieces.get(child) ?? this.last);
        this.slots.push({ original: child, outline, step });
      }
    }
    return frame;
  }
}

/** The bare shapes of an element. */
function outlineOf(original: Element, doc: Document): Element {
  if (SHAPES.has(original.localName) && !isLabel(original)) {
    const shape = doc.createElementNS(SVG, original.localName);
    copyGeometry(original, shape);
    shape.setAttribute('class', 'interview-drill-outline');
    return shape;
  }
  const group = doc.createElementNS(SVG, 'g');
  copyGeometry(original, group);
  const isEmpty = isLabel(original) || !['g', 'a', 'svg', 'switch'].includes(original.localName);
  if (!isEmpty) for (const child of original.children) group.append(outlineOf(child, doc));
  return group;
}

const isLabel = ({ classList }: Element): boolean => LABELS.some((name) => classList.contains(name));

function copyGeometry(from: Element, to: Element): void {
  for (const [name, pattern] of GEOMETRY) {
    const value = from.getAttribute(name);
    if (value !== null && pattern.test(value)) to.setAttribute(name, value);
  }
}

/** What makes a drawing as large as it will be. */
function copyView(from: Element, to: Element): void {
  const view = from.getAttribute('viewBox');
  if (view !== null && /^[-\d.,e+\s]{1,200}$/.test(view)) to.setAttribute('viewBox', view);
  const widest = /max-width:\s{0,4}([\d.]{1,20})px/.exec(from.getAttribute('style') ?? '')?.[1];
  if (widest !== undefined) to.setAttribute('style', `max-width: ${widest}px`);
}

/** Takes out whatever could do something: that nothing of a note runs is not left to mermaid's settings. */
function sanitise(drawing: Element): void {
  for (const element of drawing.querySelectorAll(FORBIDDEN)) element.remove();
  for (const element of [drawing, ...drawing.querySelectorAll('*')])
    for (const { name, value } of [...element.attributes])
      if (/^on/i.test(name) || (/(?:^|:)(?:href|src|action)$/i.test(name) && !isHarmless(value)))
        element.removeAttribute(name);
}

const isHarmless = (link: string): boolean =>
  /^\s*(?:#|https?:\/\/|data:image\/(?:png|jpeg|gif|webp)[;,])/i.test(link);
