import type { Database } from './database';
import { createDueSchedules } from './due-schedules';
import { fromRow, type KeptSchedule, toRow, type WhyPaused } from './kept-schedule';
import { pauseWithin, takeBack } from './pause-schedule';

/** The schedule of each conversation: at most one. */
export function createSchedules(database: Database, clock: () => Date) {
  const { kysely } = database;
  return {
    /** Undefined where there is none. */
    async get(conversation: string): Promise<KeptSchedule | undefined> {
      const row = await kysely
        .selectFrom('schedule')
        .selectAll()
        .where('conversation', '=', conversation)
        .executeTakeFirst();
      return row && fromRow(row);
    },

    /** Adds it, or puts it in the place of the one that was there. With a pause, a prompt that waits to be posted is taken back. */
    async save(schedule: KeptSchedule): Promise<void> {
      const row = toRow(schedule, clock());
      const { conversation, created_on, ...changed } = row;
      await kysely.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('schedule')
          .values(row)
          .onConflict((conflict) => conflict.column('conversation').doUpdateSet(changed))
          .execute();
        if (schedule.state === 'paused') await takeBack(transaction, conversation);
      });
    },

    /** True where that day's weekly prompt was posted, given up, or waits to be posted. */
    async hadTurn(conversation: string, day: string): Promise<boolean> {
      const turn = await kysely
        .selectFrom('delivery')
        .select('id')
        .where('conversation', '=', conversation)
        .where('day', '=', day)
        .executeTakeFirst();
      return turn !== undefined;
    },

    /** False when there was none. A prompt that waits to be posted is taken back. */
    async remove(conversation: string): Promise<boolean> {
      return kysely.transaction().execute(async (transaction) => {
        // In this order: a turn that is being claimed at this moment is then seen by the second statement.
        const { numDeletedRows } = await transaction
          .deleteFrom('schedule')
          .where('conversation', '=', conversation)
          .executeTakeFirstOrThrow();
        await takeBack(transaction, conversation);
        return numDeletedRows > 0;
      });
    },

    /** Stops a schedule that the platform no longer takes prompts for, and notes that its owner is to be told. False where none was running. */
    async pause(conversation: string, because: WhyPaused): Promise<boolean> {
      return kysely.transaction().execute((transaction) => pauseWithin(transaction, conversation, because, clock()));
    },

    ...createDueSchedules(kysely),
  };
}

export type ScheduleStore = ReturnType<typeof createSchedules>;
