import { databases, storesOn } from '../../testing/stores/databases';

const AT = new Date('2026-11-23T12:00:00Z');
const minutes = (count: number) => new Date(AT.getTime() + count * 60_000);

describe.each(databases)('notices on $name', ({ create }) => {
  const { open } = storesOn(create);

  test('the newest of a conversation is found while it is new, and only there', async () => {
    const { notices } = await open(() => AT);
    const newest = (since: number, now: number) =>
      notices.newest('slack:T1:C1', { since: minutes(since), now: minutes(now) });
    expect(await newest(-10, 0)).toBeUndefined();
    await notices.keep('slack:T1:C1', 'slack:T1', 'm1', AT);
    await notices.keep('slack:T1:C2', 'slack:T1', 'm9', AT);
    expect(await newest(0, 10)).toBe('m1');
    expect(await newest(1, 11)).toBeUndefined();
    await notices.keep('slack:T1:C1', 'slack:T1', 'm2', minutes(5));
    expect(await newest(1, 11)).toBe('m2');
    // A clock that was set back since.
    expect(await newest(-20, -10)).toBeUndefined();
  });
});
