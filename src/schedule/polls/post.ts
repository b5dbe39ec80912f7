import type { Participant } from '../../ids';
import { DeliveryError } from '../../messenger';
import { foldQuestion } from '../../polls/fold';
import type { KeptPoll } from '../../polls/kept-poll';
import type { Posted } from '../../polls/posted';
import { startPoll } from '../../polls/start-poll';
import type { PollCardServices } from './services';

/** If, this long after its poll was made, a card is not known to have arrived, nobody is sending it any more. */
const SURELY_SENT_MS = 60_000;

/**
 * Posts a draft as a poll. A card that may have been posted is not posted again, unless its maker has looked and says so
 * (`again`). `onPosted` is called once the card has been posted, and also if it may have been. Rejects
 * with what the messenger or the database threw; if the card was certainly not posted, the draft is kept.
 */
export function createPost(
  { store, messenger, messages, clock }: PollCardServices,
  onPosted: (poll: KeptPoll) => void,
): (id: string, by: Participant, again?: boolean) => Promise<Posted> {
  const underWay = new Set<string>();

  return async function post(id, by, again = false) {
    if (underWay.has(id)) return 'posting';
    underWay.add(id);
    try {
      return await postOnce(id, by, again);
    } finally {
      underWay.delete(id);
    }
  };

  async function postOnce(id: string, by: Participant, again: boolean): Promise<Posted> {
    const draft = await store.findDraft(id, by);
    if (!draft) return postAfterAll(id, by, again);
    const { tenant, conversation, person: creator } = by;
    const starting = startPoll(draft, { id, tenant, conversation, creator, now: clock() });
    if (!starting.ok) return starting.why;
    const poll = await store.open(starting.poll, foldQuestion(draft.question));
    if (typeof poll === 'string') return poll;
    return poll ? send(poll) : 'posting';
  }

  /** For an id that is no longer a draft: its poll was posted, or may have been. */
  async function postAfterAll(id: string, by: Participant, again: boolean): Promise<Posted> {
    const poll = await store.find(id, by);
    if (poll?.creator !== by.person) return 'unknown';
    if (poll.messageId !== null || poll.state === 'closed') return 'posted before';
    if (again) return send(poll, again);
    // If the clock has been set back since, `createdAt` is later than now.
    const since = Math.abs(clock().getTime() - poll.createdAt.getTime());
    return since < SURELY_SENT_MS ? 'posting' : 'maybe posted';
  }

  async function send(poll: KeptPoll, again = false): Promise<Posted> {
    const { id, conversation, thread, options } = poll;
    const card = messages.card({ poll, tally: { voters: 0, counts: options.map(() => 0) } });
    try {
      const messageId = await messenger.send(conversation, card, thread === null ? {} : { thread });
      await store.posted(id, messageId);
      onPosted({ ...poll, messageId });
      return 'posted';
    } catch (error) {
      // A poll that was certainly not posted becomes a draft again. One that may have been posted keeps taking votes, also
      // if a second card was certainly not posted.
      const isNowhere = error instanceof DeliveryError && error.why !== 'unclear' && !again;
      if (isNowhere) await store.unposted(id);
      else onPosted(poll);
      throw error;
    }
  }
}
