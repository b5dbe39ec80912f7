import { sql } from 'kysely';
import { databases, storesOn } from '../testing/stores/databases';
import { openDatabase } from './db/open-database';

const DAY_MS = 24 * 60 * 60 * 1_000;
const ANN = { person: 'slack:T1:U0ANN', tenant: 'slack:T1' } as const;
const BEN = { person: 'slack:T1:U0BEN', tenant: 'slack:T1' } as const;
const EVA = { person: 'slack:T2:U0EVA', tenant: 'slack:T2' } as const;

describe.each(databases)('answers to “Was this helpful?” on $name', ({ create }) => {
  const { open, url } = storesOn(create);

  test('they are counted by entry, over all tenants, those with the most answers first', async () => {
    const { helpful } = await open();
    await helpful.count('cuckooing', true, ANN);
    await helpful.count('county-lines', true, ANN);
    await helpful.count('county-lines', false, BEN);
    await helpful.count('county-lines', true, EVA);
    expect(await helpful.list()).toEqual([
      { entry: 'county-lines', yes: 2, no: 1 },
      { entry: 'cuckooing', yes: 1, no: 0 },
    ]);
  });

  test('no row tells who answered, nor when but for the month', async () => {
    const { helpful } = await open(() => new Date('2026-11-23T12:00:00Z'));
    await helpful.count('county-lines', true, ANN);
    await helpful.count('county-lines', false, BEN);
    const { kysely } = await openDatabase(url());
    const { rows } = await sql`select * from helpful`.execute(kysely);
    await kysely.destroy();
    expect(rows).toEqual([{ tenant: 'slack:T1', entry: 'county-lines', month: '2026-11', yes: 1, no: 1 }]);
  });

  test('a second press by the same person on the same day is not counted, whatever it says', async () => {
    let now = new Date('2026-11-23T12:00:00Z');
    const { helpful } = await open(() => now);
    expect(await helpful.count('county-lines', true, ANN)).toBe(true);
    expect(await helpful.count('county-lines', false, ANN)).toBe(false);
    expect(await helpful.list()).toEqual([{ entry: 'county-lines', yes: 1, no: 0 }]);
    now = new Date(now.getTime() + DAY_MS + 1);
    expect(await helpful.count('county-lines', false, ANN)).toBe(true);
  });

  test('twenty who answer at once all count, from two stores too', async () => {
    const stores = [await open(), await open()];
    const presses = stores.flatMap(({ helpful }, at) =>
      Array.from({ length: 10 }, (_, number) =>
        helpful.count('county-lines', number % 2 === 0, { ...ANN, person: `slack:T1:U${at}${number}` }),
      ),
    );
    await Promise.all(presses);
    expect(await stores[0]?.helpful.list()).toEqual([{ entry: 'county-lines', yes: 10, no: 10 }]);
  });

  test('a month is forgotten whole, when its last day is older than the operator keeps things', async () => {
    let now = new Date('2026-10-31T12:00:00Z');
    const { helpful, purge } = await open(() => now);
    await helpful.count('county-lines', true, ANN);
    now = new Date('2026-11-01T12:00:00Z');
    await helpful.count('cuckooing', true, ANN);
    await purge(new Date(Date.parse('2026-10-31T12:00:00Z') + 400 * DAY_MS), 400);
    expect(await helpful.list()).toHaveLength(2);
    await purge(new Date(Date.parse('2026-11-01T12:00:00Z') + 400 * DAY_MS), 400);
    expect(await helpful.list()).toEqual([{ entry: 'cuckooing', yes: 1, no: 0 }]);
  });

  test('a tenant’s answers go with the tenant, and no other’s', async () => {
    const { helpful, deleteTenant } = await open();
    await helpful.count('county-lines', true, ANN);
    await helpful.count('county-lines', false, EVA);
    await deleteTenant('slack:T1');
    expect(await helpful.list()).toEqual([{ entry: 'county-lines', yes: 0, no: 1 }]);
  });
});
