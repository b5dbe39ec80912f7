import { randomInt } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteFile from 'libsql';
import type { Person } from '../../ids';
import { SECRET_KEY } from '../../testing/stores/databases';
import { CHANNEL, closeNow, openPoll, voter } from '../../testing/stores/stored-polls';
import { openDatabase } from '../db/open-database';
import { openStore, type Store } from '../open-store';
import { createPollKeys, voterOf } from './poll-keys';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'practice-compass-votes-'));
  store = await openStore(url(), undefined, { secretKey: SECRET_KEY });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});
const url = () => `file:${join(folder, 'test.db')}`;

/** The bytes on disk of the database, its write-ahead log and its shared memory, including free pages. */
const onDisk = () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));

/** The texts that are found on disk, whole or their middle part. */
function found(texts: readonly string[]): string[] {
  const bytes = onDisk().toString('latin1');
  return texts.filter((text) => bytes.includes(text) || bytes.includes(text.slice(8, 24)));
}

/** What an open poll stores about its voters: their hashes, and the poll's key, plain and sealed. */
async function tracesOf(id: string, persons: readonly Person[]) {
  const { kysely } = await openDatabase(url());
  const { sealed } = await kysely
    .selectFrom('poll_key')
    .select('sealed')
    .where('poll', '=', id)
    .executeTakeFirstOrThrow();
  const kept = await kysely.selectFrom('vote').select('voter').where('poll', '=', id).execute();
  await kysely.destroy();
  const key = createPollKeys(() => SECRET_KEY).open(id, sealed);
  const hashes = persons.map((person) => voterOf(key, person));
  return { hashes, kept: kept.map((row) => row.voter), sealed, key };
}

test('while a poll is open, the disk holds no voter’s name and no readable key', async () => {
  const { id } = await openPoll(store);
  const persons = Array.from({ length: 50 }, (_, number) => voter(`NAME${number}`).person);
  for (const person of persons) await store.polls.vote(id, { ...CHANNEL, person }, randomInt(3));
  const { hashes, kept, key } = await tracesOf(id, persons);
  expect(kept.toSorted()).toEqual(hashes.toSorted());
  expect(found(hashes)).toHaveLength(50);
  expect(onDisk().includes('UVOTERNAME')).toBe(false);
  expect(onDisk().includes(key)).toBe(false);
  expect(found([key.toString('base64url'), key.toString('hex')])).toEqual([]);
});

test('while a poll is open, nothing on the disk tells what anybody chose, changed or took back', async () => {
  const { id } = await openPoll(store, { many: true });
  const persons = Array.from({ length: 20 }, (_, number) => voter(number));
  const pressedAt = Date.now();
  for (const [at, person] of persons.entries()) await store.polls.vote(id, person, at % 3, pressedAt);
  for (const person of persons.slice(0, 10)) await store.polls.vote(id, person, 2, pressedAt + 1);
  for (const person of persons.slice(0, 5)) await store.polls.withdraw(id, person, pressedAt + 2);
  expect(onDisk().toString('latin1')).not.toMatch(/\[\d(,\d)*\]/);
  const { kysely } = await openDatabase(url());
  const kept = await kysely.selectFrom('vote').select('choices').execute();
  await kysely.destroy();
  expect(new Set(kept.map(({ choices }) => choices.length))).toEqual(new Set([51]));
  expect(new Set(kept.map(({ choices }) => choices)).size).toBe(20);
});

test('closing knows where another reader keeps the votes on the disk; when that has ended, nothing is left', async () => {
  const { id } = await openPoll(store);
  const persons = Array.from({ length: 20 }, (_, number) => voter(number).person);
  for (const person of persons) await store.polls.vote(id, { ...CHANNEL, person }, randomInt(3));
  const { hashes, sealed } = await tracesOf(id, persons);
  expect(await store.polls.swept()).toBe(true);
  const reader = new SqliteFile(join(folder, 'test.db'));
  reader.exec('begin');
  reader.prepare('select count(*) from poll').all();
  expect(await closeNow(store, id)).toBe(true);
  expect(await store.polls.swept()).toBe(false);
  expect(found([...hashes, sealed])).not.toEqual([]);
  reader.exec('commit');
  expect(await store.polls.swept()).toBe(true);
  expect(found([...hashes, sealed])).toEqual([]);
  reader.close();
});

test('what a process before this one could not clear is found and cleared', async () => {
  const reader = new SqliteFile(join(folder, 'test.db'));
  const { id } = await openPoll(store);
  await store.polls.vote(id, voter(1), 0);
  const { hashes } = await tracesOf(id, [voter(1).person]);
  reader.exec('begin');
  reader.prepare('select count(*) from poll').all();
  await closeNow(store, id);
  await store.close();
  store = await openStore(url(), undefined, { secretKey: SECRET_KEY });
  expect(await store.polls.swept()).toBe(false);
  reader.exec('commit');
  reader.close();
  expect(await store.polls.swept()).toBe(true);
  expect(found(hashes)).toEqual([]);
});

test('the votes lie in the order of their hashes, which tells nothing of the order of voting', async () => {
  const { id } = await openPoll(store);
  const persons = Array.from({ length: 30 }, (_, number) => voter(number).person);
  for (const person of persons) await store.polls.vote(id, { ...CHANNEL, person }, 0);
  const { hashes, kept } = await tracesOf(id, persons);
  expect(kept).toEqual(hashes.toSorted());
});

test('when a poll has closed, the disk holds no trace of any of its voters, though others are open', async () => {
  const polls = [];
  for (let at = 0; at < 5; at++) polls.push(await openPoll(store, { many: at % 2 === 0 }));
  const persons = Array.from({ length: randomInt(60, 120) }, (_, number) => voter(number).person);
  // Enough changes and withdrawals, a few at a time, to make rows move from page to page.
  for (let act = 0; act < 400; act++)
    await Promise.all(
      polls.map(({ id }) => {
        const by = voter(randomInt(persons.length));
        return randomInt(5) === 0 ? store.polls.withdraw(id, by) : store.polls.vote(id, by, randomInt(3));
      }),
    );
  const traces = [];
  for (const { id } of polls) traces.push(await tracesOf(id, persons));
  for (const [at, { id }] of polls.entries()) {
    expect(found(traces[at]?.hashes ?? [])).not.toEqual([]);
    await closeNow(store, id);
    expect(found(traces.slice(0, at + 1).flatMap(({ hashes, sealed }) => [...hashes, sealed]))).toEqual([]);
  }
  expect(onDisk().includes('UVOTER')).toBe(false);
});

test('of a poll that was removed, not even its question is left on the disk', async () => {
  const { id } = await openPoll(store, { question: 'Was it the heron?' });
  await store.polls.vote(id, voter(1), 0);
  expect(onDisk().includes('heron')).toBe(true);
  await store.polls.remove(id, CHANNEL);
  expect(onDisk().includes('heron')).toBe(false);
});
