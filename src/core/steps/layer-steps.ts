import type { Layer } from '../note/types';
import { chunksOf } from './code';
import { outlineOf } from './diagram';
import type { DiagramOutline } from './outline';
import { splitParts, type Part } from './parts';

/** Stands for a layer that is shown whole, however many steps it takes. */
export const WHOLE = Number.MAX_SAFE_INTEGER;

/** A diagram that is drawn step by step. */
export interface DiagramPart extends Part {
  readonly kind: 'diagram';
  readonly outline: DiagramOutline;
}

/** Code that is shown chunk by chunk. */
export interface CodePart extends Part {
  readonly kind: 'code';
  /** Numbers of lines of the chunks. */
  readonly chunks: readonly number[];
}

/** A part of a layer that takes several steps, and after how many of the layer it begins. */
export type SteppedPart = (DiagramPart | CodePart) & { readonly from: number };

/** A layer with what in it is shown step by step. */
export interface SteppedLayer {
  /** Markdown of the blocks, with a fence for each part that holds its index among all parts of the layer. */
  readonly blocks: readonly string[];
  readonly parts: readonly SteppedPart[];
  /** Steps of all parts together; 0 where all is shown at once. */
  readonly steps: number;
}

const read = new WeakMap<Layer, SteppedLayer>();

/** Finds what in a layer is shown step by step; a layer is read once. */
export function steppedLayer(layer: Layer): SteppedLayer {
  const known = read.get(layer);
  if (known) return known;
  const stepped = readLayer(layer);
  read.set(layer, stepped);
  return stepped;
}

/** The number of steps that a layer takes; 0 where all is shown at once, also where there is no layer. */
export const stepsOf = (layer: Layer | undefined): number => (layer ? steppedLayer(layer).steps : 0);

function readLayer(layer: Layer): SteppedLayer {
  const parts: SteppedPart[] = [];
  let steps = 0;
  const blocks = layer.blocks.map(({ markdown }) => {
    const found: SteppedPart[] = [];
    const isWanted = (part: Part): boolean => {
      const stepped = steppedPart(part, steps);
      if (!stepped) return false;
      found.push(stepped);
      steps += lengthOf(stepped);
      return true;
    };
    const split = splitParts(markdown, isWanted, parts.length);
    parts.push(...found);
    return split.markdown;
  });
  return { blocks, parts, steps };
}

/** The number of steps that a part takes. */
export const lengthOf = (part: SteppedPart): number =>
  part.kind === 'diagram' ? part.outline.steps.length : part.chunks.length;

/** What is told of a step once it is there, by its index in the layer; empty where nothing is to be told. */
export function textOfStep({ parts }: SteppedLayer, step: number): string {
  const part = parts.find((each) => step >= each.from && step < each.from + lengthOf(each));
  return part?.kind === 'diagram' ? (part.outline.steps[step - part.from]?.text ?? '') : '';
}

function steppedPart(part: Part, from: number): SteppedPart | null {
  if (part.kind === 'diagram') {
    const outline = outlineOf(part.source);
    return outline && { ...part, kind: 'diagram', outline, from };
  }
  const chunks = chunksOf(part.source.split('\n'));
  return chunks.length < 2 ? null : { ...part, kind: 'code', chunks, from };
}
