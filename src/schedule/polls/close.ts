import type { Place } from '../../ids';
import type { Decide } from '../../polls/kept-poll';
import { resultOf, showOrKeepBack } from '../../polls/results/result';
import type { PollCardServices } from './services';
import { createTimeLeft } from './time-left';

/**
 * Closes polls in the database. What may be shown is decided in the same transaction; nothing else of the votes is
 * kept.
 */
export function createClose(services: PollCardServices) {
  const { store, clock, minimumIn, log } = services;
  const timeLeft = createTimeLeft(services);
  const decide =
    (now: Date): Decide =>
    (poll, tally, shownBefore) =>
      showOrKeepBack(resultOf(poll, tally, { minimum: minimumIn(poll.tenant) }), shownBefore, now);

  return {
    /**
     * Closes a poll now, whatever its closing time. Resolves with false if it is unknown in this place, or not open any
     * more.
     */
    async close(id: string, at: Place): Promise<boolean> {
      const poll = await store.find(id, at);
      const now = clock();
      return poll?.state === 'open' && store.close(id, { now, due: false }, decide(now));
    },

    /**
     * Closes the polls that are due; `allClosed` is false if any of them could not be closed. `nextMs`: milliseconds
     * until the next closing time; undefined if there is none.
     */
    async closeDue(): Promise<{ readonly allClosed: boolean; readonly nextMs: number | undefined }> {
      const { over, nextMs } = timeLeft(await store.closings());
      const now = clock();
      let allClosed = true;
      for (const { id, closesAt } of over) {
        try {
          await store.close(id, { now, due: true, by: closesAt }, decide(now));
        } catch (error) {
          allClosed = false;
          log.error({ err: error, poll: id }, 'a poll could not be closed; the next try is in a minute');
        }
      }
      return { allClosed, nextMs };
    },
  };
}
