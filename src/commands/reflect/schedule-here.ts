import type { Conversation } from '../../ids';
import { isNamed } from '../../polls/who-may';
import type { Weekly, WeeklyDefaults } from '../../reflection/read/weekly';
import type { PendingDelivery, Rule, Schedule, Slot } from '../../reflection/schedule';
import { nextSlot } from '../../reflection/slots';
import { dayAt } from '../../reflection/wall-clock';
import { type Answer, type Policy, privateReply, type Services } from '../answer';
import type { Asker } from '../asker';
import { whoNames, whoRunsIt } from '../run-by';

/** The schedule of the asker's conversation. Rejects if it belongs to another tenant: it is never shown or overwritten. */
export async function scheduleHere(
  { conversation, tenant }: Asker,
  { schedules }: Services,
): Promise<Schedule | undefined> {
  const schedule = await schedules.get(conversation);
  if (schedule && schedule.tenant !== tenant) throw new Error('A conversation has the schedule of another tenant');
  return schedule;
}

/** What counts where a line or form does not say it: what is set here already, or else the installation's values. */
export function weeklyDefaults(
  { policy, clock }: Pick<Services, 'policy' | 'clock'>,
  before?: Schedule,
): WeeklyDefaults {
  const today = dayAt(clock(), before?.zone ?? policy.timezone);
  return { zone: policy.timezone, region: policy.bankHolidays, today, before: before && ruleOf(before) };
}

/** The schedule without whose it is and how it stands: whatever else a schedule comes to have is part of its rule. */
export function ruleOf(schedule: Schedule): Weekly {
  const { conversation, tenant, owner, state, because, pausedUntil, next, ...rule } = schedule;
  return rule;
}

/** Whether this person may set, change or stop what is posted here. If the policy names nobody, everybody may. */
export function maySchedule({ person }: Pick<Asker, 'person'>, { scheduleAdmins, namesAreExact }: Policy): boolean {
  return scheduleAdmins.length === 0 || isNamed(person, scheduleAdmins, namesAreExact);
}

/** The answer to somebody who may not. */
export const mayNotSchedule = ({ setting, commandHint }: Asker, policy: Pick<Policy, 'organisation'>): Answer =>
  privateReply(
    `Only people ${whoNames(policy)} has named can change the weekly prompt. Please ask ${whoRunsIt(policy)}.`,
    ...(setting === 'personal' ? [] : [`To see it, type ${commandHint('reflect')}.`]),
  );

/**
 * Resolves with whether this person may stop, skip, pause, change, swap or take over the weekly prompt that is set here.
 * Everybody may except guests, who may only if they own it or the organisation lets them.
 */
export async function mayChangePrompt(
  schedule: Pick<Schedule, 'owner'> | undefined,
  { person, isGuest }: Asker,
  policy: Pick<Policy, 'scheduleAdmins' | 'guestsMaySchedule' | 'namesAreExact'>,
): Promise<boolean> {
  const { scheduleAdmins, guestsMaySchedule, namesAreExact } = policy;
  const isAdmin = isNamed(person, scheduleAdmins, namesAreExact);
  return guestsMaySchedule || schedule?.owner === person || isAdmin || !(await isGuest?.());
}

/** The answer to a guest. */
export const guestsMayNot = ({ commandHint }: Asker): Answer =>
  privateReply(
    'The weekly prompt is for everyone in this channel, so guests cannot stop or change it. Please ask somebody in the team.',
    `To see it, type ${commandHint('reflect')}.`,
  );

/** A conversation's slot that may still be posted. */
type Open = {
  /** The schedule as it is now. Its slot may have come due a moment ago and not have been picked up yet. */
  readonly before?: Schedule | undefined;
  /** The pending delivery that the change will cancel. Its day is free if it was certainly not posted. */
  readonly waiting?: PendingDelivery | undefined;
};

/** The next free slot of a rule in a conversation. A day has one delivery: if today's was made at another time, the next is in a week. */
export async function nextFreeSlot(
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
