import type { Participant } from '../../ids';
import { DeliveryError } from '../../messenger';
import { foldQuestion } from '../../polls/fold';
import type { KeptPoll } from '../../polls/kept-poll';
import { startPoll } from '../../polls/start-poll';
import type { PollCardServices } from './services';

/** A card may be sent again if, this long after its poll was made, it is not known to have arrived. */
const AGAIN_AFTER_MS = 60_000;

type Posted = 'posted' | 'posting' | 'posted before' | 'too late' | 'too many' | 'unknown' | 'open here' | 'kept back';

/**
 * Posts a draft as a poll. `onPosted` is called once the card has been posted, and also if it may have been. Rejects
 * with what the messenger or the database threw; if the card was certainly not posted, the draft is kept.
 */
export function createPost(
  { store, messenger, messages, clock }: PollCardServices,
  onPosted: (poll: KeptPoll) => void,
): (id: string, by: Participant) => Promise<Posted> {
  const underWay = new Set<string>();

  return async function post(id, by) {
    if (underWay.has(id)) return 'posting';
    underWay.add(id);
    try {
      return await postOnce(id, by);
    } finally {
      underWay.delete(id);
    }
  };

  async function postOnce(id: string, by: Participant): Promise<Posted> {
    const draft = await store.findDraft(id, by);
    if (!draft) return postAfterAll(id, by);
    const { tenant, conversation, person: creator } = by;
    const starting = startPoll(draft, { id, tenant, conversation, creator, now: clock() });
    if (!starting.ok) return starting.why;
    const poll = await store.open(starting.poll, foldQuestion(draft.question));
    if (typeof poll === 'string') return poll;
    return poll ? send(poll) : 'posting';
  }

  /** For an id that is no longer a draft: its poll was posted, or may have been. */
  async function postAfterAll(id: string, by: Participant): Promise<Posted> {
    const poll = await store.find(id, by);
    if (poll?.creator !== by.person) return 'unknown';
    if (poll.messageId !== null || poll.state === 'closed') return 'posted before';
    // If the clock has been set back since, `createdAt` is later than now.
    const since = Math.abs(clock().getTime() - poll.createdAt.getTime());
    return since < AGAIN_AFTER_MS ? 'posting' : send(poll);
  }

  async function send(poll: KeptPoll): Promise<Posted> {
    const { id, conversation, thread, options } = poll;
    const card = messages.card({ poll, tally: { voters: 0, counts: options.map(() => 0) } });
    try {
      const messageId = await messenger.send(conversation, card, thread === null ? {} : { thread });
      await store.posted(id, messageId);
      onPosted({ ...poll, messageId });
      return 'posted';
    } catch (error) {
      // A poll that was certainly not posted becomes a draft again. One that may have been posted keeps taking votes.
      if (error instanceof DeliveryError && error.why !== 'unclear') await store.unposted(id);
      else onPosted(poll);
      throw error;
    }
  }
}
