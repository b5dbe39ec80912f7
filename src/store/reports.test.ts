import { databases, storesOn } from '../testing/databases';
import { MONDAY, weekly } from '../testing/weekly-prompts';

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
            stores[number % 2]?.reports.take(now, new Date(now.getTime() + 300_000), 10),
          ),
        )
      ).flat();
    expect(await takeAll(at(0))).toHaveLength(1);
    expect(await takeAll(at(4))).toEqual([]);
    expect(await takeAll(at(5))).toHaveLength(1);
  });

  test('what was put off comes again then, and knows how often it was tried', async () => {
    const { reports } = await paused();
    const [report] = await reports.take(at(0), at(5), 10);
    await reports.putOff(report?.id ?? '', at(60));
    expect(await reports.take(at(59), at(65), 10)).toEqual([]);
    expect(await reports.take(at(60), at(65), 10)).toEqual([{ ...report, attempts: 1 }]);
    expect(report).toMatchObject({ madeAt: at(0), attempts: 0 });
  });

  test('what was told is gone', async () => {
    const { reports } = await paused();
    const [report] = await reports.take(at(0), at(5), 10);
    await reports.close(report?.id ?? '');
    expect(await reports.take(at(1_000), at(1_005), 10)).toEqual([]);
  });
});
