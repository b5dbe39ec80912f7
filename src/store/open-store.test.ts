import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { sql } from 'kysely';
import { startSource } from '../testing/run/process-of-source';
import { databases, storesOn } from '../testing/stores/databases';
import type { Database } from './db/database';
import { isDatabaseAway } from './db/database-away';
import { migrations } from './db/migrations';
import { openDatabase } from './db/open-database';
import { openStore } from './open-store';

describe.each(databases)('a store on $name', ({ create }) => {
  const { url, open } = storesOn(create, { anew: true });

  test('answers a ping until it is closed, and then throws', async () => {
    const store = await openStore(url());
    await store.ping();
    await store.close();
    await expect(store.ping()).rejects.toThrow();
  });

  test('what was kept is there when it is opened again', async () => {
    const store = await openStore(url());
    await store.suggestions.add('slack:T1', 'plug');
    await store.firstTime('slack:Ev1');
    await store.close();
    const again = await open();
    expect(await again.suggestions.list()).toMatchObject([{ word: 'plug', count: 1 }]);
    expect(await again.firstTime('slack:Ev1')).toBe(false);
  });

  test('four openings at once in one process make the tables once', async () => {
    await Promise.all([open(), open(), open(), open()]);
    expect(await appliedTo(url())).toEqual(migrations.map(({ name }) => name));
  });

  test('three processes that open it at once make the tables once and agree on who is first, though they are killed after it', async () => {
    const children = [1, 2, 3].map(() => startChild(url()));
    await Promise.all(children.map(({ ready }) => ready));
    for (const { go } of children) go();
    const firsts = await Promise.all(children.map(({ result }) => result));
    expect(firsts.sort()).toEqual(['false', 'false', 'true']);
    expect(await (await open()).firstTime('slack:Ev1')).toBe(false);
    expect(await appliedTo(url())).toEqual(migrations.map(({ name }) => name));
  });

  test('is refused when a newer release has changed it', async () => {
    await open();
    await onTables(url(), ({ kysely }) =>
      kysely.insertInto('migration').values({ name: '99 from tomorrow', applied_at: '2027-01-01' }).execute(),
    );
    await expect(openStore(url())).rejects.toThrow(
      'The database (DATABASE_URL) cannot be opened: a newer release has changed it (99 from tomorrow)',
    );
  });

  test('a statement that a table refuses does not mean that the database is away', async () => {
    await open();
    await onTables(url(), async ({ kysely }) => {
      const again = kysely
        .insertInto('migration')
        .values({ name: migrations[0]?.name ?? '', applied_at: '2027-01-01' });
      expect(isDatabaseAway(await again.execute().catch((error: unknown) => error))).toBe(false);
    });
  });

  test('a migration that fails half-way leaves nothing behind', async () => {
    await onTables(url(), ({ kysely }) => sql`create table seen_key (something_else integer)`.execute(kysely));
    await expect(openStore(url())).rejects.toThrow('The database (DATABASE_URL) cannot be opened:');
    await onTables(url(), ({ kysely }) => sql`drop table seen_key`.execute(kysely));
    expect(await (await open()).firstTime('slack:Ev1')).toBe(true);
  });

  test.each([
    ['a word without letters', { word: '' }],
    ['a word that is too long', { word: 'x'.repeat(61) }],
    ['a count of nothing', { count: 0 }],
    ['a last day before the first', { last_on: '2026-11-22' }],
    ['a time of day', { last_on: '2026-11-23T10:00:00Z' }],
  ])('the table itself refuses %s', async (_says, wrong) => {
    await open();
    const row = {
      tenant: 'slack:T1' as const,
      folded: 'plug',
      word: 'plug',
      count: 1,
      first_on: '2026-11-23',
      last_on: '2026-11-23',
    };
    await onTables(url(), async ({ kysely }) => {
      const insert = kysely.insertInto('suggestion').values({ ...row, ...wrong });
      await expect(insert.execute()).rejects.toThrow(/constraint/i);
    });
  });
});

test.each([
  [
    'mysql://root:secret@localhost/compass',
    'its address must start with “file:” or “postgres://”, for example file:./data/compass.db',
  ],
  ['', 'its address must start with “file:” or “postgres://”, for example file:./data/compass.db'],
  ['file:/dev/null/compass.db', '/dev/null is not a folder'],
  ['file:/proc/nope/x.db', 'the folder /proc/nope does not exist and cannot be created (ENOENT)'],
  ['file:/proc/nope/further/down/x.db', 'the folder /proc/nope does not exist and cannot be created (ENOENT)'],
  ['file:/proc/compass.db', '/proc/compass.db cannot be written (ENOENT)'],
  [`file:${tmpdir()}`, `${tmpdir()} is a folder, not a file`],
  ['file:package.json', 'file is not a database'],
  ['postgres://compass:secret@localhost:1/compass', 'ECONNREFUSED'],
  ['postgres://compass:sec/ret@localhost/compass', 'Invalid URL'],
])('%s: a plain sentence, without the password', async (url, reason) => {
  const fault: unknown = await openStore(url).catch((error: unknown) => error);
  expect(String(fault)).toContain('The database (DATABASE_URL) cannot be opened: ');
  expect(String(fault)).toContain(reason);
  expect(String(fault)).not.toMatch(/sec/);
});

/** Reads and writes the tables directly. */
async function onTables<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(url);
  try {
    return await work(database);
  } finally {
    await database.kysely.destroy();
  }
}

const appliedTo = (url: string) =>
  onTables(url, async ({ kysely }) => {
    const rows = await kysely.selectFrom('migration').select('name').execute();
    const names = rows.map(({ name }) => name);
    return names.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
  });

/** Opens the store in a separate process, as a replica does, and calls `firstTime` there. */
function startChild(url: string) {
  const child = startSource({
    ...{ file: 'store/open-store', does: CHILD, argument: url },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error('The process has no pipes');
  const said: string[] = [];
  stdout.setEncoding('utf8').on('data', (text: string) => said.push(text));
  return {
    ready: once(stdout, 'data'),
    go: () => stdin.end(),
    result: once(child, 'close').then(() => said.join('').replace('ready', '').trim()),
  };
}

const CHILD = `
  console.log('ready');
  process.stdin.resume().on('end', async () => {
    const store = await source.openStore(argument);
    console.log(await store.firstTime('slack:Ev1'));
    process.kill(process.pid, 'SIGKILL');
  });
`;
