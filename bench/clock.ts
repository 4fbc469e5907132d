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

/** Runs work until the engine has compiled it. */
function warmUp(work: Work, budget: number): void {
  const end = performance.now() + budget;
  do milliseconds(work);
  while (performance.now() < end);
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

/**
 * How many times longer one work takes than another: the median of many runs of each, which take turns, so that what
 * else the machine does falls on both.
 */
export function ratioOf(work: Work, floor: Work, budget = 1500): number {
  warmUp(work, budget / 4);
  warmUp(floor, budget / 8);
  const [times, floors]: [number[], number[]] = [[], []];
  const end = performance.now() + budget;
  do {
    times.push(milliseconds(work));
    for (let run = 0; run < 3; run += 1) floors.push(milliseconds(floor));
  } while (times.length < 5 || performance.now() < end);
  return median(times) / median(floors);
}

/** Median of the times of asynchronous work, in milliseconds. */
export async function timeOf(work: () => Promise<unknown>, runs = 5): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const start = performance.now();
    kept = await work();
    if (run > 0) times.push(performance.now() - start);
  }
  return median(times);
}
