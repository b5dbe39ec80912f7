import { inParallel } from '../../concurrency';
import type { Schedule, Slot } from '../../reflection/schedule';
import type { DueSlots } from '../../store/prompts/claims';
import type { Delivery } from '../../store/prompts/deliveries';
import { createDeliver } from './deliver';
import { dueSlots, type NextSlot } from './due-slots';
import { createLockoutWatch } from './lockouts';
import { leaseFrom, PER_TENANT } from './send';
import type { ScheduleServices } from './services';

/** Messages being sent at once, over all tenants. */
const AT_ONCE = 16;

/** Read from the database together; what is claimed of it goes out within seconds. */
const PORTION = 100;

const HOUR_MS = 60 * 60 * 1_000;

/** A tenant whose rate limit blocks it for longer than this is left for later. */
const SOON_MS = 5_000;

/**
 * Creates `tick`, one run of the schedule: claims, sends and records what is due, until nothing is left to do.
 * Safe to call twice, late, or from any number of replicas at once.
 */
export function createTicker(services: ScheduleServices & { readonly nextSlot: NextSlot }) {
  const { store, clock, countOutcome, log, replica, nextSlot } = services;
  const deliver = createDeliver(services);
  const lockouts = createLockoutWatch(services);

  return async function tick(signal: AbortSignal = new AbortController().signal): Promise<void> {
    for (const _abandoned of await store.deliveries.settleAbandoned(clock())) countOutcome('unclear');
    await lockouts.ask();
    const tried = new Set<string>();
    while (!signal.aborted) {
      // Each is tried once per run: one that cannot even be claimed would keep this loop going for ever.
      const work = (await findWork()).filter(({ key }) => !tried.has(key));
      if (work.length === 0) break;
      await inParallel(AT_ONCE, work, async ({ key, run }) => {
        if (signal.aborted) return;
        tried.add(key);
        await run(signal).catch((error: unknown) =>
          log.error({ err: error, work: key }, 'a due prompt could not be processed'),
        );
      });
    }
    if (!signal.aborted) await lockouts.settle();
  };

  async function findWork(): Promise<readonly Work[]> {
    const now = clock();
    const portion = { limit: PORTION, perTenant: PER_TENANT, freeBy: new Date(now.getTime() + SOON_MS) };
    const [waiting, due] = [await store.deliveries.waiting(now, portion), await store.schedules.due(now, portion)];
    return [
      ...waiting.map((delivery) => ({
        key: `${delivery.id} ${delivery.attempts}`,
        run: (signal: AbortSignal) => takeUp(delivery, signal),
      })),
      ...due.map((schedule) => ({
        key: `${schedule.conversation} ${schedule.next?.day}`,
        run: (signal: AbortSignal) => claim(schedule, signal),
      })),
    ];
  }

  async function takeUp(delivery: Delivery, signal: AbortSignal): Promise<void> {
    const held = await store.deliveries.takeUp(delivery, leaseFrom(clock(), replica));
    if (held) await deliver(held, signal);
  }

  async function claim(schedule: Schedule, signal: AbortSignal): Promise<void> {
    if (!schedule.next) return;
    const now = clock();
    const slots = await slotsNow(schedule, schedule.next, now);
    if (!slots) return;
    const claimed = await store.deliveries.claim(schedule, slots, leaseFrom(now, replica));
    for (let missed = claimed?.missed ?? 0; missed > 0; missed--) countOutcome('missed');
    if (claimed?.delivery) await deliver(claimed.delivery, signal);
  }

  /**
   * Undefined if they cannot be worked out, for example because this platform's data lacks the zone. The schedule is
   * then put off for an hour, so that it does not hold up the others.
   */
  async function slotsNow(schedule: Schedule, due: Slot, now: Date): Promise<DueSlots | undefined> {
    try {
      return dueSlots(schedule, due, now, nextSlot);
    } catch (error) {
      const { conversation } = schedule;
      log.error({ err: error, conversation }, 'the next weekly prompt of this conversation cannot be worked out');
      await store.schedules.moveNext(conversation, due, { ...due, at: new Date(now.getTime() + HOUR_MS) });
      return undefined;
    }
  }
}

type Work = { readonly key: string; readonly run: (signal: AbortSignal) => Promise<void> };
