import { createKeyedQueue } from '../../concurrency';
import type { Place } from '../../ids';
import { createClose } from './close';
import { type ClosingTimer, startClosingTimer } from './closing-timer';
import { createPost } from './post';
import { createRefresh } from './refresh';
import type { PollCardServices } from './services';
import { createShowResults, type Shown } from './show-results';
import { createSweeping } from './sweeping';

/**
 * The life of poll cards: posting, updating, closing on time, showing results. Call `start` once messages can be sent:
 * polls whose time ran out while no process was running are then closed at once.
 */
export function createPollCards(given: PollCardServices) {
  const services = { trusted: async () => true, ...given, inOrder: createKeyedQueue() };
  const { store, messenger, messages, clock, trusted, log, inOrder } = services;
  const { close, closeDue } = createClose(services);
  const showResults = createShowResults(services);
  const sweepUp = createSweeping(services);
  const refresh = createRefresh(services, async (id) => {
    await store.showResultFrom(id, clock());
    await showResults();
  });
  let timer: ClosingTimer | undefined;

  return {
    post: createPost(services, () => timer?.changed()),
    voted: refresh.voted,

    async close(id: string, at: Place): Promise<Shown | 'closed before'> {
      if (!(await close(id, at))) return 'closed before';
      const shown = await showResults(id);
      await sweepUp();
      // Another call or replica may be showing it at this moment.
      return shown.get(id) ?? 'later';
    },

    async extend(id: string, at: Place, closesAt: Date): Promise<boolean> {
      const poll = await store.extend(id, at, closesAt);
      if (!poll) return false;
      timer?.changed();
      refresh.changed(poll);
      return true;
    },

    async remove(id: string, at: Place): Promise<boolean> {
      const poll = await store.remove(id, at);
      if (!poll) return false;
      if (poll.messageId === null) return true;
      // The poll is deleted, whatever happens to its card.
      const { conversation, messageId } = poll;
      await inOrder(id, () => messenger.replace(conversation, messageId, messages.deleted(poll))).catch(
        (error: unknown) =>
          log.warn(
            { err: error, poll: id },
            'the card of a deleted poll could not be changed, so it may still be there',
          ),
      );
      return true;
    },

    /** The safety net, every minute: closes, shows and updates whatever this process or another one has left undone. */
    async tick(): Promise<void> {
      if (await trusted()) {
        await store.forgetDrafts(clock());
        await closeDue();
        await store.releaseKeptBack(clock());
      }
      await showResults();
      await refresh.tick();
      await sweepUp();
      timer?.changed();
    },

    start(): void {
      timer ??= startClosingTimer(async () => {
        if (!(await trusted())) return { allClosed: false, nextMs: undefined };
        const closed = await closeDue();
        await showResults();
        return closed;
      }, services);
    },

    async stop(): Promise<void> {
      await timer?.stop();
      await refresh.stop();
    },
  };
}
