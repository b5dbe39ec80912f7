import type { Rule, Slot, WaitingTurn } from '../reflection/schedule';
import { nextSlot } from '../reflection/slots';
import type { Services } from './answer';

/**
 * The next slot of a rule in a conversation. A day has one turn: where today's was taken at another time, the next one is in
 * a week. One that waits, is taken back and was surely not posted frees its day.
 */
export async function nextTurn(
  rule: Rule,
  conversation: string,
  { schedules, clock }: Services,
  takenBack?: WaitingTurn,
): Promise<Slot> {
  const slot = nextSlot(rule, clock());
  const free = takenBack?.day === slot.day && !takenBack.mayStand;
  if (free || !(await schedules.hadTurn(conversation, slot.day))) return slot;
  return nextSlot(rule, new Date(slot.at.getTime() + 1));
}
