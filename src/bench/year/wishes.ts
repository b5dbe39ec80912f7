import { openDatabase } from '../../store/db/open-database';

/** Reads from the database when something will want a beat, so that a simulation need not beat for every minute of a year. */
export async function openWishes(url: string) {
  const { kysely } = await openDatabase(url);
  return {
    /** The earliest time that anything in the database waits for, in milliseconds since 1970. */
    async next(): Promise<number> {
      const [due, held, told] = await Promise.all([
        kysely
          .selectFrom('schedule')
          .select(({ fn }) => fn.min('next_at').as('at'))
          .executeTakeFirst(),
        kysely
          .selectFrom('delivery')
          .select(({ fn }) => fn.min('held_until').as('at'))
          .executeTakeFirst(),
        kysely
          .selectFrom('report')
          .select(({ fn }) => fn.min('try_at').as('at'))
          .executeTakeFirst(),
      ]);
      return Math.min(...[due, held, told].map((row) => (row?.at ? Date.parse(row.at) : Number.POSITIVE_INFINITY)));
    },
    close: () => kysely.destroy(),
  };
}
