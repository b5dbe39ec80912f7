import { NotSent } from '../messenger';

/** How long a platform may take over one message: much shorter than the lease, so that nobody else takes up what is still being sent. */
export const SEND_LIMIT_MS = 2 * 60 * 1_000;

/** What the platform answers. Throws `NotSent` `unclear` when it takes longer than that. */
export async function inTime<Answer>(limitMs: number, answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new NotSent('unclear')), limitMs);
  });
  try {
    return await Promise.race([answer, limit]);
  } finally {
    clearTimeout(timer);
  }
}
