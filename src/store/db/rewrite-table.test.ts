import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteFile from 'libsql';
import { NOON, openPoll } from '../../testing/stores/stored-polls';
import { openStore } from '../open-store';
import { openSqlite, rewriteTable } from './sqlite';

const PEOPLE = 200;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'practice-compass-rewrite-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const hashOf = (poll: string, seed: number, person: number) =>
  createHash('sha256').update(`${poll} ${seed} ${person}`).digest('base64url');

/** How many hashes are still on disk after one of three polls was deleted. The same seed gives the same votes. */
async function tracesLeft(seed: number, { rewritten }: { readonly rewritten: boolean }) {
  const path = join(folder, `${seed}.db`);
  for (const file of [path, `${path}.key`]) rmSync(file, { force: true });
  const store = await openStore(`file:${path}`);
  const ids = [];
  for (const _ of [1, 2, 3]) ids.push((await openPoll(store, {}, { now: NOON })).id);
  const [first = '', ...others] = ids.sort();
  await store.close();
  castVotes(path, seed, [first, ...others]);
  const database = await openSqlite(`file:${path}`);
  await database.kysely.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('vote').where('poll', '=', first).execute();
    if (rewritten) await rewriteTable(transaction, 'vote');
  });
  await database.vacuum();
  const bytes = readFileSync(path, 'latin1');
  await database.kysely.destroy();
  return Array.from({ length: PEOPLE }, (_, person) => hashOf('first', seed, person)).filter((hash) =>
    bytes.includes(hash.slice(8, 24)),
  ).length;
}

/** People who vote, change their minds and withdraw. The same seed gives the same presses. */
function castVotes(path: string, seed: number, polls: readonly string[]): void {
  const random = createRandom(seed);
  const file = new SqliteFile(path);
  file.exec('pragma secure_delete = ON; begin immediate');
  const vote = file.prepare(
    'insert into vote values (?, ?, ?) on conflict (poll, voter) do update set choices = excluded.choices',
  );
  const withdraw = file.prepare('delete from vote where poll = ? and voter = ?');
  for (let act = 0; act < PEOPLE * 8; act++) {
    const at = random(3);
    const voter = hashOf(['first', 'second', 'third'][at] ?? '', seed, random(PEOPLE));
    const choices = ['[0]', '[1,2]', '[0,1,2,3,4,5]'][random(3)];
    if (random(5) === 0) withdraw.run(polls[at], voter);
    else vote.run(polls[at], voter, choices);
  }
  file.exec('commit');
  file.close();
}

/** A small linear congruential generator. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test('deleting a poll’s votes can leave some of them on the disk; writing the table anew leaves none', async () => {
  let [without, rewritten] = [0, 0];
  for (let seed = 1; seed <= 40; seed++) {
    without += await tracesLeft(seed, { rewritten: false });
    rewritten += await tracesLeft(seed, { rewritten: true });
  }
  expect(without).toBeGreaterThan(0);
  expect(rewritten).toBe(0);
});

test('what belongs to others is as it was', async () => {
  const store = await openStore(`file:${folder}/others.db`);
  const { id } = await openPoll(store);
  castVotes(`${folder}/others.db`, 1, [id, id, id]);
  const { kysely } = await openSqlite(`file:${folder}/others.db`);
  const rows = () => kysely.selectFrom('vote').selectAll().orderBy('voter').execute();
  const before = await rows();
  await kysely.transaction().execute((transaction) => rewriteTable(transaction, 'vote'));
  expect(before.length).toBeGreaterThan(PEOPLE);
  expect(await rows()).toEqual(before);
  await kysely.destroy();
  await store.close();
});
