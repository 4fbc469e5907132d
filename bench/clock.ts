/** What is measured; its result is kept, so that no engine leaves the work out. */
export type Work = () => unknown;

let kept: unknown = null;

/** Something to look at, so that no result is for nothing. */
export const lastResult = (): unknown => kept;

/**
 * Time that work takes, in milliseconds, of all processors together and those of the collector of garbage: what other
 * programs take meanwhile does not count.
 */
function milliseconds(work: Work): number {
  const start = process.cpuUsage();
  kept = work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Milliseconds that are measured in one piece: enough for the collector of garbage to have its share in each. */
const PIECE = 20;

/** How often work must run to take a {@link PIECE}. */
function runsOf(work: Work, budget: number): number {
  const end = performance.now() + budget;
  let runs = 0;
  let spent = 0;
  do {
    spent += milliseconds(work);
    runs += 1;
  } while (performance.now() < end);
  return Math.max(1, Math.round((PIECE * runs) / spent));
}

const repeated =
  (work: Work, runs: number): Work =>
  () => {
    let last: unknown;
    for (let run = 0; run < runs; run += 1) last = work();
    return last;
  };

/**
 * How many times longer one work takes than another: the median of many pieces of each, which take turns, so that what
 * else the machine does falls on both.
 */
export function ratioOf(work: Work, floor: Work, budget = 2000): number {
  const [runs, floorRuns] = [runsOf(work, budget / 4), runsOf(floor, budget / 4)];
  const [times, floors]: [number[], number[]] = [[], []];
  const end = performance.now() + budget;
  do {
    times.push(milliseconds(repeated(work, runs)) / runs);
    floors.push(milliseconds(repeated(floor, floorRuns)) / floorRuns);
  } while (times.length < 7 || performance.now() < end);
  return median(times) / median(floors);
}

/** Median of the times of asynchronous work, in milliseconds. */
export async function timeOf(work: () => Promise<unknown>, runs = 5): Promise<number> {
  const [time = NaN] = await timesInTurn([work], runs);
  return time;
}

/** Medians of the times of several works, in milliseconds: they take turns, so that what else the machine does falls on all. */
export async function timesInTurn(works: readonly (() => Promise<unknown>)[], runs = 15): Promise<number[]> {
  const times = works.map((): number[] => []);
  for (let run = 0; run <= runs; run += 1) {
    for (const [at, work] of works.entries()) {
      const start = performance.now();
      kept = await work();
      if (run > 0) times[at]?.push(performance.now() - start);
    }
  }
  return times.map(median);
}
