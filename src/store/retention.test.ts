import { sql } from 'kysely';
import type { Tenant } from '../ids';
import { databases, storesOn } from '../testing/stores/databases';
import { fillConversation } from '../testing/stores/one-of-everything';
import { MONDAY, setAnew } from '../testing/weekly-prompts';
import { openDatabase } from './db/open-database';
import type { Store } from './open-store';

const HOLD = { holder: 'replica 1', until: new Date('2026-11-23T09:35:00Z') };
const DAY_MS = 24 * 60 * 60 * 1_000;

/** The tables that hold nothing of a tenant. Every other must have rows here and lose them, a new one too. */
const OF_NO_TENANT = ['migration', 'seen_key', 'fact'];

describe.each(databases)('what is forgotten, on $name', ({ create }) => {
  const { open, url } = storesOn(create);

  async function fill(store: Store, tenant: Tenant) {
    const person = `${tenant}:U1` as const;
    await store.installations.keep(tenant, 'a token');
    for (const one of [person, `${tenant}:U2`] as const) await store.conversationReferences.remember(one, tenant, '{}');
    return fillConversation(store, { conversation: `${tenant}:C1`, tenant, person, note: '{}' });
  }

  /** The number of rows in each table that may hold a tenant's data. */
  async function rows(): Promise<Record<string, number>> {
    const { kysely } = await openDatabase(url());
    const counts: Record<string, number> = {};
    for (const { name } of await kysely.introspection.getTables()) {
      if (OF_NO_TENANT.includes(name)) continue;
      const found = await sql`select 1 from ${sql.table(name)}`.execute(kysely);
      counts[name] = found.rows.length;
    }
    await kysely.destroy();
    return counts;
  }

  test('of a deleted tenant nothing is left, and of the others everything', async () => {
    const store = await open(() => MONDAY.at);
    await fill(store, 'slack:T1');
    const ofOne = await rows();
    expect(Object.values(ofOne).every((count) => count > 0)).toBe(true);
    await fill(store, 'slack:T2');
    await store.deleteTenant('slack:T1');
    expect(await rows()).toEqual(ofOne);
    expect(await store.schedules.get('slack:T1:C1')).toBeUndefined();
    expect(await store.schedules.get('slack:T2:C1')).toBeDefined();
    await store.deleteTenant('slack:T2');
    expect(Object.values(await rows()).every((count) => count === 0)).toBe(true);
  });

  test('what is older than it may be is purged, but never what a running schedule needs', async () => {
    const store = await open(() => MONDAY.at);
    await fill(store, 'slack:T1');
    await store.purge(new Date(MONDAY.at.getTime() + 400 * DAY_MS), 400);
    expect(await rows()).toMatchObject({
      schedule: 1,
      delivery: 2,
      prompt_use: 1,
      address: 3,
      suggestion: 1,
      role: 1,
      helpful: 1,
      feedback: 1,
      poll: 2,
    });
    await store.purge(new Date(MONDAY.at.getTime() + 401 * DAY_MS), 400);
    expect(await rows()).toEqual({
      schedule: 1,
      delivery: 0,
      second_step: 0,
      lockout: 0,
      report: 0,
      prompt_use: 1,
      address: 2,
      pace: 0,
      notice: 0,
      suggestion: 0,
      role: 0,
      helpful: 1,
      feedback: 1,
      ...{ poll: 0, vote: 0, poll_key: 0, poll_draft: 0, shown_result: 0 },
      // Goes when the platform says that the bot is no longer installed.
      installation: 1,
    });
    // Until the end of the month in which they came, and 400 days.
    for (let day = 402; day <= 408; day++) await store.purge(new Date(MONDAY.at.getTime() + day * DAY_MS), 400);
    expect(await rows()).toMatchObject({ helpful: 0, feedback: 0 });
    expect(await store.promptUses.used('slack:T1:C1')).toEqual(['a-prompt']);
  });

  test('a clock that is read two years ahead takes no more than a day’s worth', async () => {
    const store = await open(() => MONDAY.at);
    await fill(store, 'slack:T1');
    await store.purge(MONDAY.at, 400);
    const before = await rows();
    for (const _hour of [1, 2, 3]) await store.purge(new Date(MONDAY.at.getTime() + 730 * DAY_MS), 400);
    expect(await rows()).toMatchObject({ ...before, pace: 0, notice: 0, poll_draft: 0, shown_result: 0 });
    // A shorter time that the operator chooses is kept to at once.
    await store.purge(new Date(MONDAY.at.getTime() + 4 * DAY_MS), 1);
    expect(await rows()).toMatchObject({ suggestion: 0, poll: 0, vote: 0 });
  });

  test('what a conversation has seen is kept whole, while it has a schedule or was shown something lately', async () => {
    let now = MONDAY.at;
    const store = await open(() => now);
    const place = { conversation: 'slack:T1:C9', tenant: 'slack:T1', audience: null } as const;
    const show = async (prompt: string) => {
      const delivery = await store.deliveries.startNow(place, prompt, HOLD);
      await store.deliveries.sent(delivery, `message of ${prompt}`);
    };
    await show('first');
    now = new Date(MONDAY.at.getTime() + 300 * DAY_MS);
    await show('second');
    await store.purge(new Date(MONDAY.at.getTime() + 700 * DAY_MS), 400);
    expect(await store.promptUses.used('slack:T1:C9')).toEqual(['first', 'second']);
    await store.purge(new Date(MONDAY.at.getTime() + 701 * DAY_MS), 400);
    expect(await store.promptUses.used('slack:T1:C9')).toEqual([]);
  });

  test('nor is it lost in a pause', async () => {
    let now = MONDAY.at;
    const store = await open(() => now);
    const schedule = await fill(store, 'slack:T1');
    now = new Date(MONDAY.at.getTime() + 400 * DAY_MS);
    await setAnew(store, { ...schedule, state: 'paused', because: 'asked', next: null });
    await store.purge(new Date(now.getTime() + 10 * DAY_MS), 400);
    expect(await store.promptUses.used('slack:T1:C1')).toEqual(['a-prompt']);
  });

  test('a schedule that was left paused for so long goes with everything that belongs to it', async () => {
    const store = await open(() => MONDAY.at);
    const schedule = await fill(store, 'slack:T1');
    await setAnew(store, { ...schedule, state: 'paused', because: 'asked', next: null });
    await store.purge(new Date(MONDAY.at.getTime() + 408 * DAY_MS), 400);
    const { installation: _stays, ...left } = await rows();
    expect(Object.values(left).every((count) => count === 0)).toBe(true);
  });

  test('a person is forgotten everywhere but as the owner of a schedule, which is told so that somebody takes it over', async () => {
    const store = await open(() => MONDAY.at);
    const schedule = await fill(store, 'slack:T1');
    expect(await store.forgetPerson('slack:T1:U1')).toEqual(['slack:T1:C1']);
    expect(await rows()).toMatchObject({
      schedule: 1,
      poll: 2,
      vote: 0,
      poll_draft: 0,
      report: 0,
      role: 0,
      address: 3,
    });
    await setAnew(store, { ...schedule, owner: 'slack:T1:U2' });
    expect(await store.forgetPerson('slack:T1:U1')).toEqual([]);
    expect(await rows()).toMatchObject({ address: 2 });
  });
});
