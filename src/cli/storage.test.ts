import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { becauseOf, WHY_AWAY } from '../store/db/database-away';
import { migrations } from '../store/db/migrations';
import { openDatabase } from '../store/db/open-database';
import { openStore } from '../store/open-store';
import { startSource } from '../testing/run/process-of-source';
import { SECRET_KEY } from '../testing/stores/databases';
import { fillConversation } from '../testing/stores/one-of-everything';
import { createPostgresDatabase } from '../testing/stores/postgres-server';
import { openPoll, voter } from '../testing/stores/stored-polls';
import { storageCall } from './storage';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'practice-compass-storage-'));
  file = join(folder, 'compass.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const ONE = { conversation: 'slack:T1:C1', tenant: 'slack:T1', person: 'slack:T1:U1', note: '{}' } as const;

/** What a call says, about the database in this folder; a sentence where it rejects. */
async function say(
  words: string,
  { secretKey = undefined as string | undefined, previousKeys = [] as string[], url = `file:${file}` } = {},
) {
  const [command = 'backup', ...others] = words.replaceAll('~', folder).split(' ');
  const call = storageCall(command as 'backup', others);
  if (!call) throw new Error('not understood');
  return call({ databaseUrl: url, secretKey, previousKeys }).catch((error: Error) => ({
    ok: false,
    text: error.message,
  }));
}

/** A database with one of everything and an open poll with three votes. */
async function filled(secretKey?: string) {
  const store = await openStore(`file:${file}`, undefined, { secretKey });
  await fillConversation(store, ONE);
  const { id } = await openPoll(store);
  for (const number of [1, 2, 3]) await store.polls.vote(id, voter(number), 0);
  return { store, poll: id };
}

describe('a backup', () => {
  test('of a running bot holds all that was there, says that it holds votes, and works in its place', async () => {
    const { store, poll } = await filled();
    expect(await say('backup ~/copy.db')).toEqual({
      ok: true,
      text: `${folder}/copy.db holds everything up to now. It also holds the 4 votes in 2 polls that are open, and will when they have closed: delete it in time.\nKeep the key file (${file}.key) in another place: without it the votes of open polls cannot be counted.`,
    });
    expect((statSync(`${folder}/copy.db`).mode & 0o777).toString(8)).toBe('600');
    expect(existsSync(`${folder}/copy.db-wal`)).toBe(false);
    await store.close();
    const again = await openStore(`file:${folder}/copy.db`, undefined, {
      secretKey: readFileSync(`${file}.key`, 'utf8').trim(),
    });
    expect(await again.checkKey()).toBe('new');
    expect(await again.polls.vote(poll, voter(1), 0)).toMatchObject({ ok: true, changed: false });
    await again.close();
  });

  test('that is made while another process writes holds every write that was acknowledged before', async () => {
    await (await openStore(`file:${file}`)).close();
    const child = startSource({
      ...{ file: 'store/open-store', does: WRITING, argument: `file:${file}` },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let written = 0;
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      written = Number(text.trim().split('\n').at(-1));
    });
    while (written < 50) await once(child.stdout as never, 'data');
    const before = written;
    expect((await say('backup ~/copy.db')).ok).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'close');
    const copy = await openStore(`file:${folder}/copy.db`);
    const [word] = await copy.suggestions.list();
    expect(word?.count).toBeGreaterThanOrEqual(before);
    await copy.close();
  }, 30_000);

  test('is never written over a file, and never made of nothing', async () => {
    expect(await say('backup ~/copy.db')).toEqual({
      ok: false,
      text: `There is no database at ${file}: nothing was backed up`,
    });
    const { store } = await filled();
    writeFileSync(`${folder}/copy.db`, 'something dear');
    expect((await say('backup ~/copy.db')).text).toBe(`${folder}/copy.db is there already: name a new file`);
    expect(readFileSync(`${folder}/copy.db`, 'utf8')).toBe('something dear');
    await store.close();
  });

  test('of PostgreSQL is its own program’s work: the line is told', async () => {
    const { ok, text } = await say('backup monday.dump', { url: 'postgres://compass:secret@db/compass' });
    expect(ok).toBe(false);
    expect(text).toContain('pg_dump --format=custom --file=monday.dump "$DATABASE_URL"');
    expect(text).not.toContain('secret');
  });
});

describe('a check of a backup', () => {
  test('says that it is whole, of which version, whether its key is here, and what it holds', async () => {
    const { store } = await filled();
    await say('backup ~/copy.db');
    await store.close();
    const { ok, text } = await say('restore --check ~/copy.db');
    expect(ok).toBe(true);
    expect(text).toContain(
      `${folder}/copy.db is whole.\nIts schema is that of this version.\nThe key that is here fits`,
    );
    expect(text).toContain('        1  weekly prompts\n');
    expect(text).toContain('        3  polls\n        2  keys of open polls\n        4  votes in open polls\n');
    expect(text).toContain('It also holds the 4 votes in 2 polls that are open');
    rmSync(`${file}.key`);
    expect(await say('restore --check ~/copy.db')).toMatchObject({
      ok: false,
      text: expect.stringContaining('Its open polls need a key, and there is none here'),
    });
    expect(await say('restore --check ~/copy.db', { secretKey: SECRET_KEY })).toMatchObject({
      ok: false,
      text: expect.stringContaining('does not fit 2 of its 2 open polls'),
    });
  });

  test('tells a copy of an earlier version, which can be used, from one of a newer, which cannot', async () => {
    const { store } = await filled(SECRET_KEY);
    await store.close();
    const { kysely } = await openDatabase(`file:${file}`);
    await kysely.schema.dropTable('installation').execute();
    await kysely.deleteFrom('migration').where('name', '=', '27 installations').execute();
    expect(await say('restore --check ~/compass.db', { secretKey: SECRET_KEY })).toMatchObject({
      ok: true,
      text: expect.stringContaining(`Its schema is of an earlier version (${migrations.at(-2)?.name}).`),
    });
    await kysely.insertInto('migration').values({ name: '99 from tomorrow', applied_at: '2027-01-01' }).execute();
    await kysely.destroy();
    expect((await say('restore --check ~/compass.db')).text).toBe(
      `${file} cannot be used: a newer release has changed it (99 from tomorrow).`,
    );
  });

  test('says why a copy cannot be used, and leaves the file as it was', async () => {
    const { store } = await filled();
    await store.close();
    copyFileSync(file, `${folder}/torn.db`);
    truncateSync(`${folder}/torn.db`, statSync(file).size - 8_192);
    const torn = readFileSync(`${folder}/torn.db`);
    expect((await say('restore --check ~/torn.db')).text).toMatch(/torn\.db cannot be used: its file is damaged/);
    expect(readFileSync(`${folder}/torn.db`).equals(torn)).toBe(true);
    writeFileSync(`${folder}/empty.db`, '');
    expect((await say('restore --check ~/empty.db')).text).toMatch(/empty\.db cannot be used: it is empty/);
    writeFileSync(`${folder}/letter.txt`, 'Dear all, this is no database. '.repeat(100));
    expect((await say('restore --check ~/letter.txt')).text).toContain('cannot be used: file is not a database');
    expect((await say('restore --check ~/none.db')).text).toMatch(/none\.db cannot be used: there is no such file\.$/);
  });
});

describe('a move to PostgreSQL', () => {
  test('takes everything, open polls too; a bot that still runs on the file acknowledges nothing more', async () => {
    const database = await createPostgresDatabase();
    const { store, poll } = await filled(SECRET_KEY);
    const { ok, text } = await say(`move --to ${database.url}`, { secretKey: SECRET_KEY });
    expect([ok, text]).toEqual([true, expect.stringContaining(`The old file is now ${file}.moved.`)]);
    expect(await store.polls.vote(poll, voter(4), 0).then(() => 'kept', becauseOf)).toBe(WHY_AWAY.gone);
    await store.close();

    const moved = await openStore(database.url, undefined, { secretKey: SECRET_KEY });
    expect(await moved.checkKey()).toBe('new');
    expect(await moved.polls.vote(poll, voter(1), 0)).toMatchObject({ ok: true, changed: false });
    expect((await moved.schedules.get(ONE.conversation))?.owner).toBe(ONE.person);
    await moved.close();

    const old = await openStore(`file:${file}.moved`, undefined, { secretKey: SECRET_KEY });
    expect(await old.polls.vote(poll, voter(3), 0)).toMatchObject({ ok: true, changed: false });
    await old.close();
    await database.remove();
  }, 30_000);

  test('is refused where the target is not empty, or with another key; nothing is changed', async () => {
    const database = await createPostgresDatabase();
    const { store } = await filled();
    const secretKey = readFileSync(`${file}.key`, 'utf8').trim();
    expect((await say(`move --to ${database.url}`)).text).toContain(
      'PostgreSQL needs SECRET_KEY. Set it to what is in',
    );
    expect((await say(`move --to ${database.url}`, { secretKey: SECRET_KEY })).text).toContain(
      'SECRET_KEY is not the one with which 2 polls that are open were started.',
    );
    const target = await openStore(database.url);
    await target.suggestions.add('slack:T9', 'plug');
    await target.close();
    expect((await say(`move --to ${database.url}`, { secretKey })).text).toBe(
      'The target already holds suggested words: nothing was moved',
    );
    expect(await store.firstTime('slack:Ev1')).toBe(true);
    await store.close();
    await database.remove();
  }, 30_000);
});

describe('while SECRET_KEY is being changed', () => {
  const NEW_KEY = 'the key that follows it, as long as the one before';
  const changing = { secretKey: NEW_KEY, previousKeys: [SECRET_KEY] };
  const NEEDS_BOTH = 'SECRET_KEY_PREVIOUS goes with it: 3 of what is sealed in it needs that one.';

  /** A poll and a workspace's token, sealed with the old key. */
  async function sealedBefore() {
    const { store, poll } = await filled(SECRET_KEY);
    await store.installations.keep('slack:T1', '{"token":"xoxb-made-up"}');
    return { store, poll };
  }

  test('a backup is made, checked and used with both keys, and says that it needs both', async () => {
    const { store, poll } = await sealedBefore();
    await store.close();
    const made = await say('backup ~/copy.db', changing);
    expect([made.ok, made.text]).toEqual([true, expect.stringContaining(NEEDS_BOTH)]);
    const { ok, text } = await say('restore --check ~/copy.db', changing);
    expect(ok).toBe(true);
    expect(text).toContain('the votes in open polls can be counted, and the tokens of workspaces can be read.');
    expect(text).toContain(NEEDS_BOTH);
    const alone = await say('restore --check ~/copy.db', { secretKey: NEW_KEY });
    expect([alone.ok, alone.text]).toEqual([false, expect.stringContaining('does not fit 2 of its 2 open polls')]);
    expect(alone.text).toContain('does not open the tokens of one workspace (slack:T1)');

    const again = await openStore(`file:${folder}/copy.db`, undefined, changing);
    expect(await again.polls.vote(poll, voter(1), 0)).toMatchObject({ ok: true, changed: false });
    await again.renewSeals();
    await again.close();
    const after = await say('restore --check ~/copy.db', { secretKey: NEW_KEY });
    expect([after.ok, after.text.includes('SECRET_KEY_PREVIOUS')]).toEqual([true, false]);
  });

  test('no open poll is given up that the old key still opens', async () => {
    const { store, poll } = await sealedBefore();
    await store.close();
    expect((await say('restore --end-polls', changing)).text).toBe('Every open poll has its key: nothing was deleted.');
    const again = await openStore(`file:${file}`, undefined, changing);
    expect(await again.polls.vote(poll, voter(1), 0)).toMatchObject({ ok: true, changed: false });
    await again.close();
  });

  test('all of it moves to PostgreSQL, where both keys are still needed', async () => {
    const database = await createPostgresDatabase();
    const { store, poll } = await sealedBefore();
    await store.close();
    const moved = await say(`move --to ${database.url}`, changing);
    expect([moved.ok, moved.text]).toEqual([true, expect.stringContaining(NEEDS_BOTH)]);
    const there = await openStore(database.url, undefined, changing);
    expect(await there.polls.vote(poll, voter(1), 0)).toMatchObject({ ok: true, changed: false });
    expect((await there.installations.find('slack:T1'))?.text).toContain('xoxb-made-up');
    await there.close();
    await database.remove();
  }, 30_000);
});

test('polls whose key is lost can be given up, and nothing else', async () => {
  const { store, poll } = await filled();
  await store.close();
  expect((await say('restore --end-polls')).text).toBe('Every open poll has its key: nothing was deleted.');
  rmSync(`${file}.key`);
  expect((await say('restore --end-polls')).text).toBe('2 deleted.');
  const again = await openStore(`file:${file}`);
  expect(await again.polls.find(poll, voter(1))).toBeUndefined();
  expect(await again.checkKey()).toBe('none');
  await again.close();
});

test.each(['backup', 'backup --all', 'backup a b', 'restore x', 'restore --check', 'move --to', 'move --to a b'])(
  '“%s” is not understood',
  (words) => {
    const [command, ...others] = words.split(' ');
    expect(storageCall(command as 'backup', others)).toBeUndefined();
  },
);

/** Says after each write how many there are. */
const WRITING = `
  source.openStore(argument).then(async (store) => {
    for (let written = 1; ; written++) {
      await store.suggestions.add('slack:T1', 'plug');
      console.log(written);
      await new Promise(setImmediate);
    }
  });
`;
