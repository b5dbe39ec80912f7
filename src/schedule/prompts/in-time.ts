import { withTimeLimit } from '../../concurrency';
import { NotSent } from '../../messenger';

/** How long a platform may take over one message: much shorter than the lease, so that nobody else takes up what is still being sent. */
export const SEND_LIMIT_MS = 2 * 60 * 1_000;

/** What the platform answers. Throws `NotSent` `unclear` when it takes longer than that. */
export const inTime = <Answer>(limitMs: number, answer: Promise<Answer>): Promise<Answer> =>
  withTimeLimit(limitMs, answer, () => new NotSent('unclear'));
