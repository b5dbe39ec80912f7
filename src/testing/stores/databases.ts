import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store, type StoreOptions } from '../../store/open-store';
import { createPostgresDatabase } from './postgres-server';

/** A database without tables. */
export type TestDatabase = {
  readonly url: string;
  /** Takes out everything that a store has written, when all that opened it is closed: quicker than to make another. */
  readonly empty: () => Promise<void>;
  /** When everything that opened it is closed. */
  readonly remove: () => Promise<void>;
};

/** Both databases that the store promises to work on, for `describe.each(databases)('on $name', …)`. */
export const databases: readonly { readonly name: string; readonly create: () => Promise<TestDatabase> }[] = [
  { name: 'SQLite', create: createSqliteFile },
  { name: 'PostgreSQL', create: createPostgresDatabase },
];

/** Of nothing but tests. */
export const SECRET_KEY = 'a key that is long enough and known to everybody';

/**
 * In a describe block: each test finds a database with nothing in it, and opens as many stores on it as it likes; all gone
 * after it. `anew`: not even tables are there before, and nothing that a test has changed in them.
 */
export function storesOn(create: () => Promise<TestDatabase>, { anew = false } = {}) {
  let database: TestDatabase | undefined;
  const opened: Store[] = [];
  beforeEach(async () => {
    database ??= await create();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()));
    if (anew) await remove();
    else await database?.empty();
  });
  afterAll(remove);
  async function remove(): Promise<void> {
    await database?.remove();
    database = undefined;
  }
  return {
    url: () => addressOf(database),
    open: async (clock?: () => Date, options: StoreOptions = { secretKey: SECRET_KEY }): Promise<Store> => {
      const store = await openStore(addressOf(database), clock, options);
      opened.push(store);
      return store;
    },
  };
}

function addressOf(database: TestDatabase | undefined): string {
  if (!database) throw new Error('The database is there while a test runs, not before and not after.');
  return database.url;
}

async function createSqliteFile(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'practice-compass-sqlite-'));
  const remove = () => rm(folder, { recursive: true });
  return {
    url: `file:${join(folder, 'test.db')}`,
    empty: async () => {
      await remove();
      await mkdir(folder);
    },
    remove,
  };
}
