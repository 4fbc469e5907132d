import type { Random } from './random';

/** What became of one try. `lost` says what went wrong, in words. */
export type Outcome = 'kept' | 'refused' | { readonly lost: string };

/** Something that is tried many times, with another note each time. */
export interface Trial {
  readonly name: string;
  /** Of the notes of a run, how many this trial takes: 1 for all. */
  readonly share: number;
  readonly run: (random: Random) => Attempt;
}

export interface Attempt {
  readonly outcome: Outcome;
  /** What to look at where something was lost. */
  readonly note: string;
}

/** A line of the table. */
export interface Tally {
  readonly name: string;
  tried: number;
  refused: number;
  lost: number;
  /** The first losses, each with what makes it again. */
  readonly samples: string[];
}

const MAX_SAMPLES = 5;

export const emptyTally = (name: string): Tally => ({ name, tried: 0, refused: 0, lost: 0, samples: [] });

/** Carries out one try of a trial; an error that is thrown is a loss. */
export function attempt(trial: Trial, random: Random, tally: Tally, label: string): void {
  const { outcome, note } = caught(() => trial.run(random));
  tally.tried += 1;
  if (outcome === 'refused') tally.refused += 1;
  if (typeof outcome !== 'object') return;
  tally.lost += 1;
  if (tally.samples.length < MAX_SAMPLES)
    tally.samples.push(`${trial.name}, ${label}: ${outcome.lost}\n${JSON.stringify(note)}`);
}

function caught(run: () => Attempt): Attempt {
  try {
    return run();
  } catch (error) {
    return { outcome: { lost: `It threw: ${String(error)}` }, note: '' };
  }
}
