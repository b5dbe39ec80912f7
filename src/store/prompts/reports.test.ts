import { databases, storesOn } from '../../testing/stores/databases';
import { MONDAY, weekly } from '../../testing/weekly-prompts';

const ALL = { limit: 10, perTenant: 10, freeBy: MONDAY.at };
const at = (minute: number) => new Date(MONDAY.at.getTime() + minute * 60_000);

describe.each(databases)('reports on $name', ({ create }) => {
  const { open } = storesOn(create);

  async function paused() {
    const store = await open(() => at(0));
    await store.schedules.save(weekly());
    await store.schedules.pause('slack:T1:C1', 'removed');
    return store;
  }

  test('one of many gets to tell it, and when that one ends without telling, another does', async () => {
    const stores = [await paused(), await open()];
    const takeAll = async (now: Date) =>
      (
        await Promise.all(
          Array.from({ length: 10 }, (_, number) =>
            stores[number % 2]?.reports.take(now, new Date(now.getTime() + 300_000), ALL),
          ),
        )
      ).flat();
    expect(await takeAll(at(0))).toHaveLength(1);
    expect(await takeAll(at(4))).toEqual([]);
    expect(await takeAll(at(5))).toHaveLength(1);
  });

  test('every tenant has its first before any has its second, and one that is to be left alone has none', async () => {
    const store = await open(() => at(0));
    for (const [tenant, count] of [
      ['slack:T1', 8],
      ['slack:T2', 2],
      ['slack:T3', 2],
    ] as const)
      for (let number = 0; number < count; number++) {
        await store.schedules.save(weekly({ tenant, conversation: `${tenant}:C${number}` }));
        await store.schedules.pause(`${tenant}:C${number}`, 'removed');
      }
    await store.rateLimits.blockUntil('slack:T3', 'slack:T3', at(60));
    const taken = await store.reports.take(at(0), at(5), { limit: 5, perTenant: 3, freeBy: at(1) });
    const tenants = taken.map(({ tenant }) => tenant);
    expect(tenants.slice(0, 2).toSorted()).toEqual(['slack:T1', 'slack:T2']);
    expect(tenants.slice(2, 4).toSorted()).toEqual(['slack:T1', 'slack:T2']);
    expect(tenants.slice(4)).toEqual(['slack:T1']);
  });

  test('what was put off comes again then, and knows how often it was tried', async () => {
    const { reports } = await paused();
    const [report] = await reports.take(at(0), at(5), ALL);
    await reports.putOff(report?.id ?? '', at(60), { unanswered: true });
    expect(await reports.take(at(59), at(65), ALL)).toEqual([]);
    expect(await reports.take(at(60), at(65), ALL)).toEqual([{ ...report, attempts: 1, unanswered: 1 }]);
    expect(report).toMatchObject({ madeAt: at(0), attempts: 0, unanswered: 0 });
  });

  test('what was told is gone', async () => {
    const { reports } = await paused();
    const [report] = await reports.take(at(0), at(5), ALL);
    await reports.close(report?.id ?? '');
    expect(await reports.take(at(1_000), at(1_005), ALL)).toEqual([]);
  });
});
