import type { Delivery } from '../store/deliveries';
import type { ScheduleServices } from './services';

/** A database that was away for a moment is asked again: what is not recorded would have to be reported as unclear. */
const PAUSES_MS = [500, 2_000, 10_000];

/**
 * Writes down that it was posted. False where it is no longer this replica's to say, and where the database stays away: the
 * lease then makes it unclear.
 */
export async function recordSent(
  { store, wait, log }: Pick<ScheduleServices, 'store' | 'wait' | 'log'>,
  delivery: Delivery,
  messageId: string,
): Promise<boolean> {
  for (const pause of [...PAUSES_MS, null]) {
    try {
      return await store.deliveries.sent(delivery, messageId);
    } catch (error) {
      log.error({ err: error, delivery: delivery.id }, 'a prompt was posted, and this could not be recorded');
    }
    if (pause !== null) await wait(pause);
  }
  return false;
}
