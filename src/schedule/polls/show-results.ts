import type { KeyedQueue } from '../../concurrency';
import type { Conversation } from '../../ids';
import type { Message } from '../../message';
import { DeliveryError } from '../../messenger';
import { foldQuestion } from '../../polls/fold';
import type { KeptPoll } from '../../polls/kept-poll';
import type { PollCardServices } from './services';

/** Another replica takes a result up after this: long enough for any answer of a platform. */
const LEASE_MS = 2 * 60_000;
const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
/** A result that could not be shown for so long is left; `poll results` still tells it. */
const GIVE_UP_AFTER_MS = 60 * 60_000;

/** Where a result is seen: in the place of the card, or as a message of its own. `unclear`: that message may stand there. */
export type Shown = 'in its place' | 'anew' | 'later' | 'unclear' | 'not at all';

/**
 * Puts the results of closed polls in the place of their cards, and tries again within the hour where that fails. A card that
 * is no longer there, or can no longer be changed, has its result posted as a new message. Says what became of each poll.
 */
export function createShowResults({
  store,
  messenger,
  messages,
  clock,
  log,
  inOrder,
}: PollCardServices & { readonly inOrder: KeyedQueue }): () => Promise<ReadonlyMap<string, Shown>> {
  return async function showResults() {
    const now = clock();
    const polls = await store.resultsToShow(now, new Date(now.getTime() + LEASE_MS));
    const shown = polls.map(async (poll): Promise<[string, Shown]> => {
      const how = inOrder(poll.id, () => show(poll)).catch((error: unknown) => {
        log.error({ err: error, poll: poll.id }, 'the result of a poll could not be seen to');
        return 'later' as const;
      });
      return [poll.id, await how];
    });
    return new Map(await Promise.all(shown));
  };

  async function show(poll: KeptPoll): Promise<Shown> {
    const rounds = await store.rounds(poll, { questionKey: foldQuestion(poll.question), template: poll.template });
    const card = messages.result(poll, rounds);
    const { id, conversation, thread, messageId } = poll;
    try {
      if (messageId !== null && (await putInPlace(conversation, messageId, card))) {
        await store.markResultShown(id, messageId);
        return 'in its place';
      }
    } catch (error) {
      return later(poll, error);
    }
    try {
      await store.markResultShown(id, await messenger.send(conversation, card, thread === null ? {} : { thread }));
      return 'anew';
    } catch (error) {
      // It may stand there: once more could be twice.
      return isUnclear(error) ? giveUp(poll, error, 'unclear') : later(poll, error);
    }
  }

  async function later(poll: KeptPoll, error: unknown): Promise<Shown> {
    if (!(error instanceof DeliveryError)) throw error;
    const next = error.retryable ? nextTry(poll, error.retryAfterMs ?? 0, clock()) : null;
    if (!next) return giveUp(poll, error, 'not at all');
    await store.showResultFrom(poll.id, next);
    return 'later';
  }

  async function giveUp({ id, messageId }: KeptPoll, { why }: DeliveryError, as: Shown): Promise<Shown> {
    log.warn({ poll: id, why }, 'the result of a poll could not be shown');
    await store.markResultShown(id, messageId);
    return as;
  }

  /** False where the card is not there any more, or is not to be changed. Throws `NotSent` where that may pass. */
  async function putInPlace(conversation: Conversation, messageId: string, card: Message): Promise<boolean> {
    try {
      await messenger.replace(conversation, messageId, card);
      return true;
    } catch (error) {
      if (error instanceof DeliveryError && !error.retryable) return false;
      throw error;
    }
  }
}

const isUnclear = (error: unknown): error is DeliveryError => error instanceof DeliveryError && error.why === 'unclear';

/** Each pause is as long as all that went before, and no longer than the longest; null when the hour is over. */
function nextTry({ resultAt }: KeptPoll, retryAfterMs: number, now: Date): Date | null {
  const since = now.getTime() - (resultAt ?? now).getTime();
  if (since >= GIVE_UP_AFTER_MS) return null;
  return new Date(now.getTime() + Math.min(Math.max(FIRST_PAUSE_MS, since, retryAfterMs), LONGEST_PAUSE_MS));
}
