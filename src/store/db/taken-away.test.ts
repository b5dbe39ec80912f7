import { copyFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openPoll, voter } from '../../testing/stores/stored-polls';
import { openStore, type Store } from '../open-store';
import { becauseOf, WHY_AWAY } from './database-away';
import { writeFact } from './facts';
import { openSqlite } from './sqlite';

let folder: string;
let file: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'practice-compass-taken-away-'));
  file = join(folder, 'compass.db');
  store = await openStore(`file:${file}`);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const whyNot = (work: Promise<unknown>) => work.then(() => 'it was done', becauseOf);

test('a vote pressed after the database file was deleted is not acknowledged, and nothing is read from it', async () => {
  const { id } = await openPoll(store);
  await store.polls.vote(id, voter(1), 0);
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`);
  expect(await whyNot(store.polls.vote(id, voter(2), 0))).toBe(WHY_AWAY.gone);
  expect(await whyNot(store.ping())).toBe(WHY_AWAY.gone);
  expect(await whyNot(store.schedules.get('slack:T1:C1'))).toBe(WHY_AWAY.gone);
});

test('when the same file is back, all that was kept is there and votes count again', async () => {
  const { id } = await openPoll(store);
  renameSync(file, `${file}.elsewhere`);
  expect(await whyNot(store.polls.vote(id, voter(1), 0))).toBe(WHY_AWAY.gone);
  renameSync(`${file}.elsewhere`, file);
  expect(await store.polls.vote(id, voter(1), 0)).toMatchObject({ ok: true });
  await store.ping();
});

test('another file in its place is not taken for it', async () => {
  await store.firstTime('slack:Ev1');
  copyFileSync(file, `${file}.copy`);
  renameSync(`${file}.copy`, file);
  expect(await whyNot(store.firstTime('slack:Ev2'))).toBe(WHY_AWAY.exchanged);
});

test('without the file of its newest writes nothing more is acknowledged, and stopping keeps what was', async () => {
  await store.firstTime('slack:Ev1');
  rmSync(`${file}-wal`);
  expect(await whyNot(store.firstTime('slack:Ev2'))).toBe(WHY_AWAY.logGone);
  await store.close();
  store = await openStore(`file:${file}`);
  expect(await store.firstTime('slack:Ev1')).toBe(false);
});

test.each([
  ['a disk that is full', 'pragma max_page_count = 1', WHY_AWAY.full],
  ['a database that is read-only', 'pragma query_only = on', WHY_AWAY.readOnly],
])('%s is told from one that does not answer', async (_says, pragma, because) => {
  const { kysely } = await openSqlite(`file:${file}`);
  await sql.raw(pragma).execute(kysely);
  const much = writeFact(kysely, 'probe', 'x'.repeat(100_000));
  expect(await whyNot(much)).toBe(because);
  await kysely.destroy();
});
