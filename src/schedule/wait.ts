/** Resolves after so many milliseconds, or as soon as the signal says to stop. */
export type Wait = (ms: number, signal?: AbortSignal) => Promise<void>;

/** The real one. It goes by time that nobody can set: a step of the wall clock makes it neither longer nor shorter. */
export const wait: Wait = (ms, signal) =>
  new Promise((resolve) => {
    const timer = setTimeout(done, Math.max(0, ms));
    signal?.addEventListener('abort', done);
    if (signal?.aborted) done();

    function done(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
  });
