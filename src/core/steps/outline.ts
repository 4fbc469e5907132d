/** A part of a drawing, named so that it can be found in the picture of it. */
export type Piece =
  | { readonly kind: 'node'; readonly id: string }
  /** An edge: `nth` counts those with the same ends, from 0; `id` is the name that the writer gave it, or null. */
  | {
      readonly kind: 'edge';
      readonly from: string;
      readonly to: string;
      readonly nth: number;
      readonly id: string | null;
    }
  | { readonly kind: 'subgraph'; readonly id: string }
  | { readonly kind: 'participant'; readonly id: string }
  /** Messages and notes are counted from 0, each by themselves. */
  | { readonly kind: 'message'; readonly nth: number }
  | { readonly kind: 'note'; readonly nth: number };

/** What one press fills in. */
export interface DrawStep {
  /** What a screen reader is told once it is there. */
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** In which order a diagram is drawn. */
export interface DiagramOutline {
  readonly type: 'flowchart' | 'sequence';
  readonly steps: readonly DrawStep[];
}
