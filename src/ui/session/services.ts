import type { Plan, Pool, Preview } from '../../core/drill/plan';

/** What planning a session needs of the vault. */
export interface PlanServices {
  /** The note at hand, or null. */
  readonly note: { readonly path: string; readonly title: string } | null;
  /** Reads what the plan is about, and tells what it comes to. */
  preview(plan: Plan): Promise<Preview>;
  /** Lets the person choose a pool of a kind. */
  choose(kind: Pool['kind'], chosen: (pool: Pool) => void): void;
  start(plan: Plan): void;
}
