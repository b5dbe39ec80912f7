import type { Database } from '../db/database';
import type { HandoverRow } from './handover-table';

/** The weekly prompts whose owner was forgotten, until somebody has been told. */
export function createHandovers({ kysely }: Pick<Database, 'kysely'>) {
  return {
    /** Leases what may be told now to this caller, `limit` at most: nobody else gets it before `heldUntil`. */
    async take(now: Date, heldUntil: Date, limit: number): Promise<readonly HandoverRow[]> {
      const found = await kysely
        .selectFrom('handover')
        .selectAll()
        .where('try_at', '<=', now.toISOString())
        .orderBy('try_at')
        .orderBy('conversation')
        .limit(limit)
        .execute();
      const taken: HandoverRow[] = [];
      for (const row of found)
        if (await putOff(row, heldUntil)) taken.push({ ...row, try_at: heldUntil.toISOString() });
      return taken;
    },

    /** Deletes one that has been told, or that can never be; not if it was made anew meanwhile. */
    async close({ conversation, made_at }: HandoverRow): Promise<void> {
      await kysely
        .deleteFrom('handover')
        .where('conversation', '=', conversation)
        .where('made_at', '=', made_at)
        .execute();
    },

    putOff,
  };

  /** It may be told from `until` on. False if another caller took it first. */
  async function putOff({ conversation, try_at }: HandoverRow, until: Date): Promise<boolean> {
    const { numUpdatedRows } = await kysely
      .updateTable('handover')
      .set({ try_at: until.toISOString() })
      .where('conversation', '=', conversation)
      .where('try_at', '=', try_at)
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  }
}

export type HandoverStore = ReturnType<typeof createHandovers>;
