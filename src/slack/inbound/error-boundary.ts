import type { Logger } from 'pino';
import { faultMessage } from '../../commands/errors';
import type { Message } from '../../message';
import { newReference } from '../../text/fault-reference';
import { describeFault } from '../outbound/delivery-error';
import type { Patience } from '../outbound/patience';

export type ErrorBoundary = ReturnType<typeof createErrorBoundary>;

/** The one place that catches faults and keeps track of unfinished work. */
export function createErrorBoundary(log: Logger, { patiently, withoutWaiting }: Patience) {
  const unfinished = new Set<Promise<void>>();

  async function run(what: string, work: () => Promise<void>, tell?: (message: Message) => Promise<void>) {
    try {
      await work();
    } catch (error) {
      const reference = newReference();
      log.error({ reference, fault: describeFault(error) }, `Slack: ${what} failed`);
      await tell?.(faultMessage(reference, error)).catch((untold: unknown) => {
        log.error({ reference, fault: describeFault(untold) }, `Slack: ${what}: the person could not be told`);
      });
    }
  }

  return {
    patiently,

    /**
     * Does the work. On a fault, logs it and tells the person (through `tell`), both with the same reference. Never
     * rejects.
     */
    async run(what: string, work: () => Promise<void>, tell?: (message: Message) => Promise<void>): Promise<void> {
      const running = run(what, work, tell);
      unfinished.add(running);
      await running.finally(() => unfinished.delete(running));
    },

    /**
     * Resolves when no work is left. Until then, work that is waiting to try again tries once more at once, and does
     * not wait again.
     */
    settled: (): Promise<void> =>
      withoutWaiting(async () => {
        while (unfinished.size > 0) await Promise.all(unfinished);
      }),
  };
}
