/** Work that can be done bit by bit, with other work in between. */
export type Steps<Result> = Generator<void, Result, void>;

/** How long other work has to wait at most, beside what a single step takes. */
const AT_ONCE_MS = 10;

/** All of it, now. */
export function toTheEnd<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * What is made in the background, from `begin` on. Whoever needs it before it is ready waits while the rest is made.
 */
export function madeInSteps<Result>(steps: Steps<Result>) {
  let made: { readonly result: Result } | undefined;

  function goOn(): void {
    const until = performance.now() + AT_ONCE_MS;
    while (!made && performance.now() < until) {
      const step = steps.next();
      if (step.done) made = { result: step.value };
    }
    if (!made) setImmediate(goOn);
  }

  return {
    begin: goOn,
    get: (): Result => {
      made ??= { result: toTheEnd(steps) };
      return made.result;
    },
  };
}
