import type { Random } from './random';

/** What became of one try. `lost` says what went wrong, in words; `seen` is what somebody else's program made of it. */
export type Outcome = 'kept' | 'refused' | { readonly lost: string } | { readonly seen: string };

/** Something that is tried many times, with another note each time. */
export interface Trial {
  readonly name: string;
  /** How many of a run of 100,000. */
  readonly tries: number;
  readonly run: (random: Random) => Attempt | Promise<Attempt>;
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
  /** What others made of it → how often. */
  readonly seen: Record<string, number>;
  /** The first losses, each with what makes it again. */
  readonly samples: string[];
}

const MAX_SAMPLES = 5;

export const emptyTally = (name: string): Tally => ({
  name,
  tried: 0,
  refused: 0,
  lost: 0,
  seen: {},
  samples: [],
});

/** Carries out one try of a trial; an error that is thrown is a loss. */
export async function attempt(trial: Trial, random: Random, tally: Tally, label: string): Promise<void> {
  const { outcome, note } = await caught(() => trial.run(random));
  tally.tried += 1;
  if (outcome === 'refused') tally.refused += 1;
  if (typeof outcome !== 'object') return;
  if ('seen' in outcome) {
    tally.seen[outcome.seen] = (tally.seen[outcome.seen] ?? 0) + 1;
    return;
  }
  tally.lost += 1;
  if (tally.samples.length < MAX_SAMPLES)
    tally.samples.push(`${trial.name}, ${label}: ${outcome.lost}\n${JSON.stringify(note)}`);
}

async function caught(run: () => Attempt | Promise<Attempt>): Promise<Attempt> {
  try {
    return await run();
  } catch (error) {
    return { outcome: { lost: `It threw: ${String(error)}` }, note: '' };
  }
}
