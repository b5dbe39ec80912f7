import { keeperReport } from '../commands/keeper-report';
import type { Content, Term } from '../content/schema';
import { shippedContent } from '../testing/shipped-content';
import { databases, storesOn } from '../testing/stores/databases';
import { createWorld, type World } from '../testing/weekly-prompts';
import { createTellKeeper } from './tell-keeper';

const KEEPER = 'slack:T1:U9';
const kite: Term = {
  ...{ id: 'kite', term: 'Kite', definition: 'A toy that flies on a string.', reviewBy: '2026-11-02' },
  ...{ abbreviations: [], alsoFinds: [], aliases: [], keywords: [], related: [], sources: [], reviewed: null },
};
const content: Content = { ...shippedContent(), terms: [kite] };

type Keepers = ReturnType<Parameters<typeof createTellKeeper>[0]['keepers']>;

const keeping = (...contents: Content[]): Keepers[number] => ({
  ...{ person: KEEPER, of: '', contents, tenants: { except: [] }, timezone: 'Europe/London' },
});
const ALL = keeping(content);

/** Monday, 23 November 2026, before nine in London. */
const EARLY = new Date('2026-11-23T08:50:00Z');

describe.each(databases)('the keeper of the content, on $name', ({ create }) => {
  const { open } = storesOn(create);

  async function start(replicas = 1, keepers: Keepers = [ALL]) {
    const world = createWorld(EARLY);
    const beats = await Promise.all(Array.from({ length: replicas }, () => replica(world, keepers)));
    /** As many minutes as that, each with a beat of every replica. */
    const live = async (minutes: number) => {
      for (let minute = 0; minute < minutes; minute++) {
        await Promise.all(beats.map((beat) => beat()));
        world.pass(1);
      }
    };
    return { world, live };
  }

  async function replica(world: World, keepers: Keepers) {
    const store = await open(world.clock);
    const tell = createTellKeeper({
      ...{ store, messenger: world.messenger, clock: world.clock },
      keepers: () => keepers,
      message: (due, unread, [own = content]) => keeperReport(due, unread, own),
      log: { warn: (about: object, says?: string) => void world.logged.push(`${says} ${JSON.stringify(about)}`) },
    });
    return async () => {
      await store.forgetOldKeys(world.clock());
      await tell();
    };
  }

  test('is told on Monday at nine what may have changed, and since when', async () => {
    const { world, live } = await start();
    await live(10);
    expect(world.told).toEqual([]);
    await live(2);
    expect(world.told).toMatchObject([
      { person: KEEPER, text: expect.stringContaining('Kite: since 2 November 2026') },
    ]);
  });

  test('is told once a week, however many replicas there are', async () => {
    const { world, live } = await start(3);
    for (let hour = 0; hour < 2 * 7 * 24; hour++) {
      await live(1);
      world.pass(59);
    }
    expect(world.told).toHaveLength(2);
  });

  test('hears of it later that day if the platform was away', async () => {
    const { world, live } = await start(2);
    world.tellAnswers.push('down', 'busy');
    world.set(new Date('2026-11-23T09:00:00Z'));
    await live(60);
    expect(world.told).toHaveLength(1);
    expect(world.logged.join()).toContain('could not be told');
  });

  test.each(['unclear', 'gone'] as const)(
    'is not told again where it may have arrived, or never will: %s',
    async (why) => {
      const { world, live } = await start();
      world.tellAnswers.push(why);
      world.set(new Date('2026-11-23T09:00:00Z'));
      await live(60);
      expect(world.told).toEqual([]);
      expect(world.logged).toHaveLength(1);
    },
  );

  test('hears nothing when nothing is due', async () => {
    const { world, live } = await start(1, [keeping({ ...content, terms: [{ ...kite, reviewBy: '2026-11-24' }] })]);
    world.set(new Date('2026-11-23T09:00:00Z'));
    await live(30);
    expect(world.told).toEqual([]);
  });

  test('hears of feedback, too, when nothing else is due', async () => {
    const { world, live } = await start(2, [keeping({ ...content, terms: [] })]);
    const { feedback } = await open(world.clock);
    await feedback.add('slack:T1', { entry: null, kind: 'other', text: 'More on boys, please.' });
    world.set(new Date('2026-11-23T09:00:00Z'));
    await live(30);
    expect(world.told).toMatchObject([{ person: KEEPER, text: expect.stringContaining('More on boys, please.') }]);
  });

  test('of one organisation hears of its content and its people’s feedback alone, by its clocks; what several share is due once', async () => {
    const toy = { ...kite, id: 'yoyo', term: 'Yoyo' };
    const own = { ...content, terms: [kite, toy] };
    const theirs = {
      of: 'slack:T2',
      contents: [own],
      tenants: { only: ['slack:T2'] },
      timezone: 'Europe/Paris',
    } as const;
    const { world, live } = await start(2, [
      { ...keeping(content, { ...content, terms: [kite] }), tenants: { except: ['slack:T2'] } },
      { person: 'slack:T2:U7', ...theirs },
    ]);
    const { feedback } = await open(world.clock);
    await feedback.add('slack:T1', { entry: null, kind: 'other', text: 'More on boys.' });
    await feedback.add('slack:T2', { entry: null, kind: 'other', text: 'More on girls.' });
    world.set(new Date('2026-11-23T08:00:00Z'));
    await live(20);
    expect(world.told).toMatchObject([{ person: 'slack:T2:U7', text: expect.stringContaining('Yoyo: since') }]);
    expect(world.told[0]?.text).not.toContain('boys');
    await live(60);
    const [, all] = world.told;
    expect(world.told).toHaveLength(2);
    expect(all?.person).toBe(KEEPER);
    expect(all?.text.match(/Kite: since/g)).toHaveLength(1);
    expect(all?.text).not.toMatch(/Yoyo|girls/);
  });

  test('need not exist', async () => {
    const { world, live } = await start(1, []);
    world.set(new Date('2026-11-23T09:00:00Z'));
    await live(30);
    expect(world.told).toEqual([]);
  });
});
