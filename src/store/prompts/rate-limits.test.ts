import { databases, storesOn } from '../../testing/stores/databases';

const NOW = new Date('2026-11-23T09:30:00Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);

describe.each(databases)('paces on $name', ({ create }) => {
  const { open } = storesOn(create);

  test('of many who ask at once, from two stores, each gets a moment of its own, a gap apart', async () => {
    const stores = [await open(), await open()];
    const turns = await Promise.all(
      Array.from({ length: 20 }, (_, number) =>
        stores[number % 2]?.rateLimits.reserve('slack:T1', 'slack:T1', 200, NOW),
      ),
    );
    const ms = turns.map((turn) => (turn?.getTime() ?? 0) - NOW.getTime()).toSorted((a, b) => a - b);
    expect(ms).toEqual(Array.from({ length: 20 }, (_, number) => number * 200));
  });

  test('whoever has not been spoken to for a while is free at once, and others do not count', async () => {
    const { rateLimits } = await open();
    await rateLimits.reserve('slack:T1', 'slack:T1', 200, NOW);
    expect(await rateLimits.reserve('slack:T2', 'slack:T2', 200, NOW)).toEqual(NOW);
    expect(await rateLimits.reserve('slack:T1', 'slack:T1', 200, later(5_000))).toEqual(later(5_000));
    expect(await rateLimits.reserve('slack:T1', 'slack:T1', 200, later(5_000))).toEqual(later(5_200));
  });

  test('whoever wants to be left alone is, for the longest time that was asked for', async () => {
    const { rateLimits } = await open();
    await rateLimits.blockUntil('slack:T1', 'slack:T1', later(60_000), NOW);
    await rateLimits.blockUntil('slack:T1', 'slack:T1', later(30_000), NOW);
    expect(await rateLimits.reserve('slack:T1', 'slack:T1', 200, NOW)).toEqual(later(60_000));
  });

  test('somebody without patience takes nothing where the wait is too long', async () => {
    const { rateLimits } = await open();
    const ask = () => rateLimits.reserveWithin(2_000, 'slack:T1:C1', 'slack:T1', 1_000, NOW);
    expect(await Promise.all([ask(), ask(), ask()])).toEqual(expect.arrayContaining([NOW, later(1_000), later(2_000)]));
    for (let press = 0; press < 5; press++) expect(await ask()).toBeUndefined();
    expect(await rateLimits.reserve('slack:T1:C1', 'slack:T1', 1_000, NOW)).toEqual(later(3_000));
  });

  test.each([
    ['an hour', 60 * 60_000],
    ['three days', 3 * 24 * 60 * 60_000],
  ])('what was kept free by a clock that has been set back by %s since keeps nobody waiting', async (_step, ms) => {
    const { rateLimits } = await open();
    await rateLimits.blockUntil('slack:T1', 'slack:T1', later(30 * 60_000), NOW);
    await rateLimits.reserve('slack:T1:C1', 'slack:T1', 1_000, NOW);
    expect(await rateLimits.reserve('slack:T1', 'slack:T1', 200, later(-ms))).toEqual(later(-ms));
    expect(await rateLimits.reserve('slack:T1', 'slack:T1', 200, later(-ms))).toEqual(later(-ms + 200));
    expect(await rateLimits.reserveWithin(0, 'slack:T1:C1', 'slack:T1', 1_000, later(-ms))).toEqual(later(-ms));
    expect(await rateLimits.reserveWithin(0, 'slack:T1:C1', 'slack:T1', 1_000, later(-ms))).toBeUndefined();
  });

  test('clocks of replicas that differ by seconds still keep to one pace', async () => {
    const { rateLimits } = await open();
    await rateLimits.reserve('slack:T1', 'slack:T1', 200, NOW);
    expect(await rateLimits.reserve('slack:T1', 'slack:T1', 200, later(-20_000))).toEqual(later(200));
  });
});
