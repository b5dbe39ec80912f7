/**
 * Thrown for a request that must not be acknowledged, because what it asked for was not done: over HTTP it is answered
 * with 500, in Socket Mode with nothing. Whoever throws it has logged why.
 */
export class Unacknowledged extends Error {
  override readonly name = 'Unacknowledged';
}

/** Also for one that Bolt has wrapped in an error of its own. */
export const isUnacknowledged = (error: unknown): boolean =>
  error instanceof Unacknowledged ||
  (error instanceof Error && 'original' in error && error.original instanceof Unacknowledged);
