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
/**
 * A result that could not be shown for this long is given up, and its maker told, for as long again; `poll results` still
 * shows it. Longer than any outage that people have heard of.
 */
const GIVE_UP_AFTER_MS = 7 * 24 * 60 * 60_000;

/**
 * Where a result is shown: in place of the card, or as a new message. `unclear`: the new message may or may not be
 * there.
 */
export type Shown = 'in its place' | 'anew' | 'later' | 'unclear' | 'not at all';

/**
 * Replaces the cards of closed polls with their results, and retries for a week if that fails. If a card is no longer
 * there, or can no longer be changed, the result is posted as a new message. Whoever made the poll is told of a result that
 * was given up, or that may or may not stand there. Resolves with the outcome for each poll, by id. `answering`: the poll
 * that somebody is closing at this moment, who is told the outcome by the caller.
 */
export function createShowResults({
  store,
  messenger,
  messages,
  clock,
  log,
  inOrder,
}: PollCardServices & { readonly inOrder: KeyedQueue }): (answering?: string) => Promise<ReadonlyMap<string, Shown>> {
  return async function showResults(answering) {
    const now = clock();
    const polls = await store.resultsToShow(now, new Date(now.getTime() + LEASE_MS));
    const shown = polls.map(async ({ tell, ...poll }): Promise<[string, Shown]> => {
      const work = () => (tell ? tellMaker(poll, tell) : show(poll, poll.id === answering));
      const how = inOrder(poll.id, work).catch((error: unknown) => {
        log.error({ err: error, poll: poll.id }, 'the result of a poll could not be processed');
        return 'later' as const;
      });
      return [poll.id, await how];
    });
    return new Map(await Promise.all(shown));
  };

  async function show(poll: KeptPoll, isAnswered: boolean): Promise<Shown> {
    const rounds = await store.rounds(poll, { questionKey: foldQuestion(poll.question), template: poll.template });
    const card = messages.result(poll, rounds);
    const { id, conversation, thread, messageId } = poll;
    try {
      if (messageId !== null && (await putInPlace(conversation, messageId, card))) {
        await store.markResultShown(id, messageId);
        return 'in its place';
      }
    } catch (error) {
      return later(poll, error, isAnswered);
    }
    try {
      await store.markResultShown(id, await messenger.send(conversation, card, thread === null ? {} : { thread }));
      return 'anew';
    } catch (error) {
      // It may have been posted: trying again could post it twice.
      return isUnclear(error) ? giveUp(poll, error, 'unclear', isAnswered) : later(poll, error, isAnswered);
    }
  }

  async function later(poll: KeptPoll, error: unknown, isAnswered: boolean): Promise<Shown> {
    if (!(error instanceof DeliveryError)) throw error;
    const next = error.retryable ? nextTry(poll, error.retryAfterMs ?? 0, clock(), GIVE_UP_AFTER_MS) : null;
    if (!next) return giveUp(poll, error, 'not at all', isAnswered);
    await store.showResultFrom(poll.id, next);
    return 'later';
  }

  /** Kept before its maker is told: what may stand there must not be posted again, whatever happens. */
  async function giveUp(
    poll: KeptPoll,
    { why }: DeliveryError,
    as: 'unclear' | 'not at all',
    isAnswered: boolean,
  ): Promise<Shown> {
    log.warn({ poll: poll.id, why }, 'the result of a poll could not be shown');
    if (isAnswered) await store.markResultShown(poll.id, poll.messageId);
    else {
      const tell = as === 'unclear' ? as : 'not shown';
      await store.tellMaker(poll.id, tell, new Date(clock().getTime() + LEASE_MS));
      await tellMaker(poll, tell);
    }
    return as;
  }

  async function tellMaker(poll: KeptPoll, tell: 'not shown' | 'unclear'): Promise<Shown> {
    const as = tell === 'unclear' ? tell : 'not at all';
    try {
      if (poll.creator !== null) await messenger.sendDirect(poll.creator, messages.toldMaker(poll, tell));
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      const { retryable, why, retryAfterMs = 0 } = error;
      // What may have been told is not told again.
      const next = retryable && why !== 'unclear' ? nextTry(poll, retryAfterMs, clock(), 2 * GIVE_UP_AFTER_MS) : null;
      if (next) {
        await store.tellMaker(poll.id, tell, next);
        return as;
      }
      log.warn({ poll: poll.id, why }, 'whoever made a poll could not be told that its result was not shown');
    }
    await store.markResultShown(poll.id, poll.messageId);
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
 * to 15 minutes. Null once it has been tried for so long.
 */
function nextTry({ resultAt }: KeptPoll, retryAfterMs: number, now: Date, longestMs: number): Date | null {
  const since = now.getTime() - (resultAt ?? now).getTime();
  if (since >= longestMs) return null;
  return new Date(now.getTime() + Math.min(Math.max(FIRST_PAUSE_MS, since, retryAfterMs), LONGEST_PAUSE_MS));
}
