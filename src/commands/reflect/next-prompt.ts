import type { Conversation } from '../../ids';
import type { Rule, Schedule, Slot, WaitingTurn } from '../../reflection/schedule';
import { nextSlot } from '../../reflection/slots';
import type { Services } from '../answer';

/** What of a conversation's turns is not over yet. */
type Open = {
  /** The schedule as it is. Its turn may have come due a moment ago, and is still to come. */
  readonly before?: Schedule | undefined;
  /** What is taken back. Where it was surely not posted, its day is free. */
  readonly waiting?: WaitingTurn | undefined;
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
  const free = waiting?.day === slot.day && !waiting.mayStand;
  if (free || !(await schedules.hadTurn(conversation, slot.day))) return slot;
  return nextSlot(rule, new Date(slot.at.getTime() + 1));
}
