import type { Participant } from '../../ids';
import type { Schedule } from '../../reflection/schedule';
import type { Store } from '../../store/open-store';
import { MONDAY, NEXT_MONDAY, weekly } from '../weekly-prompts';
import { closeNow, draftOf, openPoll } from './stored-polls';

const HOLD = { holder: 'replica 1', until: new Date('2026-11-23T09:35:00Z') };

const THREE_DAYS_LATER = new Date('2026-11-26T09:30:00Z');

/**
 * One of everything that a conversation can have, and its tenant with it, made by this person: a weekly prompt that was
 * posted, what is to follow it, a report, an address, a pace, a notice, a suggestion, a role, an answer about an entry,
 * feedback, an open poll with a vote, a closed one, a draft, and that its platform refuses the bot's token.
 */
export async function fillConversation(
  store: Store,
  { conversation, tenant, person, note }: Participant & { note: string },
): Promise<Schedule> {
  const schedule = weekly({ conversation, tenant, owner: person, twoSteps: true });
  await store.schedules.save(schedule);
  const claimed = await store.deliveries.claim(
    schedule,
    { post: MONDAY, missed: { slot: { ...MONDAY, day: '2026-11-16' }, count: 1 }, next: NEXT_MONDAY },
    HOLD,
  );
  const sending = claimed?.delivery && (await store.deliveries.startSending(claimed.delivery, 'a-prompt', HOLD));
  if (sending) await store.deliveries.sent(sending, 'message 1', THREE_DAYS_LATER);
  await store.conversationReferences.remember(conversation, tenant, note);
  await store.rateLimits.reserve(conversation, tenant, 200, MONDAY.at);
  await store.notices.keep(conversation, tenant, 'message 2', MONDAY.at);
  await store.suggestions.add(tenant, 'plug');
  await store.roles.set(person, tenant, 'managers');
  await store.helpful.count('county-lines', true, { person, tenant });
  await store.feedback.add(tenant, { entry: 'county-lines', kind: 'unclear', text: 'Too long.' });
  const by = { tenant, conversation, person };
  const closing = await openPoll(store, {}, { by, now: MONDAY.at });
  for (const who of [1, 2, 3, 4, 5]) await store.polls.vote(closing.id, { ...by, person: `${person}${who}` }, 0);
  await closeNow(store, closing.id, MONDAY.at);
  const { id } = await openPoll(store, { template: 'trauma-1' }, { by, now: MONDAY.at });
  await store.polls.vote(id, by, 0);
  await store.polls.keepDraft(draftOf(), { ...by, thread: null });
  await store.lockouts.begin(by, { now: MONDAY.at, probeAt: MONDAY.at, againAt: MONDAY.at });
  return schedule;
}
