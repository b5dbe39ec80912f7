import type { KeyedQueue } from '../../concurrency';
import type { Conversation } from '../../ids';
import type { Message } from '../../message';
import { DeliveryError } from '../../messenger';
import { foldQuestion } from '../../polls/fold';
import type { KeptPoll } from '../../polls/kept-poll';
import type { PollCardServices } from './services';

/** Another replica may take over a result after this long. Any answer from a platform comes sooner. */
const LEASE_MS = 2 * 60_000;
const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
/** A result that could not be shown for this long is given up; `poll results` still shows it. */
const GIVE_UP_AFTER_MS = 60 * 60_000;

/**
 * Where a result is shown: in place of the card, or as a new message. `unclear`: the new message may or may not be
 * there.
 */
export type Shown = 'in its place' | 'anew' | 'later' | 'unclear' | 'not at all';

/**
 * Replaces the cards of closed polls with their results, and retries for an hour if that fails. If a card is no longer
 * there, or can no longer be changed, the result is posted as a new message. Resolves with the outcome for each poll,
 * by id.
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
        log.error({ err: error, poll: poll.id }, 'the result of a poll could not be processed');
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
      // It may have been posted: trying again could post it twice.
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

  /**
   * Resolves with false if the card is gone or can no longer be changed. Rejects with `DeliveryError` if a retry may
   * help.
   */
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

/**
 * Each pause is as long as the time already spent, or what the platform asked for if that is longer, within 15 seconds
 * to 15 minutes. Null once the hour is over.
 */
function nextTry({ resultAt }: KeptPoll, retryAfterMs: number, now: Date): Date | null {
  const since = now.getTime() - (resultAt ?? now).getTime();
  if (since >= GIVE_UP_AFTER_MS) return null;
  return new Date(now.getTime() + Math.min(Math.max(FIRST_PAUSE_MS, since, retryAfterMs), LONGEST_PAUSE_MS));
}
