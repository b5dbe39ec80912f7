import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { databases, SECRET_KEY, storesOn } from '../testing/stores/databases';
import { openPoll, voter } from '../testing/stores/stored-polls';
import { openDatabase } from './db/open-database';
import { openStore, type Store } from './open-store';

describe('a file that is not the whole database is refused, in words that say what to do', () => {
  let folder: string;
  let file: string;
  let store: Store | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'practice-compass-refused-'));
    file = join(folder, 'compass.db');
  });
  async function stop(): Promise<void> {
    await store?.close();
    store = undefined;
  }
  afterEach(async () => {
    await stop();
    rmSync(folder, { recursive: true });
  });

  /** What a start says; it is stopped again where it succeeds. */
  async function said(path = file): Promise<string> {
    try {
      await (await openStore(`file:${path}`)).close();
      return 'started';
    } catch (error) {
      return (error as Error).message;
    }
  }

  async function filled(words: number): Promise<Store> {
    store = await openStore(`file:${file}`);
    for (let word = 0; word < words; word++) await store.suggestions.add('slack:T1', `word ${word}`);
    return store;
  }

  test('a copy that was torn while the bot was writing', async () => {
    await filled(300);
    await stop();
    const whole = readFileSync(file);
    writeFileSync(file, Buffer.concat([whole.subarray(0, whole.length - 8_192), Buffer.alloc(8_192)]));
    expect(await said()).toMatch(/its file is damaged\. .* Put a backup in its place/);
    writeFileSync(file, whole);
    truncateSync(file, whole.length - 8_192);
    expect(await said()).toMatch(/its file is damaged\./);
    writeFileSync(file, whole);
    expect(await said()).toBe('started');
  });

  test('nothing, where the file of the newest writes was left behind', async () => {
    await filled(3);
    copyFileSync(`${file}-wal`, join(folder, 'copy.db-wal'));
    expect(await said(join(folder, 'copy.db'))).toContain(
      'copy.db is missing or empty, but copy.db-wal beside it is not, and may hold the newest votes. Put copy.db back beside it.',
    );
  });

  test('nothing, where a key says that there was a database', async () => {
    await openPoll(await filled(0));
    await stop();
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    expect(await said()).toContain('Put compass.db back, or a backup of it.');
    rmSync(`${file}.key`);
    expect(await said()).toBe('started');
  });

  test('a copy of the file alone has all tables from the start, and all that was written once the bot has stopped', async () => {
    await filled(3);
    copyFileSync(file, join(folder, 'early.db'));
    expect(await said(join(folder, 'early.db'))).toBe('started');
    await stop();
    copyFileSync(file, join(folder, 'late.db'));
    store = await openStore(`file:${join(folder, 'late.db')}`);
    expect(await store.suggestions.list()).toHaveLength(3);
    expect(statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0);
  });

  test('a missing key file, or another one, while a poll is open', async () => {
    const { id } = await openPoll(await filled(0));
    await store?.polls.vote(id, voter(1), 0);
    await stop();
    const key = readFileSync(`${file}.key`);
    rmSync(`${file}.key`);
    store = await openStore(`file:${file}`);
    await expect(store.checkKey()).rejects.toThrow(
      'The key with which a poll that is open was started is not here. Put the key file back beside the database',
    );
    expect(statSync(`${file}.key`, { throwIfNoEntry: false })).toBeUndefined();
    await stop();
    writeFileSync(`${file}.key`, key);
    store = await openStore(`file:${file}`);
    expect(await store.checkKey()).toBe('new');
  });
});

describe.each(databases)('on $name', ({ create }) => {
  const { open, url } = storesOn(create, { anew: true });
  const OTHER_KEY = { secretKey: 'another key, which is as long as it has to be' };

  test('a database that lacks a table is refused', async () => {
    await open();
    const { kysely } = await openDatabase(url());
    await sql`drop table vote`.execute(kysely);
    await kysely.destroy();
    await expect(open()).rejects.toThrow(
      'The database (DATABASE_URL) cannot be opened: parts of it are missing (vote). Put a backup in its place',
    );
  });

  test('another SECRET_KEY is refused while a poll is open, and taken once its polls are given up', async () => {
    const store = await open();
    expect(await store.checkKey()).toBe('new');
    const { id } = await openPoll(store);
    await store.polls.vote(id, voter(1), 0);
    expect(await store.checkKey()).toBe('same');

    const other = await open(undefined, OTHER_KEY);
    await expect(other.checkKey()).rejects.toThrow(
      /SECRET_KEY, .* is not the one with which a poll that is open was started/,
    );
    expect(await (await open(undefined, { secretKey: SECRET_KEY })).endPollsWithoutKey()).toBe(0);
    expect(await other.endPollsWithoutKey()).toBe(1);
    expect(await other.checkKey()).toBe('changed');
    expect(await store.polls.vote(id, voter(2), 0)).toMatchObject({ ok: false });
  });
});
