export type MovedClock = ReturnType<typeof createMovedClock>;

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A clock of whole milliseconds that stands still until it is moved. Waiting moves it; those who wait together wait at the same time. */
export function createMovedClock(start: number) {
  let now = start;
  return {
    now: () => new Date(now),
    ms: () => now,
    /** Never back. */
    moveTo(time: number): void {
      now = Math.max(now, Math.ceil(time));
    },
    async wait(ms: number, signal?: AbortSignal): Promise<void> {
      const until = now + Math.ceil(Math.max(0, ms));
      await new Promise((resolve) => setImmediate(resolve));
      if (!signal?.aborted) now = Math.max(now, until);
    },
  };
}
