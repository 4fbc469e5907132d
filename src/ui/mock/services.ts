import type { QuestionPlace } from '../../core/drill/queue';
import type { DrillServices } from '../drill/services';

/** Mock interviews that stopped before their end, by the vault path of their note. */
export interface KeptMocks {
  /** What was kept, as it was handed over; undefined where nothing is. Not to be trusted. */
  get(path: string): unknown;
  keep(path: string, state: unknown): void;
  drop(path: string): void;
}

/** All that a mock interview needs of the vault and of the world. */
export interface MockServices extends Pick<
  DrillServices,
  | 'settings'
  | 'now'
  | 'today'
  | 'read'
  | 'record'
  | 'undo'
  | 'waiting'
  | 'whyWaiting'
  | 'listen'
  | 'retry'
  | 'openNote'
  | 'createSample'
  | 'chooseNote'
> {
  readonly kept: KeptMocks;
  /** Drills some questions. */
  drillQuestions(name: string, questions: readonly QuestionPlace[]): void;
}
