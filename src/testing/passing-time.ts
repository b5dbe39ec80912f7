/**
 * A clock that a test moves on. What waits goes on when its time has come, or when it is asked to stop. `set` puts the clock
 * to another time, as somebody does who sets it: nothing has passed then.
 */
export function passingTime(start: Date) {
  let now = 0;
  let clockAhead = start.getTime();
  const waiting = new Set<{ readonly at: number; readonly go: () => void }>();
  return {
    clock: (): Date => new Date(now + clockAhead),
    elapsed: (): number => now,
    set: (ms: number): void => {
      clockAhead += ms;
    },
    wait: (ms: number, signal?: AbortSignal): Promise<void> =>
      new Promise((resolve) => {
        const go = () => {
          waiting.delete(one);
          signal?.removeEventListener('abort', go);
          resolve();
        };
        const one = { at: now + ms, go };
        waiting.add(one);
        if (signal?.aborted) go();
        signal?.addEventListener('abort', go);
      }),
    /** In milliseconds from now, the soonest first: what is waited for. */
    waits: (): number[] => [...waiting].map(({ at }) => at - now).sort((a, b) => a - b),
    pass: (ms: number): void => {
      now += ms;
      for (const one of waiting) if (one.at <= now) one.go();
    },
  };
}

/** Long before a test's own time limit, which would leave this running. */
const PATIENCE_MS = 10_000;

/** Resolves when this has come true. Throws where it does not. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(`This has not come true: ${isTrue}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
