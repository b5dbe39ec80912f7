import { createHash } from 'node:crypto';
import type { Database } from './db/database';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Hashed: one short length, and no platform ids in plain text. */
const hashed = (key: string): string => createHash('sha256').update(key).digest('base64url');

/** Remembers for a day which requests have been seen. */
export function createSeenKeys({ kysely }: Database, clock: () => Date) {
  return {
    /** True for exactly one caller per key, however many ask at once and on whichever replica. A key is any text. */
    async firstTime(key: string): Promise<boolean> {
      const inserted = await kysely
        .insertInto('seen_key')
        .values({ key: hashed(key), seen_at: clock().toISOString() })
        .onConflict((conflict) => conflict.doNothing())
        .returning('key')
        .executeTakeFirst();
      return inserted !== undefined;
    },

    /** Forgets that this key was seen: its next caller is the first again. */
    async release(key: string): Promise<void> {
      await kysely.deleteFrom('seen_key').where('key', '=', hashed(key)).execute();
    },

    /** Deletes keys that are older than a day. Resolves with their number. */
    async forgetOldKeys(now: Date): Promise<number> {
      const { numDeletedRows } = await kysely
        .deleteFrom('seen_key')
        .where('seen_at', '<', new Date(now.getTime() - DAY_MS).toISOString())
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}
