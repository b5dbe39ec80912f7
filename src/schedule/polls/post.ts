import type { Participant } from '../../ids';
import { DeliveryError } from '../../messenger';
import { foldQuestion } from '../../polls/fold';
import type { KeptPoll } from '../../polls/kept-poll';
import { startPoll } from '../../polls/start-poll';
import type { PollCardServices } from './services';

/** A card that is not known to have arrived so long after it was sent may be sent again. */
const AGAIN_AFTER_MS = 60_000;

type Posted = 'posted' | 'posting' | 'posted before' | 'too late' | 'too many' | 'unknown' | 'open here' | 'kept back';

/** Posts a draft as a poll. `onPosted` is called once its card stands, and where nobody knows whether it does. */
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

  /** It is no draft any more: it was posted, or nobody knows whether it was. */
  async function postAfterAll(id: string, by: Participant): Promise<Posted> {
    const poll = await store.find(id, by);
    if (poll?.creator !== by.person) return 'unknown';
    if (poll.messageId !== null || poll.state === 'closed') return 'posted before';
    // A clock that has been set back since says that it was made later than now.
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
      // What was certainly not posted waits on as a draft. What may have been posted keeps taking votes.
      if (error instanceof DeliveryError && error.why !== 'unclear') await store.unposted(id);
      else onPosted(poll);
      throw error;
    }
  }
}
