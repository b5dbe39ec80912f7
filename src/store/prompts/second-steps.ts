import { sql, type Transaction } from 'kysely';
import type { Conversation, Tenant } from '../../ids';
import type { Database, Tables } from '../db/database';
import { type Portion, tenantIsFree } from './due-schedules';
import type { DeliveryRow } from './prompt-rows';

/** Another way to see a question, to be posted in the thread of that question: `message` is the question's id. */
export type SecondStep = {
  readonly delivery: string;
  readonly conversation: Conversation;
  readonly tenant: Tenant;
  readonly prompt: string;
  readonly message: string;
  readonly dueAt: Date;
};

/**
 * What is to follow a posted prompt. A step is leased to one replica and marked before the platform is called, so it is posted
 * once, or not at all: nobody is told of one that was lost, as the question itself was there.
 */
export function createSecondSteps({ kysely }: Database) {
  /** Those whose question still stands, and whose schedule still runs and asks for them. */
  const wanted = kysely
    .selectFrom('second_step')
    .innerJoin('delivery', 'delivery.id', 'second_step.delivery')
    .innerJoin('schedule', 'schedule.conversation', 'second_step.conversation')
    .whereRef('delivery.prompt', '=', 'second_step.prompt')
    .where('delivery.state', '=', 'sent')
    .where('schedule.state', '=', 'active')
    .where('schedule.two_steps', '=', 1);

  return {
    /**
     * Leases the steps that are due to this caller. Forgets those that are no longer wanted, and those that a replica may have
     * posted before it ended. Every tenant's first comes before any tenant's second.
     */
    async take(now: Date, heldUntil: Date, { limit, perTenant, freeBy }: Portion): Promise<SecondStep[]> {
      const due = now.toISOString();
      await kysely
        .deleteFrom('second_step')
        .where('held_until', '<=', due)
        .where(({ or, eb }) =>
          or([eb('state', '=', 'sending'), eb('delivery', 'not in', wanted.select('second_step.delivery'))]),
        )
        .execute();
      const found = await kysely
        .selectFrom(
          wanted
            .select(['second_step.delivery', 'second_step.conversation', 'second_step.tenant', 'second_step.prompt'])
            .select(['second_step.due_at', 'second_step.held_until', 'delivery.message_id'])
            .select(
              sql<number>`row_number() over (partition by second_step.tenant order by second_step.held_until, second_step.delivery)`.as(
                'position',
              ),
            )
            .where('second_step.state', '=', 'waiting')
            .where('second_step.held_until', '<=', due)
            .where((where) => tenantIsFree(where, 'second_step.tenant', freeBy))
            .as('waiting'),
        )
        .selectAll()
        .where('position', '<=', perTenant)
        .orderBy('position')
        .orderBy('held_until')
        .orderBy('delivery')
        .limit(limit)
        .execute();
      const taken = [];
      for (const { delivery, conversation, tenant, prompt, message_id: message, due_at, held_until } of found) {
        if (message === null || !(await lease(delivery, held_until, heldUntil))) continue;
        taken.push({ delivery, conversation, tenant, prompt, message, dueAt: new Date(due_at) });
      }
      return taken;
    },

    /** Forgets a step that was posted, or that will not be. */
    async finish({ delivery }: SecondStep): Promise<void> {
      await kysely.deleteFrom('second_step').where('delivery', '=', delivery).execute();
    },

    /** Certainly not posted: every replica may take it from that time on. */
    async putOff({ delivery }: SecondStep, until: Date): Promise<void> {
      await kysely
        .updateTable('second_step')
        .set({ state: 'waiting', held_until: until.toISOString() })
        .where('delivery', '=', delivery)
        .execute();
    },
  };

  /** False if another caller was quicker. */
  async function lease(delivery: string, before: string, until: Date): Promise<boolean> {
    const { numUpdatedRows } = await kysely
      .updateTable('second_step')
      .set({ state: 'sending', held_until: until.toISOString() })
      .where('delivery', '=', delivery)
      .where('state', '=', 'waiting')
      .where('held_until', '=', before)
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0;
  }
}

export type SecondStepStore = ReturnType<typeof createSecondSteps>;

/** Keeps in mind what is to follow a weekly prompt that was posted, if its schedule asks for that. Runs in the caller's transaction. */
export async function addSecondStep(
  transaction: Transaction<Tables>,
  { id, conversation, tenant, kind, prompt }: DeliveryRow,
  due: Date,
): Promise<void> {
  if (kind !== 'weekly' || prompt === null) return;
  const asked = await transaction
    .selectFrom('schedule')
    .select('conversation')
    .where('conversation', '=', conversation)
    .where('two_steps', '=', 1)
    .executeTakeFirst();
  if (!asked) return;
  const at = due.toISOString();
  await transaction
    .insertInto('second_step')
    .values({ delivery: id, conversation, tenant, prompt, due_at: at, state: 'waiting', held_until: at })
    .onConflict((conflict) => conflict.column('delivery').doNothing())
    .execute();
}
