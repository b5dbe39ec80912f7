import { setMaxListeners } from 'node:events';
import type { KeyedQueue } from '../../concurrency';
import { DeliveryError } from '../../messenger';
import type { KeptPoll, Standing } from '../../polls/kept-poll';
import type { PollCardServices } from './services';

/** The number of votes of an anonymous poll changes no oftener than this: a single vote is not to be seen landing. */
const ANONYMOUS_MS = 10_000;
/** What the platforms let a message change, with room for what else is said there. */
const OPEN_MS = 2_000;
/** A platform that cannot be reached is left alone for longer and longer, up to this. */
const LONGEST_PAUSE_MS = 60_000;

type Voted = Pick<KeptPoll, 'id' | 'openness'>;

/**
 * Draws the cards of open polls again as votes land: however many land meanwhile, one call each few seconds, and the last
 * of them always shows how the votes stand. `onClosed`: a card may now stand in the place of a result.
 */
export function createRefresh(
  services: PollCardServices & { readonly inOrder: KeyedQueue },
  onClosed: (id: string) => Promise<void>,
) {
  const { store, messenger, messages, clock, wait, log, inOrder } = services;
  const stopping = new AbortController();
  // Every poll that waits to be drawn listens, and there is no telling how many do.
  setMaxListeners(0, stopping.signal);
  /** Polls whose card is waiting to be drawn, or being drawn. */
  const waiting = new Map<string, Promise<void>>();
  /** What the cards show, so that a vote which changes nothing to be seen makes no call. */
  const showing = new Map<string, string>();
  /** What has changed since its drawing began. */
  const stale = new Set<string>();

  return { voted, changed, tick, stop };

  /** Never waits, never throws. */
  function voted({ id, openness }: Voted): void {
    if (waiting.has(id) || stopping.signal.aborted) return;
    const drawn = keepDrawing(id, openness === 'open' ? OPEN_MS : ANONYMOUS_MS)
      .catch((error: unknown) => log.error({ err: error, poll: id }, 'the card of a poll could not be drawn'))
      .finally(() => waiting.delete(id));
    waiting.set(id, drawn);
  }

  /** Something else than the votes has changed. Drawn no sooner than a vote, which could be read off it otherwise. */
  function changed(poll: Voted): void {
    stale.add(poll.id);
    voted(poll);
  }

  /** What was left undrawn, by this process or another one. */
  async function tick(): Promise<void> {
    for (const id of await store.needingRefresh()) {
      const standing = await store.standing(id);
      if (standing) voted(standing.poll);
    }
  }

  /** What is in hand comes to its end. What is left is drawn after the next start. */
  async function stop(): Promise<void> {
    stopping.abort();
    await Promise.all(waiting.values());
  }

  async function keepDrawing(id: string, everyMs: number): Promise<void> {
    let pause = everyMs;
    for (;;) {
      await wait(pause, stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        if ((await drawInOrder(id)) === 'same') return;
        pause = everyMs;
      } catch (error) {
        if (!(error instanceof DeliveryError) || !error.retryable) throw error;
        pause = Math.max(error.retryAfterMs ?? 0, Math.min(pause * 2, LONGEST_PAUSE_MS));
      }
    }
  }

  async function drawInOrder(id: string): Promise<'same' | 'changed'> {
    const as = await inOrder(id, () => draw(id));
    if (as === 'changed') return as;
    // A result that came while the card was under way may now have the card in its place.
    if (as === 'closed') await onClosed(id);
    return 'same';
  }

  async function draw(id: string): Promise<'same' | 'changed' | 'closed'> {
    stale.delete(id);
    const standing = await store.standing(id);
    const isOver = standing?.poll.closesAt && standing.poll.closesAt <= clock();
    if (!standing || isOver || standing.poll.messageId === null) {
      showing.delete(id);
      return 'same';
    }
    await show(standing, standing.poll.messageId);
    const as = await store.markRendered(id, standing.tally);
    if (as === 'closed') showing.delete(id);
    return as === 'same' && stale.has(id) ? 'changed' : as;
  }

  async function show(standing: Standing, messageId: string): Promise<void> {
    const { poll, tally } = standing;
    const counts = poll.openness === 'open' ? tally.counts.join() : '';
    const shows = `${tally.voters} ${counts} ${poll.closesAt?.toISOString()}`;
    if (showing.get(poll.id) === shows) return;
    showing.set(poll.id, shows);
    try {
      await messenger.replace(poll.conversation, messageId, messages.card(standing));
    } catch (error) {
      showing.delete(poll.id);
      // What cannot pass by itself is not tried every minute: the next vote tries it again.
      if (error instanceof DeliveryError && !error.retryable) await store.markRendered(poll.id, tally);
      throw error;
    }
  }
}
