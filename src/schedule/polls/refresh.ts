import { setMaxListeners } from 'node:events';
import type { KeyedQueue } from '../../concurrency';
import { DeliveryError } from '../../messenger';
import type { KeptPoll, Standing } from '../../polls/kept-poll';
import type { PollCardServices } from './services';

/** How often the number of votes of an anonymous poll may change: nobody should see a single vote land, but the first. */
const ANONYMOUS_MS = 10_000;
/** How often the platforms let a message change, with room for other messages in the conversation. */
const OPEN_MS = 2_000;
/** While a platform cannot be reached, the pauses double, up to this. */
const LONGEST_PAUSE_MS = 60_000;

type Voted = Pick<KeptPoll, 'id' | 'openness'>;

/**
 * Updates the cards of open polls as votes land. The first vote is shown at once, so that people see that voting works;
 * after it there is at most one call per poll every few seconds, however many votes land on however many replicas, and the
 * last call always shows the current votes. `onClosed` is called if a card may have overwritten the poll's
 * result.
 */
export function createRefresh(
  services: PollCardServices & { readonly inOrder: KeyedQueue },
  onClosed: (id: string) => Promise<void>,
) {
  const { store, messenger, messages, clock, wait, log, inOrder, drawnElsewhere } = services;
  const stopping = new AbortController();
  // Every poll that waits to be updated listens, and there may be any number of them.
  setMaxListeners(0, stopping.signal);
  /** Polls whose card is waiting to be updated, or being updated. */
  const waiting = new Map<string, Promise<void>>();
  /** Polls that have changed since the update of their card began. */
  const stale = new Set<string>();

  return { voted, changed, tick, stop };

  /** Updates the card after a vote, in the background. Never waits, never throws. */
  function voted({ id, openness }: Voted): void {
    if (waiting.has(id) || stopping.signal.aborted) return;
    const drawn = keepDrawing(id, openness === 'open' ? OPEN_MS : ANONYMOUS_MS)
      .catch((error: unknown) => log.error({ err: error, poll: id }, 'the card of a poll could not be updated'))
      .finally(() => waiting.delete(id));
    waiting.set(id, drawn);
  }

  /**
   * Updates the card after another change. It waits as long as after a vote: an earlier update would show single votes
   * landing.
   */
  function changed(poll: Voted): void {
    stale.add(poll.id);
    voted(poll);
  }

  /** Updates the cards that this process or another one has left out of date. */
  async function tick(): Promise<void> {
    for (const id of await store.needingRefresh()) {
      const standing = await store.standing(id);
      if (standing) voted(standing.poll);
    }
  }

  /** Resolves when the updates under way have ended. The other cards are updated after the next start. */
  async function stop(): Promise<void> {
    stopping.abort();
    await Promise.all(waiting.values());
  }

  async function keepDrawing(id: string, everyMs: number): Promise<void> {
    let pause = everyMs;
    let first: Promise<unknown> = drawFirstVote(id, everyMs);
    for (;;) {
      await Promise.all([wait(pause, stopping.signal), first]);
      first = Promise.resolve();
      if (stopping.signal.aborted) return;
      try {
        const as = await drawInOrder(id, { everyMs });
        if (as === 'same') return;
        pause = as === 'changed' ? everyMs : as;
      } catch (error) {
        if (!(error instanceof DeliveryError) || !error.retryable) throw error;
        pause = Math.max(error.retryAfterMs ?? 0, Math.min(pause * 2, LONGEST_PAUSE_MS));
      }
    }
  }

  /** Only if the card was never drawn: taking a vote back and voting again gives no second first vote. */
  async function drawFirstVote(id: string, everyMs: number): Promise<void> {
    if ((await store.standing(id))?.tally.voters !== 1) return;
    await drawInOrder(id, { everyMs, onlyFirst: true }).catch(laterIfRetryable);
  }

  async function drawInOrder(id: string, pace: Pace): Promise<'same' | 'changed' | number> {
    const as = await inOrder(id, () => draw(id, pace));
    if (as !== 'closed') return as;
    // A result that was shown while the card was on its way may have been overwritten by the card.
    await onClosed(id);
    return 'same';
  }

  /** Resolves with the milliseconds to wait if it is not the turn of this replica. */
  async function draw(id: string, pace: Pace): Promise<'same' | 'changed' | 'closed' | number> {
    stale.delete(id);
    const standing = await store.standing(id);
    const isOver = standing?.poll.closesAt && standing.poll.closesAt <= clock();
    if (!standing || isOver) drawnElsewhere?.(id);
    if (!standing || isOver || standing.poll.messageId === null) return 'same';
    const { tally } = standing;
    const shows = whatStands(standing);
    const turn = await store.takeTurn(id, { shows, now: clock(), ...pace });
    if (typeof turn === 'number') return turn;
    if (turn === 'same') drawnElsewhere?.(id);
    if (turn === 'yours') await show(standing, standing.poll.messageId);
    // The day alone: it says from when anyone may close the poll, and nothing of a single vote.
    const on = clock().toISOString().slice(0, 10);
    const as = await store.markRendered(id, tally, ...(turn === 'yours' ? [{ on, shows }] : []));
    if (turn === 'yours' && as === 'closed') await takeBackIfDeleted(standing.poll, standing.poll.messageId);
    return as === 'same' && stale.has(id) ? 'changed' : as;
  }

  /** Another replica may have deleted the poll while its card was on its way, which then stands there once more. */
  async function takeBackIfDeleted(poll: KeptPoll, messageId: string): Promise<void> {
    if (await store.find(poll.id, poll)) return;
    await messenger.replace(poll.conversation, messageId, messages.deleted(poll));
  }

  async function show(standing: Standing, messageId: string): Promise<void> {
    const { poll, tally } = standing;
    try {
      await messenger.replace(poll.conversation, messageId, messages.card(standing));
    } catch (error) {
      // A fault that will not pass by itself is not retried every minute: the next vote tries again.
      if (error instanceof DeliveryError && !error.retryable) await store.markRendered(poll.id, tally);
      throw error;
    }
  }
}

/** How often the card may change. `onlyFirst`: only if it has not, since it was posted. */
type Pace = { readonly everyMs: number; readonly onlyFirst?: boolean };

/** All that changes on a card: a vote which changes nothing visible makes no call. */
function whatStands({ poll, tally }: Standing): string {
  const counts = poll.openness === 'open' ? tally.counts.join() : '';
  return `${tally.voters} ${counts} ${poll.closesAt?.toISOString()}`;
}

/** What the platform could not take at once is tried again after the pause. */
function laterIfRetryable(error: unknown): void {
  if (!(error instanceof DeliveryError) || !error.retryable) throw error;
}
