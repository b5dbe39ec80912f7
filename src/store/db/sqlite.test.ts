import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import SqliteFile from 'libsql';
import { openStore } from '../open-store';
import { openSqlite } from './sqlite';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'practice-compass-sqlite-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

test('the folder and every file in it are for the bot’s own user alone', async () => {
  const data = join(folder, 'new', 'data');
  const store = await openStore(`file:${join(data, 'compass.db')}`);
  await store.firstTime('slack:Ev1');
  expect(modeOf(join(folder, 'new'))).toBe('700');
  expect(modeOf(data)).toBe('700');
  const files = readdirSync(data);
  expect(files).toEqual(expect.arrayContaining(['compass.db', 'compass.db-wal']));
  for (const file of files) expect(modeOf(join(data, file))).toBe('600');
  await store.close();
});

test('a folder and a file that are there keep the mode that somebody gave them', async () => {
  chmodSync(folder, 0o750);
  await (await openStore(`file:${folder}/compass.db`)).close();
  chmodSync(`${folder}/compass.db`, 0o640);
  await (await openStore(`file:${folder}/compass.db`)).close();
  expect([modeOf(folder), modeOf(`${folder}/compass.db`)]).toEqual(['750', '640']);
});

test('what is answered is on disk, deleted text is overwritten, and references between tables hold', async () => {
  const { kysely } = await openSqlite(`file:${folder}/compass.db`);
  const settings: Record<string, unknown> = {};
  for (const name of ['journal_mode', 'synchronous', 'secure_delete', 'foreign_keys']) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.raw(`pragma_${name}`)}`.execute(kysely);
    Object.assign(settings, rows[0]);
  }
  expect(settings).toEqual({ journal_mode: 'wal', synchronous: 2, secure_delete: 1, foreign_keys: 1 });
  await kysely.destroy();
});

test('a deleted tenant’s words are in none of the files any more, while the store is still open', async () => {
  const store = await openStore(`file:${folder}/compass.db`);
  await store.suggestions.add('slack:T1', 'cuckooing');
  const holding = () => readdirSync(folder).filter((file) => readFileSync(join(folder, file)).includes('cuckooing'));
  expect(holding()).not.toEqual([]);
  await store.deleteTenant('slack:T1');
  expect(holding()).toEqual([]);
  await store.close();
});

test('an address with percent signs names the same file', async () => {
  const path = join(folder, 'with space.db');
  await (await openStore(pathToFileURL(path).href)).close();
  expect(statSync(path).isFile()).toBe(true);
});

test('a store in memory is its own', async () => {
  const [one, another] = [await openStore('file::memory:'), await openStore('file::memory:')];
  expect(await one.firstTime('slack:Ev1')).toBe(true);
  expect(await another.firstTime('slack:Ev1')).toBe(true);
  await Promise.all([one.close(), another.close()]);
});

test('while another process writes, the bot goes on with other work, and its own writes are kept afterwards', async () => {
  const store = await openStore(`file:${folder}/compass.db`);
  const other = new SqliteFile(`${folder}/compass.db`);
  other.exec('begin immediate');
  const waiting = [
    store.firstTime('slack:Ev1'),
    store.suggestions.add('slack:T1', 'plug'),
    store.suggestions.add('slack:T1', 'plug'),
  ];
  // If waiting blocked the process, this would never be reached.
  await new Promise(setImmediate);
  other.exec('commit');
  expect(await Promise.all(waiting)).toEqual([true, true, true]);
  expect(other.prepare('select count from suggestion').all()).toMatchObject([{ count: 2 }]);
  expect(other.prepare('select count(*) as keys from seen_key').all()).toMatchObject([{ keys: 1 }]);
  other.close();
  await store.close();
});

test('a write that waited in vain is a fault, and the next one is kept', async () => {
  const store = await openStore(`file:${folder}/compass.db`);
  const other = new SqliteFile(`${folder}/compass.db`);
  other.exec('begin immediate');
  const fault: unknown = await store.firstTime('slack:Ev1').catch((error: unknown) => error);
  expect(String(fault)).toBe('DatabaseAway: database is locked');
  other.exec('rollback');
  expect(await store.firstTime('slack:Ev2')).toBe(true);
  expect(other.prepare('select count(*) as keys from seen_key').all()).toMatchObject([{ keys: 1 }]);
  other.close();
  await store.close();
});
