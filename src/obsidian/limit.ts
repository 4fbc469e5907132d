/** So many files are read at once: more would hold up what the app itself reads. */
export const MAX_READS = 4;

/** Makes a function that runs tasks, at most so many at once; the others wait for their turn. */
export function limited(most: number): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (running < most) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      // Who waits takes over the place that is free now.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
