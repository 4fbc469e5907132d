import { Random } from './random';
import { table } from './table';
import { attempt, emptyTally, type Tally } from './trial';
import { allTrials } from './trials';

/** What one process does: of every trial the tries whose number leaves `part` when divided by `parts`. */
export interface Share {
  readonly seed: number;
  /** Notes of all processes and trials together. */
  readonly notes: number;
  readonly part: number;
  readonly parts: number;
}

/** Carries out a share of all trials. The same seed makes the same notes, on however many processes. */
export function runShare({ seed, notes, part, parts }: Share): readonly Tally[] {
  const trials = allTrials();
  const whole = trials.reduce((sum, { share }) => sum + share, 0);
  return trials.map((trial, row) => {
    const tally = emptyTally(trial.name);
    const tries = Math.ceil((notes * trial.share) / whole);
    for (let at = part; at < tries; at += parts) {
      attempt(trial, Random.of(seed + row, at), tally, `seed ${String(seed)}, number ${String(at)}`);
    }
    return tally;
  });
}

/** The sum of what several processes did. */
export function sumOf(shares: readonly (readonly Tally[])[]): readonly Tally[] {
  return (shares[0] ?? []).map(({ name }, row) => {
    const sum = emptyTally(name);
    for (const share of shares) {
      const part = share[row];
      if (!part) continue;
      sum.tried += part.tried;
      sum.refused += part.refused;
      sum.lost += part.lost;
      sum.samples.push(...part.samples);
    }
    return sum;
  });
}

/** What is printed, and whether nothing was lost. */
export function report(tallies: readonly Tally[], seed: number): { text: string; isSafe: boolean } {
  const samples = tallies.flatMap((tally) => tally.samples);
  const isSafe = tallies.every(({ lost, tried }) => lost === 0 && tried > 0);
  return {
    text: [`Seed ${String(seed)}`, '', table(tallies), ...samples.flatMap((each) => ['', each])].join('\n'),
    isSafe,
  };
}
