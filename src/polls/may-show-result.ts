const DAY_MS = 86_400_000;

/**
 * Whether a poll that closes now may show its result, after the earlier times at which its question or template showed
 * one in this conversation. Two results of nearly the same people would tell what one of them answered.
 */
export function mayShowResult(previousClosedAt: readonly Date[], now: Date): boolean {
  const next = nextResultAt(previousClosedAt);
  return next === undefined || next <= now;
}

/** From when on a result may be shown again: 24 hours after the last. Undefined where none was shown. */
export function nextResultAt(previousClosedAt: readonly Date[]): Date | undefined {
  if (previousClosedAt.length === 0) return undefined;
  return new Date(Math.max(...previousClosedAt.map((at) => at.getTime())) + DAY_MS);
}
