import { randomUUID } from 'node:crypto';
import type { Database } from './db/database';
import { readFact, writeFact } from './db/facts';
import { keyFor, seal, unseal } from './polls/seal';
import { checkSeals } from './secrets/seal-check';

/** `new`: there was none before. `changed`: it is another one than before, and nothing needs that one any more. */
export type KeyFound = 'none' | 'new' | 'same' | 'changed';

/**
 * Whether the secret belongs to the database: each open poll needs the one that it was started with. The id of the database,
 * sealed with the secret, is kept in it, and tells a change where no poll is open. `previous`: secrets that still open what they
 * had sealed.
 */
export function createKeyCheck(database: Database, secretKey: string | undefined, previous: readonly string[] = []) {
  const { kysely, lock, keptSecret } = database;
  const secret = () => secretKey ?? keptSecret();

  /** The open polls whose votes nobody can count with the secret that is here. */
  async function pollsWithoutKey(): Promise<readonly string[]> {
    const { pollKeys } = await checkSeals(database, { current: secret(), previous });
    return pollKeys.lost;
  }

  return {
    pollsWithoutKey,

    /** Rejects with a sentence that says what to do if an open poll needs another secret. Makes none. */
    async checkKey(): Promise<KeyFound> {
      const here = secret();
      const { length: lost } = await pollsWithoutKey();
      if (lost > 0) throw new Error(here === undefined ? noKey(lost) : otherKey(lost));
      return here === undefined ? 'none' : noted(here);
    },
  };

  /** Notes which secret the database is used with now. */
  function noted(secret: string): Promise<KeyFound> {
    const key = keyFor('database', secret);
    return kysely.transaction().execute(async (transaction) => {
      await lock(transaction, 'facts');
      let id = await readFact(transaction, 'id');
      if (id === undefined) {
        id = randomUUID();
        await writeFact(transaction, 'id', id);
      }
      const before = await readFact(transaction, 'key');
      if (before !== undefined && opens(key, id, before)) return 'same';
      await writeFact(transaction, 'key', seal(key, id, Buffer.from(id)));
      return before === undefined ? 'new' : 'changed';
    });
  }
}

function opens(key: Buffer, id: string, sealed: string): boolean {
  try {
    return unseal(key, id, sealed).toString() === id;
  } catch {
    return false;
  }
}

const openPolls = (count: number) => (count === 1 ? 'a poll that is open was' : `${count} polls that are open were`);

const noKey = (count: number) =>
  `The key with which ${openPolls(count)} started is not here. Put the key file back beside the database (its name ends in .db.key), or set SECRET_KEY to what it was. ${LOST}`;

const otherKey = (count: number) =>
  `SECRET_KEY, or the key file beside the database, is not the one with which ${openPolls(count)} started. Set it back to what it was: the votes are still there. ${LOST}`;

const LOST = 'If it is lost, “restore --end-polls” deletes those polls, whose votes nobody can count any more.';
