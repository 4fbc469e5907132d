import type { Comparison } from '../../core/compare/compare';
import type { NoteDifferences } from '../../core/compare/differences';
import type { RowFilter } from '../../core/compare/filters';

/** A note that cannot be shown, and why. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

/** How far a row is open: its questions with their answers hidden, or shown. */
export type Openness = 'hidden' | 'shown';

/** What a comparison shows: one of these at a time. */
export type CompareState =
  | { readonly kind: 'loading' }
  /** Fewer than two notes can be shown. */
  | { readonly kind: 'few'; readonly paths: readonly string[]; readonly problems: readonly Problem[] }
  | ShownComparison;

/** A comparison that is shown. */
export interface ShownComparison {
  readonly kind: 'compare';
  readonly title: string;
  readonly comparison: Comparison;
  readonly differences: readonly NoteDifferences[];
  readonly problems: readonly Problem[];
  readonly filter: RowFilter;
  /** Keys of the rows that are open. */
  readonly open: ReadonlyMap<string, Openness>;
  /** The note that a narrow pane shows, by its index. */
  readonly column: number;
  readonly pictured: boolean;
  /** Keys of the questions whose changes wait for their note. */
  readonly waiting: ReadonlySet<string>;
  readonly canUndo: boolean;
  /** What was done last, for who does not see it; another object each time, so that the same is said again. */
  readonly news: { readonly text: string } | null;
}
