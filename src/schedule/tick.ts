import type { Schedule } from '../reflection/schedule';
import type { Delivery } from '../store/deliveries';
import { createDeliver } from './deliver';
import { inParallel } from './in-parallel';
import { holdFrom } from './lease';
import { PER_TENANT } from './pace';
import type { ScheduleServices } from './services';
import { createTellOwners } from './tell-owners';
import { type NextSlot, turnOf } from './turn';

/** Messages under way at once, over all tenants. */
const AT_ONCE = 16;

/** Looked at together; what is taken in hand of it goes out within seconds. */
const PORTION = 100;

/** A tenant that may not be spoken to for longer than this is left for later. */
const SOON_MS = 5_000;

/**
 * One beat: what is due is claimed, sent and recorded, and owners are told what went wrong, until nothing is left to do.
 * Safe to call twice, late, or from any number of replicas at once.
 */
export function createTicker(services: ScheduleServices & { readonly nextSlot: NextSlot }) {
  const { store, clock, counted, log, replica, nextSlot } = services;
  const deliver = createDeliver(services);
  const tellOwners = createTellOwners(services);

  return async function tick(signal: AbortSignal = new AbortController().signal): Promise<void> {
    for (const _abandoned of await store.deliveries.settleAbandoned(clock())) counted('unclear');
    const tried = new Set<string>();
    while (!signal.aborted) {
      // Each is tried once in a beat: one that cannot even be claimed would keep this going for ever.
      const work = (await findWork()).filter(({ key }) => !tried.has(key));
      if (work.length === 0) break;
      await inParallel(AT_ONCE, work, async ({ key, run }) => {
        if (signal.aborted) return;
        tried.add(key);
        await run(signal).catch((error: unknown) =>
          log.error({ err: error, work: key }, 'a prompt could not be seen to'),
        );
      });
    }
    await tellOwners(signal);
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
    const held = await store.deliveries.takeUp(delivery, holdFrom(clock(), replica));
    if (held) await deliver(held, signal);
  }

  async function claim(schedule: Schedule, signal: AbortSignal): Promise<void> {
    if (!schedule.next) return;
    const now = clock();
    const turn = turnOf(schedule, schedule.next, now, nextSlot);
    const claimed = await store.deliveries.claim(schedule, turn, holdFrom(now, replica));
    for (let missed = claimed?.missed ?? 0; missed > 0; missed--) counted('missed');
    if (claimed?.delivery) await deliver(claimed.delivery, signal);
  }
}

type Work = { readonly key: string; readonly run: (signal: AbortSignal) => Promise<void> };
