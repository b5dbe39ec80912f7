import { databases, storesOn } from '../../testing/stores/databases';
import { MONDAY, NEXT_MONDAY, weekly } from '../../testing/weekly-prompts';

const NOW = new Date('2026-11-20T12:00:00Z');
const ALL = { limit: 100, perTenant: 100, freeBy: MONDAY.at };

describe.each(databases)('which schedules are due, on $name', ({ create }) => {
  const { open } = storesOn(create);
  const openNow = () => open(() => NOW);

  test('schedules are due once their slot has come, each tenant’s first before any tenant’s second', async () => {
    const { schedules } = await openNow();
    for (let number = 1; number <= 5; number++)
      await schedules.save(weekly({ conversation: `slack:T1:C${number}`, tenant: 'slack:T1' }));
    await schedules.save(weekly({ conversation: 'slack:T2:C1', tenant: 'slack:T2' }));
    await schedules.save(weekly({ conversation: 'slack:T2:C2', tenant: 'slack:T2', next: NEXT_MONDAY }));
    await schedules.save(
      weekly({ conversation: 'slack:T3:C1', tenant: 'slack:T3', state: 'paused', because: 'asked', next: null }),
    );
    const namesOf = async (portion: Parameters<typeof schedules.due>[1], now = MONDAY.at) =>
      (await schedules.due(now, portion)).map(({ conversation }) => conversation);
    expect(await namesOf(ALL, new Date(MONDAY.at.getTime() - 1))).toEqual([]);
    expect(await namesOf({ ...ALL, limit: 3 })).toEqual(['slack:T1:C1', 'slack:T2:C1', 'slack:T1:C2']);
    expect(await namesOf({ ...ALL, perTenant: 2 })).toEqual(['slack:T1:C1', 'slack:T2:C1', 'slack:T1:C2']);
    expect(await namesOf(ALL)).toHaveLength(6);
  });

  test('a tenant that has to be left alone is not due until it may be spoken to', async () => {
    const { schedules, rateLimits } = await openNow();
    await schedules.save(weekly());
    await rateLimits.blockUntil('slack:T1', 'slack:T1', new Date(MONDAY.at.getTime() + 60_000));
    expect(await schedules.due(MONDAY.at, ALL)).toEqual([]);
    expect(await schedules.due(MONDAY.at, { ...ALL, freeBy: new Date(MONDAY.at.getTime() + 60_000) })).toHaveLength(1);
  });

  test('a slot is moved only from where it was read, by one of many', async () => {
    const stores = [await openNow(), await openNow()];
    await stores[0]?.schedules.save(weekly());
    const moves = await Promise.all(
      Array.from({ length: 10 }, (_, number) =>
        stores[number % 2]?.schedules.moveNext('slack:T1:C1', MONDAY, NEXT_MONDAY),
      ),
    );
    expect(moves.filter(Boolean)).toHaveLength(1);
    expect((await stores[0]?.schedules.get('slack:T1:C1'))?.next).toEqual(NEXT_MONDAY);
  });
});
