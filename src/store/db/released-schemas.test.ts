import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { databases, storesOn } from '../../testing/stores/databases';
import { closeNow, voter } from '../../testing/stores/stored-polls';
import { countRows } from '../copies/check';
import type { Database, Tables } from './database';
import { migrations } from './migrations';
import { openDatabase } from './open-database';

/** The name of each released step, and the statements that stand for it. */
const STEPS = readFileSync(join(__dirname, '../../testing/stores/released-schemas.sql'), 'utf8')
  .split(/^-- (?=\d)/m)
  .slice(1)
  .map((step) => {
    const [name = '', ...lines] = step.trimEnd().split('\n');
    return {
      name,
      statements: lines
        .join('\n')
        .split(/;$/m)
        .filter((statement) => statement.trim() !== ''),
    };
  });

/** Those that a release ended with, as the history has them. */
const RELEASED = [2, 8, 9, 10, 11, 13, 14, 16, 18, 19, 20];
/** A new database costs more there. */
const ON_POSTGRES = [2, 9, 16, 20];

const POLL = 'abcdefghijklmnopqrstuvwx';
const AT = { tenant: 'slack:T1', conversation: 'slack:T1:C1' } as const;

test('every released step has its place among them, in its order', () => {
  expect(migrations.slice(0, STEPS.length).map(({ name }) => name)).toEqual(STEPS.map(({ name }) => name));
});

describe.each(databases)('a database of an earlier release, on $name', ({ name, create }) => {
  const { open, url } = storesOn(create, { anew: true });

  async function releasedWith(steps: number): Promise<ReadonlyMap<keyof Tables, number>> {
    const { kysely }: Database = await openDatabase(url());
    const run = (statement: string) =>
      sql.raw(name === 'SQLite' ? statement : statement.replace(' without rowid', '')).execute(kysely);
    await run('create table migration (name text primary key, applied_at text not null)');
    for (const step of STEPS.slice(0, steps)) {
      for (const statement of step.statements) await run(statement);
      await kysely
        .insertInto('migration')
        .values({ name: step.name, applied_at: '2026-11-23T12:00:00.000Z' })
        .execute();
    }
    const tables = (await kysely.introspection.getTables()).map((table) => table.name as keyof Tables);
    const rows = await countRows(
      kysely,
      tables.filter((table) => table !== 'migration'),
    );
    await kysely.destroy();
    return rows;
  }

  test.each(name === 'SQLite' ? RELEASED : ON_POSTGRES)(
    'with %i steps is brought up to date, and all its rows are kept and read',
    async (steps) => {
      const before = await releasedWith(steps);
      const store = await open();
      const { kysely } = await openDatabase(url());
      expect(Object.fromEntries(await countRows(kysely, [...before.keys()]))).toEqual(Object.fromEntries(before));
      await kysely.destroy();

      expect((await store.time.known()).alive).toEqual(new Date('2026-11-23T12:00:00.000Z'));
      expect(await store.suggestions.list()).toMatchObject([{ word: 'Plug', count: 3 }]);
      if (steps >= 8) expect(await store.schedules.get(AT.conversation)).toMatchObject({ owner: 'slack:T1:U0EVA' });
      if (steps < 9) return;
      await store.checkKey();
      expect(await store.polls.find(POLL, AT)).toMatchObject({ question: 'Is it late?', creator: 'slack:T1:U0EVA' });
      expect(await store.polls.vote(POLL, voter(1), 0)).toMatchObject({ ok: true, changed: false });
      expect(await closeNow(store, POLL)).toBe(true);
    },
  );
});
