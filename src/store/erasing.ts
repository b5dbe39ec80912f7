import type { Database } from './db/database';

/**
 * The same database, which also knows whether traces of erased votes are left in its own files: they cannot be cleared while
 * another program reads those files, although the votes themselves are already erased. `swept` tries again if need be and
 * resolves with whether nothing is left. The first attempt also finds what an earlier process left.
 */
export function createErasing(database: Database): Database & { readonly swept: () => Promise<boolean> } {
  let somethingIsLeft = true;
  const attempt = async (scrub: () => Promise<boolean>): Promise<boolean> => {
    somethingIsLeft = true;
    somethingIsLeft = !(await scrub().catch(() => false));
    return !somethingIsLeft;
  };
  return {
    ...database,
    scrub: () => attempt(database.scrub),
    shred: async (tables) => {
      const done = await database.shred(tables).catch(() => false);
      somethingIsLeft ||= !done;
      return done;
    },
    swept: async () => !somethingIsLeft || attempt(database.scrubAgain),
  };
}
