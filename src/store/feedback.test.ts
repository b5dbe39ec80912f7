import { sql } from 'kysely';
import type { SomeTenants } from '../ids';
import { databases, storesOn } from '../testing/stores/databases';
import { openDatabase } from './db/open-database';

const DAY_MS = 24 * 60 * 60 * 1_000;
const LAW = { entry: 'county-lines', kind: 'out-of-date', text: 'The law has changed.' } as const;
const GENERAL = { entry: null, kind: 'other', text: 'More on boys, please.' } as const;

describe.each(databases)('feedback on the content, on $name', ({ create }) => {
  const { open, url } = storesOn(create);

  test('is listed over all tenants, the newest first, each with its own number', async () => {
    const { feedback } = await open(() => new Date('2026-11-23T12:00:00Z'));
    expect(await feedback.add('slack:T1', LAW)).toBe(true);
    expect(await feedback.add('slack:T2', GENERAL)).toBe(true);
    expect(await feedback.unread()).toEqual([
      { number: 2, month: '2026-11', ...GENERAL },
      { number: 1, month: '2026-11', ...LAW },
    ]);
  });

  test('no row tells who sent it, nor when but for the month', async () => {
    const { feedback } = await open(() => new Date('2026-11-23T12:00:00Z'));
    await feedback.add('slack:T1', LAW);
    const { kysely } = await openDatabase(url());
    const { rows } = await sql`select * from feedback`.execute(kysely);
    await kysely.destroy();
    expect(rows).toEqual([{ number: 1, tenant: 'slack:T1', month: '2026-11', done: 0, ...LAW }]);
  });

  test('twenty pieces at once, from two stores, have twenty numbers', async () => {
    const stores = [await open(), await open()];
    await Promise.all(
      stores.flatMap(({ feedback }) => Array.from({ length: 10 }, () => feedback.add('slack:T1', LAW))),
    );
    const numbers = (await stores[0]?.feedback.unread())?.map(({ number }) => number);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, at) => 20 - at));
  });

  test('what is done is no longer listed, and is done once; its number is not used again', async () => {
    const { feedback } = await open();
    await feedback.add('slack:T1', LAW);
    expect(await feedback.done(1)).toBe(true);
    expect(await feedback.done(1)).toBe(false);
    expect(await feedback.done(9)).toBe(false);
    await feedback.add('slack:T1', GENERAL);
    expect(await feedback.unread()).toMatchObject([{ number: 2 }]);
  });

  test('somebody who reads for some tenants sees and settles theirs alone', async () => {
    const { feedback } = await open();
    for (const tenant of ['slack:T1', 'slack:T2'] as const) await feedback.add(tenant, LAW);
    const numbers = async (tenants: SomeTenants) => (await feedback.unread(tenants)).map(({ number }) => number);
    expect(await numbers({ only: ['slack:T2'] })).toEqual([2]);
    expect(await numbers({ only: [] })).toEqual([]);
    expect(await numbers({ except: ['slack:T2'] })).toEqual([1]);
    expect(await numbers({ except: [] })).toEqual([2, 1]);
    expect(await feedback.done(1, { only: ['slack:T2'] })).toBe(false);
    expect(await feedback.done(2, { except: ['slack:T2'] })).toBe(false);
    expect(await feedback.done(2, { only: ['slack:T2'] })).toBe(true);
  });

  test('a tenant has room for 500 unread pieces; other tenants have their own room', async () => {
    const { feedback } = await open();
    for (let piece = 0; piece < 500; piece++) await feedback.add('slack:T1', LAW);
    expect(await feedback.add('slack:T1', LAW)).toBe(false);
    expect(await feedback.add('slack:T2', LAW)).toBe(true);
    await feedback.done(1);
    expect(await feedback.add('slack:T1', LAW)).toBe(true);
  });

  test('words that are too long, or hold what cannot be seen, are refused without being repeated', async () => {
    const { feedback } = await open();
    for (const text of ['x'.repeat(281), 'secret\u0000', 'secret\n']) {
      const refused = feedback.add('slack:T1', { ...LAW, text });
      await expect(refused).rejects.toThrow(RangeError);
      await expect(refused).rejects.not.toThrow(/secret|xx/);
    }
    expect(await feedback.add('slack:T1', { ...LAW, text: '🙂'.repeat(280) })).toBe(true);
  });

  test('a month is forgotten whole, when its last day is older than the operator keeps things, done or not', async () => {
    let now = new Date('2026-10-31T12:00:00Z');
    const { feedback, purge } = await open(() => now);
    await feedback.add('slack:T1', LAW);
    await feedback.add('slack:T1', LAW);
    await feedback.done(2);
    now = new Date('2026-11-01T12:00:00Z');
    await feedback.add('slack:T1', GENERAL);
    await purge(new Date(Date.parse('2026-10-31T12:00:00Z') + 400 * DAY_MS), 400);
    expect(await feedback.unread()).toMatchObject([GENERAL, LAW]);
    await purge(new Date(now.getTime() + 400 * DAY_MS), 400);
    expect(await feedback.unread()).toMatchObject([GENERAL]);
    expect(await feedback.done(2)).toBe(false);
  });

  test('a tenant’s feedback goes with the tenant, and no other’s', async () => {
    const { feedback, deleteTenant } = await open();
    await feedback.add('slack:T1', LAW);
    await feedback.add('slack:T2', GENERAL);
    await deleteTenant('slack:T1');
    expect(await feedback.unread()).toMatchObject([GENERAL]);
  });
});
