import type { Conversation } from '../../ids';
import { isNamed } from '../../polls/who-may';
import type { PendingDelivery, Rule, Schedule, Slot } from '../../reflection/schedule';
import { nextSlot } from '../../reflection/slots';
import { type Answer, type Policy, privateReply, type Services } from '../answer';
import type { Asker } from '../asker';

/** The schedule of the conversation that asks. One of another tenant is never shown, and never written over. */
export async function scheduleHere(
  { conversation, tenant }: Asker,
  { schedules }: Services,
): Promise<Schedule | undefined> {
  const schedule = await schedules.get(conversation);
  if (schedule && schedule.tenant !== tenant) throw new Error('A conversation has the schedule of another tenant');
  return schedule;
}

/** Whether this person may set, change or stop what is posted here. Without a list of names, everybody may. */
export function maySchedule({ person }: Pick<Asker, 'person'>, { scheduleAdmins }: Policy): boolean {
  return scheduleAdmins.length === 0 || isNamed(person, scheduleAdmins);
}

/** What somebody reads who may not. */
export const mayNotSchedule = ({ setting, commandHint }: Asker): Answer =>
  privateReply(
    'Only the people whom your organisation has named may change the weekly prompt. Please ask whoever looks after Practice Compass for you.',
    ...(setting === 'personal'
      ? []
      : [`Everyone here can see it: type ${commandHint('reflect')} or ${commandHint('reflect preview')}.`]),
  );

/**
 * Whether this person may stop, skip, pause or change the weekly prompt that is here, or make it theirs: everybody but guests,
 * who may where they have set it up, and where the organisation has named them.
 */
export async function mayChangePrompt(
  { owner }: Pick<Schedule, 'owner'>,
  { person, isGuest }: Asker,
  { scheduleAdmins }: Pick<Policy, 'scheduleAdmins'>,
): Promise<boolean> {
  return owner === person || isNamed(person, scheduleAdmins) || !(await isGuest?.());
}

/** What a guest reads. */
export const guestsMayNot = ({ commandHint }: Asker): Answer =>
  privateReply(
    'The weekly prompt is for everyone in this channel, so guests cannot stop or change it. Please ask somebody of the team here.',
    `You can see it: type ${commandHint('reflect')} or ${commandHint('reflect preview')}.`,
  );

/** What of a conversation's turns is not over yet. */
type Open = {
  /** The schedule as it is. Its turn may have come due a moment ago, and is still to come. */
  readonly before?: Schedule | undefined;
  /** What is taken back. Where it was surely not posted, its day is free. */
  readonly waiting?: PendingDelivery | undefined;
};

/** The next slot of a rule in a conversation. A day has one turn: where today's was taken at another time, the next one is in a week. */
export async function nextTurn(
  rule: Rule,
  conversation: Conversation,
  { schedules, clock }: Services,
  { before, waiting }: Open = {},
): Promise<Slot> {
  const now = clock();
  const due = before?.next && before.next.at < now ? before.next.at : now;
  const slot = nextSlot(rule, due);
  const free = waiting?.day === slot.day && !waiting.maybePosted;
  if (free || !(await schedules.hasDelivery(conversation, slot.day))) return slot;
  return nextSlot(rule, new Date(slot.at.getTime() + 1));
}
