import type { ExpressionBuilder } from 'kysely';
import type { SomeTenants, Tenant } from '../ids';
import type { Database, FeedbackKind, Tables } from './db/database';
import { dayOf } from './prompts/schedule-row';

/** How much a tenant may have unread, so that somebody who presses for fun cannot fill the disk. */
const MOST_UNREAD = 500;

export type { FeedbackKind };

/** What somebody says about the content. `entry`: the id of what it is about, or null. `text`: their words; may be empty. */
type Said = { readonly entry: string | null; readonly kind: FeedbackKind; readonly text: string };

/** `month`: when it came, as in `2026-11`. */
export type Feedback = Said & { readonly number: number; readonly month: string };

export type FeedbackStore = ReturnType<typeof createFeedback>;

/** Feedback on the content: what was said, in which month, and nothing about who sent it. */
export function createFeedback({ kysely, lock }: Database, clock: () => Date) {
  return {
    /**
     * Keeps one piece of feedback. False if this tenant's list is full. Rejects with a `RangeError`, which repeats nothing, if
     * the text has more than 280 characters or some that cannot be seen.
     */
    async add(tenant: Tenant, { entry, kind, text }: Said): Promise<boolean> {
      if (!/^\P{C}{0,280}$/u.test(text)) throw new RangeError('Feedback must have at most 280 characters.');
      return kysely.transaction().execute(async (transaction) => {
        // Otherwise two pieces at once could get the same number.
        await lock(transaction, 'feedback');
        const { unread } = await transaction
          .selectFrom('feedback')
          .select(({ fn }) => fn.countAll().as('unread'))
          .where('tenant', '=', tenant)
          .where('done', '=', 0)
          .executeTakeFirstOrThrow();
        if (Number(unread) >= MOST_UNREAD) return false;
        const { last } = await transaction
          .selectFrom('feedback')
          .select(({ fn }) => fn.max('number').as('last'))
          .executeTakeFirstOrThrow();
        const row = { number: Number(last ?? 0) + 1, tenant, entry, kind, text, done: 0 };
        const month = dayOf(clock()).slice(0, 7);
        await transaction
          .insertInto('feedback')
          .values({ ...row, month })
          .execute();
        return true;
      });
    },

    /** What nobody has marked as done in these tenants, the newest first. */
    async unread(tenants: SomeTenants = EVERYWHERE): Promise<Feedback[]> {
      return kysely
        .selectFrom('feedback')
        .select(['number', 'entry', 'kind', 'text', 'month'])
        .where('done', '=', 0)
        .where(among(tenants))
        .orderBy('number', 'desc')
        .execute();
    },

    /** Marks one piece as done. False if there is none with this number in these tenants, or it was done before. */
    async done(number: number, tenants: SomeTenants = EVERYWHERE): Promise<boolean> {
      const { numUpdatedRows } = await kysely
        .updateTable('feedback')
        .set({ done: 1 })
        .where('number', '=', number)
        .where('done', '=', 0)
        .where(among(tenants))
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
  };
}

const EVERYWHERE: SomeTenants = { except: [] };

/** PostgreSQL takes no empty list, so there is a name in it that none has. */
function among(tenants: SomeTenants) {
  const list = ['none', ...('only' in tenants ? tenants.only : tenants.except)] as Tenant[];
  return ({ eb }: ExpressionBuilder<Tables, 'feedback'>) => eb('tenant', 'only' in tenants ? 'in' : 'not in', list);
}
