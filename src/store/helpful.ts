import { createHmac, randomBytes } from 'node:crypto';
import { createBoundedMap } from '../bounded-map';
import type { Person, Tenant } from '../ids';
import type { Database } from './db/database';
import { dayOf } from './prompts/schedule-row';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** How many presses this process remembers at most. */
const MOST_PRESSES = 5_000;

/** How often an entry was found helpful, and how often not, in all tenants and months that are kept. */
export type Helpful = { readonly entry: string; readonly yes: number; readonly no: number };

/** Answers to “Was this helpful?”: a count for each entry and month, and nothing about who gave them or when. */
export function createHelpful({ kysely }: Database, clock: () => Date) {
  const pressed = createBoundedMap<number>(MOST_PRESSES, (before, now) => now - before > DAY_MS);
  const secret = randomBytes(32);

  return {
    /**
     * Counts one answer. The person is not stored: the memory of this process, and it alone, holds for a day that an account
     * has answered about an entry, as a code, so that a second press is not counted. After a restart, or on another replica,
     * it is. False if it was not counted.
     */
    async count(
      entry: string,
      helpful: boolean,
      { person, tenant }: { person: Person; tenant: Tenant },
    ): Promise<boolean> {
      const now = clock();
      const key = createHmac('sha256', secret).update(`${person} ${entry}`).digest('base64url');
      if (now.getTime() - (pressed.get(key) ?? Number.NEGATIVE_INFINITY) <= DAY_MS) return false;
      pressed.set(key, now.getTime());
      const [yes, no] = helpful ? [1, 0] : [0, 1];
      const counting = kysely
        .insertInto('helpful')
        .values({ tenant, entry, month: dayOf(now).slice(0, 7), yes, no })
        .onConflict((conflict) =>
          conflict.columns(['tenant', 'entry', 'month']).doUpdateSet(({ eb, ref }) => ({
            yes: eb(ref('helpful.yes'), '+', yes),
            no: eb(ref('helpful.no'), '+', no),
          })),
        )
        .execute();
      await counting.catch((error: unknown) => {
        pressed.delete(key);
        throw error;
      });
      return true;
    },

    /** All tenants and months together, the entry with the most answers first. */
    async list(): Promise<Helpful[]> {
      const rows = await kysely
        .selectFrom('helpful')
        .select(({ fn }) => ['entry', fn.sum('yes').as('yes'), fn.sum('no').as('no')])
        .groupBy('entry')
        .execute();
      return rows
        .map(({ entry, yes, no }) => ({ entry, yes: Number(yes), no: Number(no) }))
        .sort((a, b) => b.yes + b.no - (a.yes + a.no) || a.entry.localeCompare(b.entry, 'en'));
    },
  };
}

export type HelpfulStore = ReturnType<typeof createHelpful>;
