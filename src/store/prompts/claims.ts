import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { Schedule, Slot } from '../../reflection/schedule';
import type { Database, Tables } from '../db/database';
import { type Portion, tenantIsFree } from './due-schedules';
import type { DeliveryRow } from './prompt-rows';
import { addReport } from './reports';

/** What becomes of a schedule whose next slot has come. */
export type DueSlots = {
  /** The slot to post now; null if there is none. */
  readonly post: Slot | null;
  /** The newest slot that is too late to post, and how many were missed, including earlier ones. Null if none was. */
  readonly missed: { readonly slot: Slot; readonly count: number } | null;
  readonly next: Slot;
};

/** A lease: who holds a delivery, and when that expires. From then on, any replica may take it up. */
export type Hold = { readonly holder: string; readonly until: Date };

/** Claiming work: one caller wins, however many replicas try. */
export function createClaims({ kysely }: Database, clock: () => Date) {
  return {
    /**
     * Moves the schedule on to its next slot and records what becomes of this one, in one transaction. One caller wins;
     * every other gets undefined, and so does the caller if the schedule's next slot has changed since it was read. A day
     * never has two deliveries, whatever happens to the schedule on that day.
     */
    async claim(schedule: Schedule, slots: DueSlots, hold: Hold): Promise<Claimed | undefined> {
      return kysely.transaction().execute(async (transaction) => {
        if (!(await moveOn(transaction, schedule, slots.next))) return undefined;
        const missed = slots.missed && (await recordMissed(transaction, schedule, slots.missed, clock()));
        const delivery = slots.post && (await insert(transaction, schedule, slots.post, { state: 'waiting', hold }));
        return { missed: missed ?? 0, delivery: delivery ?? null };
      });
    },

    /**
     * The `waiting` deliveries whose lease has expired: put off until now, or left behind by a replica that ended. Every
     * tenant's first comes before any tenant's second.
     */
    async waiting(now: Date, { limit, perTenant, freeBy }: Portion): Promise<DeliveryRow[]> {
      return kysely
        .selectFrom((from) =>
          from
            .selectFrom('delivery')
            .selectAll()
            .select(sql<number>`row_number() over (partition by tenant order by held_until, id)`.as('position'))
            .where('held_until', '<=', now.toISOString())
            .where('state', '=', 'waiting')
            .where((where) => tenantIsFree(where, 'delivery.tenant', freeBy))
            .as('waiting'),
        )
        .selectAll()
        .where('position', '<=', perTenant)
        .orderBy('position')
        .orderBy('held_until')
        .orderBy('id')
        .limit(limit)
        .execute();
    },

    /** Takes over an expired lease. One caller wins; every other gets undefined. */
    async takeUp({ id, held_until }: DeliveryRow, { holder, until }: Hold): Promise<DeliveryRow | undefined> {
      return kysely
        .updateTable('delivery')
        .set({ holder, held_until: until.toISOString() })
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .where('held_until', '=', held_until)
        .returningAll()
        .executeTakeFirst();
    },

    /** Releases a delivery without an attempt: every replica may take it up from that time on. */
    async giveBack({ id, holder }: DeliveryRow, from: Date): Promise<void> {
      await kysely
        .updateTable('delivery')
        .set({ held_until: from.toISOString() })
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .where('holder', '=', holder)
        .execute();
    },
  };
}

/** `missed` counts the slots that the owner will be told about; `delivery` is null if there is nothing to post. */
type Claimed = { readonly missed: number; readonly delivery: DeliveryRow | null };

/** Also ends a pause that was set to end. False if the next slot has changed since `schedule` was read. */
async function moveOn(transaction: Transaction<Tables>, { conversation, next }: Schedule, to: Slot) {
  if (!next) return false;
  const { numUpdatedRows } = await transaction
    .updateTable('schedule')
    .set({ next_day: to.day, next_at: to.at.toISOString(), state: 'active', because: null, paused_until: null })
    .where('conversation', '=', conversation)
    .where('next_day', '=', next.day)
    .where('next_at', '=', next.at.toISOString())
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0;
}

/** Resolves with the number of slots that were reported. A day that already has a delivery was not missed. */
async function recordMissed(
  transaction: Transaction<Tables>,
  schedule: Schedule,
  { slot, count }: NonNullable<DueSlots['missed']>,
  now: Date,
): Promise<number> {
  const row = await insert(transaction, schedule, slot, { state: 'missed' });
  const slots = row ? count : count - 1;
  if (slots === 0) return 0;
  const { conversation } = schedule;
  await addReport(transaction, { kind: 'missed', conversation, delivery: row?.id ?? null, slots, because: null }, now);
  return slots;
}

/** Undefined if that day already has a delivery. */
async function insert(
  transaction: Transaction<Tables>,
  { conversation, tenant, audience }: Schedule,
  { day, at }: Slot,
  { state, hold }: { readonly state: DeliveryRow['state']; readonly hold?: Hold },
): Promise<DeliveryRow | undefined> {
  return transaction
    .insertInto('delivery')
    .values({
      ...{ id: randomUUID(), conversation, tenant, audience, day, state },
      ...{ kind: 'weekly', due_at: at.toISOString(), prompt: null, attempts: 0, unanswered: 0 },
      ...{
        holder: hold?.holder ?? null,
        held_until: hold?.until.toISOString() ?? null,
        message_id: null,
        sent_at: null,
      },
    })
    .onConflict((conflict) => conflict.columns(['conversation', 'day']).doNothing())
    .returningAll()
    .executeTakeFirst();
}
