import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteFile from 'libsql';
import { openStore } from '../open-store';
import { openSqlite } from './sqlite';
import { refuseDamaged } from './sqlite-whole';

const folder = mkdtempSync(join(tmpdir(), 'compass-whole-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A database of the bot's whose table has a page that means nothing. */
async function damagedIn(table: string) {
  const path = join(folder, `${table}.db`);
  await (await openStore(`file:${path}`)).close();
  const file = new SqliteFile(path);
  const { rootpage } = file.prepare('select rootpage from sqlite_master where name = ?').get(table) as {
    rootpage: number;
  };
  const [{ page_size: size }] = file.pragma('page_size') as [{ page_size: number }];
  file.close();
  const bytes = openSync(path, 'r+');
  writeSync(bytes, Buffer.alloc(size, 0xff), 0, size, (rootpage - 1) * size);
  closeSync(bytes);
  const damaged = new SqliteFile(path);
  return {
    start: (wholeBytes?: number) => refuseDamaged(damaged, path, wholeBytes),
    close: () => damaged.close(),
  };
}

/** Larger than what is looked at as a whole. */
const LARGE = 0;

test.each(['vote', 'poll_key', 'poll', 'schedule', 'installation'])(
  'a large file with damage in “%s”, which what is to come depends on, is refused as a small one is',
  async (table) => {
    const file = await damagedIn(table);
    expect(() => file.start(LARGE)).toThrow('its file is damaged');
    expect(() => file.start()).toThrow('its file is damaged');
    file.close();
  },
);

test('of a large file, what has happened is not read through: the start does not wait for it', async () => {
  const file = await damagedIn('delivery');
  expect(() => file.start(LARGE)).not.toThrow();
  expect(() => file.start()).toThrow('its file is damaged');
  file.close();
});

test('a file that another process holds for a moment, such as one that starts at the same time, is waited for', async () => {
  const path = join(folder, 'held.db');
  const other = new SqliteFile(path);
  other.exec('create table held (number integer); begin exclusive');
  const opening = openSqlite(`file:${path}`);
  other.exec('commit');
  other.close();
  const { kysely } = await opening;
  await kysely.destroy();
});
