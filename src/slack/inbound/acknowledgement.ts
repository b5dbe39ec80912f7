/** Slack waits three seconds: https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response */
const PATIENCE_MS = 2_000;

/**
 * An acknowledgement that comes in time. It carries the answer where that is quick; after two seconds it has gone out
 * empty, and the answer has to take another way. The function is called once at least; true means: this was it.
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
  // What cannot be acknowledged now could not be a moment later: the person sees that from Slack.
  const timer = setTimeout(() => void acknowledge().catch(() => undefined), PATIENCE_MS);
  return acknowledge;
}

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
