const MINUTE_MS = 60 * 1_000;

/** How long to wait after the first, second … attempt. Later attempts wait as long as the last of these. */
const PAUSES_MS = [1, 2, 4, 8, 16, 32, 60].map((minutes) => minutes * MINUTE_MS);

/** The last try is this long before the end, so that it is not too late itself. */
const BEFORE_THE_END_MS = 5 * MINUTE_MS;

type Tried = {
  /** How many tries there have been: at least 1. */
  readonly attempts: number;
  readonly now: Date;
  /** There is no try after this. */
  readonly end: Date;
  /** How long the platform asked to be left alone. */
  readonly retryAfterMs?: number | undefined;
  /** From 0 to 1: spreads retries of what failed together over a quarter of the pause. */
  readonly spread: number;
};

/** When to try again after a fault that may pass; null if there is no time left. The pauses grow to an hour. */
export function nextTry({ attempts, now, end, retryAfterMs = 0, spread }: Tried): Date | null {
  const growing = (PAUSES_MS[attempts - 1] ?? 60 * MINUTE_MS) * (1 + spread / 4);
  const wanted = now.getTime() + Math.max(growing, retryAfterMs);
  const last = end.getTime() - BEFORE_THE_END_MS;
  if (wanted <= last) return new Date(wanted);
  return now.getTime() + Math.max(MINUTE_MS, retryAfterMs) <= last ? new Date(last) : null;
}

/** A number from 0 to 1, always the same for the same id. */
export function spreadOf(id: string): number {
  let hash = 0;
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000;
  return hash / 1_000;
}
