import SqliteFile from 'libsql';
import { Client } from 'pg';
import { databases, storesOn } from '../testing/stores/databases';

const HOUR_MS = 60 * 60 * 1_000;

describe.each(databases)('seen keys on $name', ({ create }) => {
  const { open, url } = storesOn(create);

  test('of twenty callers at once with one key, on two stores, exactly one is first', async () => {
    const stores = [await open(), await open()];
    const firsts = await Promise.all(
      Array.from({ length: 20 }, (_, caller) => stores[caller % 2]?.firstTime('slack:Ev1')),
    );
    expect(firsts.filter(Boolean)).toHaveLength(1);
    expect(await stores[0]?.firstTime('slack:Ev1')).toBe(false);
  });

  test.each([
    ['', ' '],
    ['slack:Ev1', 'slack:ev1'],
    ['a\u0000b', 'a\u0000c'],
    [`${'x'.repeat(100_000)}1`, `${'x'.repeat(100_000)}2`],
  ])('any text is a key, of any length, and different keys are different', async (one, another) => {
    const { firstTime } = await open();
    expect(await firstTime(one)).toBe(true);
    expect(await firstTime(another)).toBe(true);
    expect(await firstTime(one)).toBe(false);
  });

  test('a key that is taken back has one first caller again, on whichever store; other keys stay seen', async () => {
    const [one, another] = [await open(), await open()];
    await one.firstTime('slack:share:1');
    await one.firstTime('slack:share:2');
    await another.release('slack:share:1');
    await another.release('never seen');
    const firsts = await Promise.all([one, another, one].map(({ firstTime }) => firstTime('slack:share:1')));
    expect(firsts.filter(Boolean)).toHaveLength(1);
    expect(await another.firstTime('slack:share:2')).toBe(false);
  });

  test('a key is remembered for a day and then forgotten', async () => {
    let now = new Date('2026-11-23T12:00:00Z');
    const later = (hours: number) => new Date(Date.parse('2026-11-23T12:00:00Z') + hours * HOUR_MS);
    const { firstTime, forgetOldKeys } = await open(() => now);
    await firstTime('old');
    now = later(1);
    await firstTime('young');
    expect(await forgetOldKeys(later(24))).toBe(0);
    expect(await forgetOldKeys(later(24.5))).toBe(1);
    expect(await firstTime('young')).toBe(false);
    expect(await firstTime('old')).toBe(true);
  });

  test('old keys are found through an index, however many young ones there are', async () => {
    await open();
    const plan = url().startsWith('file:') ? planOnSqlite(url()) : await planOnPostgres(url());
    expect(JSON.stringify(plan)).toContain('seen_key_by_time');
  });
});

const DELETION = "delete from seen_key where seen_at < '2026-11-23T12:00:00.000Z'";

function planOnSqlite(url: string): unknown {
  const file = new SqliteFile(url.slice('file:'.length));
  const plan = file.prepare(`explain query plan ${DELETION}`).all();
  file.close();
  return plan;
}

async function planOnPostgres(url: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  // Otherwise the planner would scan a table this small from end to end.
  await client.query('set enable_seqscan = off');
  const { rows } = await client.query(`explain ${DELETION}`);
  await client.end();
  return rows;
}
