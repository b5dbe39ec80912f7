import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tenant } from '../ids';
import { tidied } from '../text/tidied';
import type { Database } from './db/database';

/** How many different words a tenant may have, so that somebody who presses for fun cannot fill the disk. */
const MOST_WORDS = 500;

export type Suggested = {
  readonly word: string;
  readonly count: number;
  readonly firstOn: string;
  readonly lastOn: string;
};

/** Words that people missed: only the word, how often, and the first and last day (UTC). Nothing about who sent it. */
export function createSuggestions({ kysely, lock }: Database, clock: () => Date) {
  return {
    /**
     * Counts a word of at most 60 characters. Case and surrounding spaces make no difference; invisible characters are spaces.
     * False if it is new and this tenant's list is full. Rejects with a `RangeError` if the word or the tenant is not valid;
     * the error repeats neither, since it is logged.
     */
    async add(tenant: Tenant, word: string): Promise<boolean> {
      const { tidy, folded } = checked(tenant, word);
      const today = clock().toISOString().slice(0, 10);
      return kysely.transaction().execute(async (transaction) => {
        // Otherwise two new words at once could both take the last place.
        await lock(transaction, `suggestions of ${tenant}`);
        const { rows } = await sql`
          insert into suggestion (tenant, folded, word, count, first_on, last_on)
          select ${tenant}, ${folded}, ${tidy}, 1, ${today}, ${today}
          where (select count(*) from suggestion where tenant = ${tenant}) < ${MOST_WORDS}
            or exists (select 1 from suggestion where tenant = ${tenant} and folded = ${folded})
          on conflict (tenant, folded) do update set
            count = suggestion.count + 1,
            last_on = case when excluded.last_on > suggestion.last_on then excluded.last_on else suggestion.last_on end
          returning 1`.execute(transaction);
        return rows.length === 1;
      });
    },

    /**
     * Subtracts one suggestion of this word, and deletes the word with its last one. `receipt` identifies the suggestion: each
     * can be taken back once, for as long as seen keys are kept. False if there was none, or the receipt has been used.
     */
    async takeBack(tenant: Tenant, word: string, receipt: string): Promise<boolean> {
      const { folded } = checked(tenant, word);
      const key = createHash('sha256').update(`suggestion:${tenant}:${folded}:${receipt}`).digest('base64url');
      return kysely.transaction().execute(async (transaction) => {
        await lock(transaction, `suggestions of ${tenant}`);
        const used = await transaction
          .insertInto('seen_key')
          .values({ key, seen_at: clock().toISOString() })
          .onConflict((conflict) => conflict.doNothing())
          .returning('key')
          .executeTakeFirst();
        if (!used) return false;
        const one = transaction.updateTable('suggestion').set(({ eb }) => ({ count: eb('count', '-', 1) }));
        const fewer = await one
          .where('tenant', '=', tenant)
          .where('folded', '=', folded)
          .where('count', '>', 1)
          .returning('count')
          .executeTakeFirst();
        if (fewer) return true;
        const { numDeletedRows } = await transaction
          .deleteFrom('suggestion')
          .where('tenant', '=', tenant)
          .where('folded', '=', folded)
          .executeTakeFirstOrThrow();
        return numDeletedRows > 0n;
      });
    },

    /** All tenants' words together, the most frequent first, each spelt as it was first written. */
    async list(): Promise<Suggested[]> {
      const rows = await kysely
        .selectFrom('suggestion as all')
        .select(({ selectFrom, fn }) => [
          selectFrom('suggestion as first')
            .select('first.word')
            .whereRef('first.folded', '=', 'all.folded')
            .orderBy('first.first_on')
            .orderBy('first.tenant')
            .limit(1)
            .$asScalar()
            .$notNull()
            .as('word'),
          fn.sum('all.count').as('count'),
          fn.min('all.first_on').as('firstOn'),
          fn.max('all.last_on').as('lastOn'),
        ])
        .groupBy('all.folded')
        .execute();
      return rows
        .map((row) => ({ ...row, count: Number(row.count) }))
        .sort((a, b) => b.count - a.count || a.word.localeCompare(b.word, 'en'));
    },
  };
}

/**
 * Throws a `RangeError` if the word or the tenant is not valid, without repeating it. A tidied word holds no control
 * characters, so it is the same on both databases: PostgreSQL refuses NUL.
 */
function checked(tenant: Tenant, word: string) {
  const tidy = tidied(word);
  if (!/^\P{C}{1,60}$/u.test(tidy)) throw new RangeError('A suggestion must have 1 to 60 characters.');
  if (!/^\P{C}{1,200}$/u.test(tenant)) throw new RangeError('A tenant must have 1 to 200 characters.');
  return { tidy, folded: tidy.toLowerCase() };
}
