/** Lets every promise that is under way, and what follows from it, come to its end. */
export const settled = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });
