import type { Changes } from './changes';
import type { DrillNotes } from './drill-notes';
import type { DrillServices } from './services';
import type { Stage } from './stage';

/** The parts of a drill that is run. */
export interface Drill {
  readonly services: DrillServices;
  readonly notes: DrillNotes;
  readonly stage: Stage;
  readonly changes: Changes;
  /** Tells what a person must know at once. */
  readonly notify: (message: string) => void;
}
