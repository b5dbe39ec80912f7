import type { Conversation, Person } from '../ids';
import type { PendingDelivery, Schedule, Slot } from '../reflection/schedule';
import type { Store } from '../store/open-store';
import { testSchedule } from './schedule';

const DAY_MS = 24 * 60 * 60_000;

/**
 * The schedules of a real store, for tests that lay them out and look at them. What is laid out (`set`, `delete`, `clear`,
 * `add`) is there before whatever is asked next.
 */
export function schedulesFor(store: Pick<Store, 'schedules' | 'deliveries'>, clock: () => Date) {
  let laidOut: Promise<unknown> = Promise.resolve();
  const conversations = new Set<Conversation>();
  const layOut = (work: () => Promise<unknown>): void => {
    laidOut = laidOut.then(work);
  };
  const after =
    <All extends unknown[], Result>(work: (...all: All) => Promise<Result>) =>
    async (...all: All): Promise<Result> => {
      await laidOut;
      return work(...all);
    };
  const { schedules } = store;

  const all = after(async (): Promise<Schedule[]> => {
    const found = await Promise.all([...conversations].map((one) => schedules.get(one)));
    return found.filter((one) => one !== undefined);
  });

  /** A delivery of this slot, as `tick` would have made it: waiting, after a try without an answer, or posted. */
  async function deliver(conversation: Conversation, slot: Slot, as: 'waiting' | 'maybe posted' | 'posted') {
    const hold = { holder: 'a replica', until: new Date(clock().getTime() + 60_000) };
    const kept = await schedules.get(conversation);
    const before = kept ?? testSchedule({ conversation });
    const due: Schedule = { ...before, state: 'active', because: null, pausedUntil: null, next: slot };
    await schedules.save(due, kept);
    const later = nextDay(slot);
    const claimed = await store.deliveries.claim(due, { post: slot, missed: null, next: later }, hold);
    const delivery = claimed?.delivery;
    if (!delivery) throw new Error('That day has had its prompt');
    const sending = as === 'waiting' ? undefined : await store.deliveries.startSending(delivery, 'a prompt', hold);
    if (as === 'waiting') await store.deliveries.giveBack(delivery, slot.at);
    else if (!sending) throw new Error('That prompt is not waiting');
    else if (as === 'posted') await store.deliveries.sent(sending, 'M1');
    else await store.deliveries.putOff(sending, slot.at, { unanswered: true });
    if (kept) await schedules.save(kept, { ...due, next: later });
    else await schedules.remove(conversation);
  }

  return {
    schedules: {
      get: after(schedules.get),
      ownedBy: after(schedules.ownedBy),
      save: after((schedule: Schedule, ...rest: [Schedule?, Slot?, Person?]) => {
        conversations.add(schedule.conversation);
        return schedules.save(schedule, ...rest);
      }),
      remove: after(schedules.remove),
      hasDelivery: after(schedules.hasDelivery),
      pendingDelivery: after(schedules.pendingDelivery),
      withdrawPending: after(schedules.withdrawPending),
    },
    /** The schedules that are kept, by conversation. */
    scheduled: {
      all,
      get: after(schedules.get),
      count: async () => (await all()).length,
      set(conversation: Conversation, schedule: Schedule): void {
        conversations.add(conversation);
        layOut(async () => {
          await schedules.remove(conversation);
          await schedules.save(schedule);
        });
      },
      delete: (conversation: Conversation): void => layOut(() => schedules.remove(conversation)),
      clear: (): void => {
        for (const one of conversations) layOut(() => schedules.remove(one));
      },
    },
    /** The deliveries of weekly prompts. */
    delivered: {
      /** That day's prompt was posted. */
      add: (conversation: Conversation, day: string): void =>
        layOut(() => deliver(conversation, { day, at: new Date(`${day}T09:30:00Z`) }, 'posted')),
      /** That prompt waits to be posted. */
      await: (conversation: Conversation, { day, at, maybePosted }: PendingDelivery): void =>
        layOut(async () => {
          await schedules.withdrawPending(conversation, day);
          await deliver(conversation, { day, at }, maybePosted ? 'maybe posted' : 'waiting');
        }),
      pending: after(schedules.pendingDelivery),
    },
  };
}

function nextDay({ at }: Slot): Slot {
  const then = new Date(at.getTime() + DAY_MS);
  return { day: then.toISOString().slice(0, 10), at: then };
}
