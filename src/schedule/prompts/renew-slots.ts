import type { Schedule, Slot } from '../../reflection/schedule';
import type { Store } from '../../store/open-store';
import type { NextSlot } from './due-slots';

const PAGE = 200;

/** A holiday may move a post by days, so the turn is looked for from well before its old time. */
const BEFORE_MS = 8 * 24 * 60 * 60 * 1_000;

/**
 * Works out every next turn again, for a start with newer time zones or bank holidays. The turn stays the same one: what
 * has come due meanwhile is still due, and what somebody has skipped stays skipped. One that cannot be worked out is left as it is, and told of: it stops no other.
 * Says how many have moved.
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
    const renewed = renewedTurn(schedule, schedule.next);
    if (!renewed) return false;
    if (renewed.day === schedule.next.day && renewed.at.getTime() === schedule.next.at.getTime()) return false;
    return schedules.moveNext(schedule.conversation, schedule.next, renewed);
  }

  /** Undefined for a zone that this platform's data does not have, such as an older one's. */
  function renewedTurn(schedule: Schedule, next: Slot): Slot | undefined {
    try {
      return sameTurn(schedule, next, nextSlot);
    } catch (error) {
      leftOut(schedule, error);
      return undefined;
    }
  }
}

/** The turn of that day by today's rules; the one after it where the day has fallen out. */
function sameTurn(schedule: Schedule, { day, at }: Slot, nextSlot: NextSlot): Slot {
  // A turn that could not be worked out was put off, so that its day may be the earlier one.
  let slot = nextSlot(schedule, new Date(Math.min(at.getTime(), Date.parse(day)) - BEFORE_MS));
  while (slot.day < day) slot = nextSlot(schedule, new Date(slot.at.getTime() + 1));
  return slot;
}
