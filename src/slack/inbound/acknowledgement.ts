/** Slack waits three seconds: https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response */
const PATIENCE_MS = 2_000;

/**
 * Returns a function that acknowledges a request in time. Within two seconds of the request it sends its answer in the
 * acknowledgement; after that an empty one has gone out, and the answer has to take another way. Call it at least once.
 * Resolves with true if this call sent the acknowledgement; rejects as `ack` does.
 */
export function createAcknowledgement<T>(ack: (answer?: T) => Promise<void>): (answer?: T) => Promise<boolean> {
  let given = false;
  const acknowledge = async (answer?: T) => {
    clearTimeout(timer);
    if (given) return false;
    given = true;
    await ack(answer);
    return true;
  };
  // An acknowledgement that fails now would fail a moment later too; Slack itself shows that to the person.
  const timer = setTimeout(() => void acknowledge().catch(() => undefined), PATIENCE_MS);
  return acknowledge;
}

/**
 * Thrown for a request that must not be acknowledged because what it asked for was not done: over HTTP it is answered
 * with 500, in Socket Mode not at all. Whoever throws it has logged the reason.
 */
export class Unacknowledged extends Error {
  override readonly name = 'Unacknowledged';
}

/** True also if Bolt has wrapped it in an error of its own. */
export const isUnacknowledged = (error: unknown): boolean =>
  error instanceof Unacknowledged ||
  (error instanceof Error && 'original' in error && error.original instanceof Unacknowledged);
