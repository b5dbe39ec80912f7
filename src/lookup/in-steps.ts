/** Work that yields between steps, so that other work can run in between. */
export type Steps<Result> = Generator<void, Result, void>;

/** The longest that other work has to wait, apart from the time of a single step. */
const SLICE_MS = 10;

/** Runs all the steps now, and returns the result. */
export function runToEnd<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Runs the steps in the background once `begin` is called, which resolves when they are done. `get` returns the result; if it
 * is not ready, `get` first runs the rest.
 */
export function prepareInSteps<Result>(steps: Steps<Result>) {
  let made: { readonly result: Result } | undefined;

  function runSlice(done: () => void): void {
    const until = performance.now() + SLICE_MS;
    while (!made && performance.now() < until) {
      const step = steps.next();
      if (step.done) made = { result: step.value };
    }
    if (made) done();
    else setImmediate(runSlice, done);
  }

  return {
    begin: () => new Promise<void>(runSlice),
    get: (): Result => {
      made ??= { result: runToEnd(steps) };
      return made.result;
    },
  };
}
