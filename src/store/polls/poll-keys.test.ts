import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databases, storesOn } from '../../testing/stores/databases';
import { createPostgresDatabase } from '../../testing/stores/postgres-server';
import { CHANNEL, CREATOR, closeNow, draftOf, NOON, openPoll, voter } from '../../testing/stores/stored-polls';
import { openStore } from '../open-store';
import { createPollKeys, voterOf } from './poll-keys';

const POLL = 'a'.repeat(24);

test('a sealed key is read back for its poll, by whoever knows the secret', () => {
  const keys = createPollKeys(() => 'one secret');
  const sealed = keys.make(POLL);
  const again = createPollKeys(() => 'one secret').open(POLL, sealed);
  expect(again).toHaveLength(32);
  expect(again).toEqual(keys.open(POLL, sealed));
  expect(keys.make(POLL)).not.toBe(sealed);
  expect(sealed).not.toContain(again.toString('base64url'));
});

test.each([
  ['another secret', 'another', POLL, (sealed: string) => sealed],
  ['another poll', 'one secret', 'b'.repeat(24), (sealed: string) => sealed],
  ['a changed text', 'one secret', POLL, (sealed: string) => `B${sealed.slice(1)}A`],
  ['half of it', 'one secret', POLL, (sealed: string) => sealed.slice(0, 20)],
  ['nothing', 'one secret', POLL, () => ''],
])('with %s it is not read, in words', (_says, secret, poll, changed) => {
  const sealed = createPollKeys(() => 'one secret').make(POLL);
  expect(() => createPollKeys(() => secret).open(poll, changed(sealed))).toThrow('SECRET_KEY is not the one');
});

test('a person is called otherwise in every poll', () => {
  const keys = createPollKeys(() => 'one secret');
  const names = [keys.make(POLL), keys.make(POLL)].map((sealed) => voterOf(keys.open(POLL, sealed), 'slack:T1:U1'));
  expect(names[0]).toMatch(/^[\w-]{43}$/);
  expect(names[0]).not.toBe(names[1]);
});

describe.each(databases)('a store with another SECRET_KEY, on $name', ({ create }) => {
  const { open } = storesOn(create);

  test('takes no votes and counts none, in words; with the right one again nothing is lost, and deleting needs none', async () => {
    const store = await open();
    const [first, second] = [await openPoll(store), await openPoll(store)];
    for (const { id } of [first, second]) await store.polls.vote(id, voter(1), 0);
    const other = await open(undefined, { secretKey: 'another key, as if somebody had made a new one' });
    await expect(other.polls.vote(first.id, voter(2), 0)).rejects.toThrow('SECRET_KEY is not the one');
    await expect(other.polls.withdraw(first.id, voter(1))).rejects.toThrow('The votes are still there');
    expect(await store.polls.vote(first.id, voter(1), 0)).toMatchObject({ choices: [0], changed: false });
    await expect(closeNow(other, second.id)).rejects.toThrow('its votes cannot be counted');
    expect((await other.polls.standing(second.id))?.tally.voters).toBe(1);
    expect(await closeNow(store, second.id)).toBe(true);
    expect(await other.polls.remove(first.id, CHANNEL)).toMatchObject({ id: first.id });
  });
});

describe('without SECRET_KEY, on PostgreSQL', () => {
  const { open } = storesOn(createPostgresDatabase);

  test('everything works but polls, which say what is missing', async () => {
    const store = await open(undefined, {});
    expect(await store.suggestions.add('slack:T1', 'plug')).toBe(true);
    await expect(openPoll(store)).rejects.toThrow('SECRET_KEY is missing');
  });
});

describe('without SECRET_KEY, on SQLite', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'practice-compass-key-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const url = () => `file:${join(folder, 'compass.db')}`;
  const keyFile = () => join(folder, 'compass.db.key');

  test('a key is made beside the database for its owner alone, with the first poll and not before', async () => {
    const store = await openStore(url());
    await store.polls.keepDraft(draftOf(), { ...CREATOR, thread: null });
    expect(existsSync(keyFile())).toBe(false);
    const { id } = await openPoll(store);
    expect((statSync(keyFile()).mode & 0o777).toString(8)).toBe('600');
    await store.polls.vote(id, voter(1), 0);
    await store.close();
    const again = await openStore(url());
    expect(await again.polls.vote(id, voter(1), 0)).toMatchObject({ changed: false });
    await again.close();
  });

  test('several that make it at once agree', async () => {
    const stores = await Promise.all([1, 2, 3].map(() => openStore(url(), () => NOON)));
    const polls = await Promise.all(stores.map((store) => openPoll(store)));
    for (const store of stores)
      for (const { id } of polls) expect(await store.polls.vote(id, voter(1), 0)).toMatchObject({ ok: true });
    await Promise.all(stores.map((store) => store.close()));
  });

  test('it may lie elsewhere', async () => {
    const elsewhere = join(folder, 'elsewhere');
    const store = await openStore(url(), undefined, { keyFile: elsewhere });
    await openPoll(store);
    await store.close();
    expect(readFileSync(elsewhere, 'utf8')).toMatch(/^[\w-]{64}\n$/);
    expect(existsSync(keyFile())).toBe(false);
  });

  test('an empty key file is a fault in words, and stays as it is', async () => {
    writeFileSync(keyFile(), '');
    const store = await openStore(url());
    await expect(openPoll(store)).rejects.toThrow('holds no key');
    await store.close();
    expect(readFileSync(keyFile(), 'utf8')).toBe('');
  });

  test('in memory, the key is as short-lived as the database', async () => {
    const store = await openStore('file::memory:');
    const { id } = await openPoll(store);
    expect(await store.polls.vote(id, voter(1), 0)).toMatchObject({ ok: true });
    expect(await closeNow(store, id)).toBe(true);
    await store.close();
    expect(existsSync(':memory:.key')).toBe(false);
  });
});
