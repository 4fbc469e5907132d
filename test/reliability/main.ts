import { Random } from './random';
import { seenTable, table } from './table';
import { attempt, emptyTally, type Tally } from './trial';
import { allTrials } from './trials';

/** What one process does: of every trial the tries whose number leaves `part` when divided by `parts`. */
export interface Share {
  readonly seed: number;
  /** How much is tried, by all processes together; 100,000 for as much as the trials say. */
  readonly notes: number;
  readonly part: number;
  readonly parts: number;
  /** Only rows whose names hold this. */
  readonly only: string;
}

/** Carries out a share of all trials. The same seed makes the same notes, on however many processes. */
export async function runShare({ seed, notes, part, parts, only }: Share): Promise<readonly Tally[]> {
  const tallies: Tally[] = [];
  for (const [row, trial] of allTrials().entries()) {
    if (!trial.name.includes(only)) continue;
    const tally = emptyTally(trial.name);
    const tries = Math.ceil((notes * trial.tries) / 100_000);
    for (let at = part; at < tries; at += parts)
      await attempt(trial, Random.of(seed + row, at), tally, `seed ${String(seed)}, number ${String(at)}`);
    tallies.push(tally);
  }
  return tallies;
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
      for (const [what, times] of Object.entries(part.seen)) sum.seen[what] = (sum.seen[what] ?? 0) + times;
      sum.samples.push(...part.samples);
    }
    return sum;
  });
}

/** What is printed, and whether nothing was lost. */
export function report(tallies: readonly Tally[], seed: number): { text: string; isSafe: boolean } {
  const samples = tallies.flatMap((tally) => tally.samples);
  const isSafe = tallies.every(({ lost, tried }) => lost === 0 && tried > 0);
  const isOthers = ({ seen }: Tally): boolean => Object.keys(seen).length > 0;
  const others = tallies.filter(isOthers);
  const tables = [
    table(tallies.filter((tally) => !isOthers(tally))),
    ...(others[0] ? [seenTable(others)] : []),
  ];
  return {
    text: [
      `Seed ${String(seed)}`,
      ...tables.flatMap((each) => ['', each]),
      ...samples.flatMap((each) => ['', each]),
    ].join('\n'),
    isSafe,
  };
}
