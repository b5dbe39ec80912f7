import type { Database } from './db/database';
import { dropFact, readFact, writeFact } from './db/facts';

/** What the database knows of the time. */
export type KnownTime = {
  /** The last instant at which a bot on this database trusted its clock. */
  readonly alive: Date | undefined;
  /** Since when, by its clock, a bot has not trusted it. */
  readonly doubt: Date | undefined;
  /** The time of a database server that has a clock of its own. */
  readonly server: Date | undefined;
};

/** Keeps when a bot was last seen alive, so that the next start can tell a clock that has jumped. */
export function createTrustedTime({ kysely, serverTime }: Database) {
  return {
    async known(): Promise<KnownTime> {
      const [alive, doubt, server] = [
        await readFact(kysely, 'alive'),
        await readFact(kysely, 'doubt'),
        await serverTime(),
      ];
      return { alive: dateOf(alive), doubt: dateOf(doubt), server };
    },

    async trust(now: Date): Promise<void> {
      await writeFact(kysely, 'alive', now.toISOString());
      await dropFact(kysely, 'doubt');
    },

    doubt: (now: Date): Promise<void> => writeFact(kysely, 'doubt', now.toISOString()),
  };
}

const dateOf = (text: string | undefined) => (text === undefined ? undefined : new Date(text));

export type TrustedTimeStore = ReturnType<typeof createTrustedTime>;
