import type { Rule, Slot } from '../../reflection/schedule';
import type { DueSlots } from '../../store/prompts/claims';

/** How late a prompt may still be posted. Any later, it would come at lunch, or at night. */
export const WINDOW_MS = 4 * 60 * 60 * 1_000;

/** The first slot of a rule at or after a time. */
export type NextSlot = (rule: Rule, from: Date) => Slot;

/**
 * What becomes of the slots from `due` to now: the newest is posted if it is not too late, those before it were missed,
 * and the first one after now is next. `due` must not be after now. Throws if the rule gives no later slot.
 */
export function dueSlots(rule: Rule, due: Slot, now: Date, nextSlot: NextSlot): DueSlots {
  const come = [due];
  let next = slotAfter(rule, due, nextSlot);
  while (next.at <= now) {
    come.push(next);
    next = slotAfter(rule, next, nextSlot);
  }
  const newest = come.at(-1) ?? due;
  const post = now.getTime() - newest.at.getTime() <= WINDOW_MS ? newest : null;
  const late = post ? come.slice(0, -1) : come;
  const slot = late.at(-1);
  return { post, missed: slot ? { slot, count: late.length } : null, next };
}

function slotAfter(rule: Rule, { at }: Slot, nextSlot: NextSlot): Slot {
  const next = nextSlot(rule, new Date(at.getTime() + 1));
  if (next.at <= at) throw new Error('A rule gives no later slot.');
  return next;
}
