import type { Participant, Place } from '../../ids';
import { foldQuestion } from '../../polls/fold';
import type { KeptPoll } from '../../polls/kept-poll';
import type { Draft } from '../../polls/poll';
import { resultOf, showOrKeepBack } from '../../polls/results/result';
import { startPoll } from '../../polls/start-poll';
import type { Store } from '../../store/open-store';

export const CHANNEL: Place = { tenant: 'slack:T1', conversation: 'slack:T1:C1' };
export const CREATOR: Participant = { ...CHANNEL, person: 'slack:T1:UCREATOR' };
export const NOON = new Date('2026-11-23T12:00:00.000Z');

/** Somebody in the channel. */
export const voter = (number: number | string): Participant => ({ ...CHANNEL, person: `slack:T1:UVOTER${number}` });

/** An anonymous poll with three answers, of which one may be chosen; it stays open until somebody closes it. */
export const draftOf = (changes: Partial<Draft> = {}): Draft => ({
  ...{ question: 'How was that meeting?', options: ['Good', 'Mixed', 'Hard'], many: false, openness: 'anonymous' },
  ...{ template: null, about: null, followUp: null, closes: null },
  ...changes,
});

/** Keeps a draft that there is room for, and resolves with its id. */
export async function keptDraft(
  { polls }: Pick<Store, 'polls'>,
  draft: Draft = draftOf(),
  { by = CREATOR, thread = null as string | null } = {},
): Promise<string> {
  const id = await polls.keepDraft(draft, { ...by, thread });
  if (id === undefined) throw new Error('there are as many drafts as may be');
  return id;
}

let asked = 0;

/** A poll whose card stands. It asks what no other asks, where nothing is said: the same is not open twice in a place. */
export async function openPoll(
  { polls }: Pick<Store, 'polls'>,
  changes: Partial<Draft> = {},
  { now = NOON, by = CREATOR, thread = null as string | null } = {},
): Promise<KeptPoll> {
  asked += 1;
  const draft = draftOf({ question: `How was meeting ${asked}?`, ...changes });
  const id = await keptDraft({ polls }, draft, { by, thread });
  const { tenant, conversation, person: creator } = by;
  const starting = startPoll(draft, { id, tenant, conversation, creator, now });
  if (!starting.ok) throw new Error(starting.why);
  const poll = await polls.open(starting.poll, foldQuestion(draft.question));
  if (!poll || typeof poll === 'string') throw new Error(`the poll was not opened: ${poll}`);
  await polls.posted(id, 'message 1');
  return { ...poll, messageId: 'message 1' };
}

/** Closes as the bot does, with a minimum of 5 votes. */
export const closeNow = ({ polls }: Pick<Store, 'polls'>, id: string, now = NOON): Promise<boolean> =>
  polls.close(id, { now, due: false }, (poll, tally, shownBefore) =>
    showOrKeepBack(resultOf(poll, tally, { minimum: 5 }), shownBefore, now),
  );
