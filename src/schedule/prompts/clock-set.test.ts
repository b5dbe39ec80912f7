import { DeliveryError } from '../../messenger';
import { databases, storesOn } from '../../testing/stores/databases';
import { createReplica, createWorld, MONDAY, NEXT_MONDAY, PROMPTS, weekly } from '../../testing/weekly-prompts';
import { LEASE_MS } from './send';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const MINUTE_MS = 60_000;

/** Every Friday at ten, in the same workspace as Monday's prompt. */
const FRIDAY = {
  ...({ conversation: 'slack:T1:C2', weekday: 5, time: '10:00' } as const),
  next: { day: '2026-11-20', at: new Date('2026-11-20T10:00:00Z') },
} as const;

describe.each(databases)('a clock that is set while the bot runs, on $name', ({ create }) => {
  const { open } = storesOn(create);

  async function start() {
    const world = createWorld();
    const store = await open(world.clock);
    await store.schedules.save(weekly());
    return { world, store, ...createReplica(store, world) };
  }

  const set = ({ world }: Awaited<ReturnType<typeof start>>, ms: number) =>
    world.set(new Date(world.clock().getTime() + ms));

  test('back by three days: what is due then comes on time, though Slack asked before to be left alone', async () => {
    const here = await start();
    here.world.answers.push(new DeliveryError('busy', { retryAfterMs: 3 * HOUR_MS }));
    here.world.set(MONDAY.at);
    await here.tick();
    set(here, -3 * DAY_MS);
    await here.store.schedules.save(weekly(FRIDAY));
    here.world.set(FRIDAY.next.at);
    await here.tick();
    expect(here.world.posts).toMatchObject([{ conversation: 'slack:T1:C2', at: FRIDAY.next.at }]);
    // And the one that was put off still comes, on its Monday, within its four hours.
    here.world.set(new Date(MONDAY.at.getTime() + 3 * HOUR_MS));
    await here.tick();
    expect(here.world.posts).toHaveLength(2);
    expect(here.world.told).toEqual([]);
  });

  test.each([
    ['an hour', -HOUR_MS],
    ['three days', -3 * DAY_MS],
  ])('back by %s: what was posted is not posted again when its time comes once more', async (_step, ms) => {
    const here = await start();
    here.world.set(MONDAY.at);
    await here.tick();
    set(here, ms);
    await here.tick();
    here.world.set(MONDAY.at);
    await here.tick();
    expect(here.world.posts).toHaveLength(1);
    expect(here.world.told).toEqual([]);
    here.world.set(NEXT_MONDAY.at);
    await here.tick();
    expect(here.world.posts).toHaveLength(2);
  });

  test('back by an hour: what could not be posted yet comes once', async () => {
    const here = await start();
    here.world.answers.push('down');
    here.world.set(MONDAY.at);
    await here.tick();
    set(here, -HOUR_MS);
    for (let minutes = 0; minutes < 120; minutes += 1) {
      here.world.pass(1);
      await here.tick();
    }
    expect(here.world.posts).toHaveLength(1);
    expect(here.world.told).toEqual([]);
  });

  test.each([
    ['an hour', -HOUR_MS],
    ['three days', -3 * DAY_MS],
  ])('back by %s: what a process left behind is told within minutes', async (_step, ms) => {
    const here = await start();
    here.world.set(MONDAY.at);
    const hold = { holder: 'a process that ended', until: new Date(MONDAY.at.getTime() + LEASE_MS) };
    const turn = { post: MONDAY, missed: null, next: NEXT_MONDAY };
    const claimed = await here.store.deliveries.claim(weekly(), turn, hold);
    if (!claimed?.delivery) throw new Error('The turn was not claimed');
    await here.store.deliveries.startSending(claimed.delivery, PROMPTS[0]?.id ?? '', hold);
    set(here, ms);
    for (let minutes = 0; minutes < 8; minutes += 1) {
      here.world.pass(1);
      await here.tick();
    }
    expect(here.world.posts).toEqual([]);
    expect(here.world.told).toMatchObject([{ person: 'slack:T1:U1', text: expect.stringContaining('unclear') }]);
  });

  test('back by three days: an owner who could not be told yet is told', async () => {
    const here = await start();
    here.world.set(new Date(MONDAY.at.getTime() + 5 * HOUR_MS));
    here.world.tellAnswers.push('down');
    await here.tick();
    expect(here.world.told).toEqual([]);
    set(here, -3 * DAY_MS);
    await here.tick();
    expect(here.world.told).toEqual([{ person: 'slack:T1:U1', text: 'missed 1 in slack:T1:C1' }]);
  });

  test('on by three days and back: what would have been due is told, not lost, and not posted twice', async () => {
    const here = await start();
    set(here, 3 * DAY_MS);
    await here.tick();
    expect(here.world.told).toEqual([{ person: 'slack:T1:U1', text: 'missed 1 in slack:T1:C1' }]);
    set(here, -3 * DAY_MS);
    here.world.set(MONDAY.at);
    await here.tick();
    expect(here.world.posts).toEqual([]);
    here.world.set(NEXT_MONDAY.at);
    await here.tick();
    expect(here.world.posts).toHaveLength(1);
    expect(here.world.told).toHaveLength(1);
  });

  test('back by an hour: whoever asks for a prompt now is not told that it was asked for before', async () => {
    const here = await start();
    const place = { conversation: 'slack:T1:C1', tenant: 'slack:T1', audience: null } as const;
    expect(await here.prompts.postNow(place)).toBe('posted');
    set(here, -HOUR_MS);
    expect(await here.prompts.postNow(place)).toBe('posted');
    set(here, MINUTE_MS);
    expect(await here.prompts.postNow(place)).toBe('posted');
  });
});
