import type { Schedule, Slot } from '../../reflection/schedule';
import type { Store } from '../../store/open-store';
import type { NextSlot } from './due-slots';

const PAGE = 200;

/** A holiday may move a post by days, so the search for a slot starts well before its old time. */
const BEFORE_MS = 8 * 24 * 60 * 60 * 1_000;

/**
 * Works out the next slot of every schedule again, in case the bot starts with newer time zones or bank holidays. It
 * stays the same week's slot: one that has come due is still due, and one that somebody skipped stays skipped. A slot
 * that cannot be worked out is left as it is and passed to `leftOut`; the others go on. Resolves with the number of
 * slots that moved.
 */
export async function renewTurns(
  schedules: Pick<Store['schedules'], 'running' | 'moveNext'>,
  nextSlot: NextSlot,
  leftOut: (schedule: Schedule, error: unknown) => void,
): Promise<number> {
  let moved = 0;
  let page = await schedules.running('', PAGE);
  while (page.length > 0) {
    for (const schedule of page) if (await renew(schedule)) moved += 1;
    page = await schedules.running(page.at(-1)?.conversation ?? '', PAGE);
  }
  return moved;

  async function renew(schedule: Schedule): Promise<boolean> {
    if (!schedule.next) return false;
    const renewed = renewedSlot(schedule, schedule.next);
    if (!renewed) return false;
    if (renewed.day === schedule.next.day && renewed.at.getTime() === schedule.next.at.getTime()) return false;
    return schedules.moveNext(schedule.conversation, schedule.next, renewed);
  }

  /**
   * Undefined if it cannot be worked out, for example because this platform's time-zone data is older and lacks the
   * zone.
   */
  function renewedSlot(schedule: Schedule, next: Slot): Slot | undefined {
    try {
      return sameSlot(schedule, next, nextSlot);
    } catch (error) {
      leftOut(schedule, error);
      return undefined;
    }
  }
}

/** The slot of that day by today's data; the one after it if that day is now skipped. */
function sameSlot(schedule: Schedule, { day, at }: Slot, nextSlot: NextSlot): Slot {
  // A slot that could not be worked out was put off, so its day may be earlier than `at`.
  let slot = nextSlot(schedule, new Date(Math.min(at.getTime(), Date.parse(day)) - BEFORE_MS));
  while (slot.day < day) slot = nextSlot(schedule, new Date(slot.at.getTime() + 1));
  return slot;
}
