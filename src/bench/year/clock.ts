export type Clock = ReturnType<typeof createClock>;

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A clock of whole milliseconds that stands still until it is moved, and is never moved back. */
export function createClock(start: number) {
  let now = start;
  return {
    now: () => now,
    moveTo(time: number): void {
      now = Math.max(now, Math.ceil(time));
    },
  };
}
