import type { Database } from './db/database';

/** Kinds of work that wait for the clock, or for a platform to take them. */
type Queue = 'prompts' | 'owners' | 'polls';

/** Since when the oldest work of each kind has been due and is not done; undefined where nothing is late. */
export type QueueAges = Readonly<Record<Queue, Date | undefined>>;

/** How long work has been waiting, for the figures. Changes nothing. */
export function createQueueAges({ kysely }: Database) {
  return {
    /** `prompts`: weekly prompts. `owners`: what they are to be told. `polls`: those to be closed, or to show a result. */
    async queueAges(now: Date): Promise<QueueAges> {
      const until = now.toISOString();
      const due = kysely.selectFrom('schedule').select((of) => of.fn.min('next_at').as('since'));
      const begun = kysely.selectFrom('delivery').select((of) => of.fn.min('due_at').as('since'));
      const told = kysely.selectFrom('report').select((of) => of.fn.min('made_at').as('since'));
      const open = kysely.selectFrom('poll').select((of) => of.fn.min('closes_at').as('since'));
      const closed = kysely.selectFrom('poll').select((of) => of.fn.min('show_at').as('since'));
      const found = await Promise.all([
        due.where('next_at', '<=', until).executeTakeFirst(),
        begun.where('state', 'in', ['waiting', 'sending']).where('due_at', '<=', until).executeTakeFirst(),
        told.executeTakeFirst(),
        open.where('state', '=', 'open').where('closes_at', '<=', until).executeTakeFirst(),
        closed.where('state', '=', 'closed').where('show_at', '<=', until).executeTakeFirst(),
      ]);
      const [next, delivery, report, closing, showing] = found.map((row) => row?.since ?? undefined);
      return { prompts: first(next, delivery), owners: first(report), polls: first(closing, showing) };
    },
  };
}

const first = (...times: readonly (string | undefined)[]): Date | undefined => {
  const [oldest] = times.filter((time) => time !== undefined).sort();
  return oldest === undefined ? undefined : new Date(oldest);
};
