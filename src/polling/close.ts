import { showOrKeepBack } from '../polls/may-show-result';
import { resultOf } from '../polls/result';
import type { Decide, Place, PollingServices } from './services';

/** Closes polls in the database. What may be shown is decided there and then, and nothing else of the votes is kept. */
export function createClose({ store, clock, minimum, log }: PollingServices) {
  const decide =
    (now: Date): Decide =>
    (poll, tally, shownBefore) =>
      showOrKeepBack(resultOf(poll, tally, { minimum }), shownBefore, now);

  return {
    /** Closes it now, whatever its closing time. False where it was not open (any more). */
    async close(id: string, at: Place): Promise<boolean> {
      const poll = await store.find(id, at);
      const now = clock();
      return poll?.state === 'open' && store.close(id, { now, due: false }, decide(now));
    },

    /** Closes what is due. False where one of them could not be closed. */
    async closeDue(): Promise<boolean> {
      const now = clock();
      let allClosed = true;
      for (const id of await store.due(now)) {
        try {
          await store.close(id, { now, due: true }, decide(now));
        } catch (error) {
          allClosed = false;
          log.error({ err: error, poll: id }, 'a poll could not be closed; the next try is in a minute');
        }
      }
      return allClosed;
    },
  };
}
