import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { Schedule, Slot } from '../../reflection/schedule';
import type { Database, Tables } from '../db/database';
import { mayBeSpokenTo, type Portion } from './due-schedules';
import { addReport } from './reports';
import type { DeliveryRow } from './schedule-tables';

/** What becomes of a schedule whose next turn has come. */
export type DueSlots = {
  /** The slot that is to be posted now; null where none is. */
  readonly post: Slot | null;
  /** The newest slot that is too late to be posted, and how many there are with those before it. */
  readonly missed: { readonly slot: Slot; readonly count: number } | null;
  readonly next: Slot;
};

/** Who takes something in hand, and until when it is theirs. After that, anybody may take it up. */
export type Hold = { readonly holder: string; readonly until: Date };

/** Taking work in hand: one winner, however many replicas try. */
export function createClaims({ kysely }: Database, clock: () => Date) {
  return {
    /**
     * Moves the schedule on to its next turn and records what becomes of this one, together. Undefined for everybody but
     * one caller; also when the schedule has changed since it was read. A day's turn is recorded once, whatever
     * happens to the schedule on that day.
     */
    async claim(schedule: Schedule, turn: DueSlots, hold: Hold): Promise<Claimed | undefined> {
      return kysely.transaction().execute(async (transaction) => {
        if (!(await moveOn(transaction, schedule, turn.next))) return undefined;
        const missed = turn.missed && (await recordMissed(transaction, schedule, turn.missed, clock()));
        const delivery = turn.post && (await insert(transaction, schedule, turn.post, { state: 'waiting', hold }));
        return { missed: missed ?? 0, delivery: delivery ?? null };
      });
    },

    /** Deliveries that nobody has in hand: put off until now, or left behind by a replica that ended. */
    async waiting(now: Date, { limit, perTenant, freeBy }: Portion): Promise<DeliveryRow[]> {
      return kysely
        .selectFrom((from) =>
          from
            .selectFrom('delivery')
            .selectAll()
            .select(sql<number>`row_number() over (partition by tenant order by held_until, id)`.as('turn'))
            .where('held_until', '<=', now.toISOString())
            .where('state', '=', 'waiting')
            .where((where) => mayBeSpokenTo(where, 'delivery.tenant', freeBy))
            .as('waiting'),
        )
        .selectAll()
        .where('turn', '<=', perTenant)
        .orderBy('turn')
        .orderBy('held_until')
        .orderBy('id')
        .limit(limit)
        .execute();
    },

    /** Undefined for everybody but one caller. */
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

    /** Gives back what has not been tried: anybody may take it up from then on. */
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

/** `missed` counts the slots whose owner is being told. */
type Claimed = { readonly missed: number; readonly delivery: DeliveryRow | null };

/** A pause that ends on a day ends here. */
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
