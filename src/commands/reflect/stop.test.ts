import { announced, ask, askSurely, withSchedule } from '../../testing/reflecting';
import { testSchedule } from '../../testing/schedule';

const CHANNEL = 'slack:T1:C1';

describe('stopping', () => {
  test('ends it, and says how to start it again', async () => {
    const services = withSchedule({ weekday: 3, audience: 'leaders', zone: 'Europe/Paris', onHolidays: 'skip' });
    const { buttons } = await askSurely('reflect stop', services);
    const again = '/reflect weekly wednesday 09:30 Europe/Paris for leaders skip holidays in England and Wales';
    expect(await services.scheduled.count()).toBe(0);
    expect(services.sent[0]?.message.by?.did).toBe('Weekly prompt stopped');
    expect(announced(services)[0]).toContain(again);
    expect(buttons).toEqual([{ label: 'Start it again', command: again.slice(1) }]);
  });

  test.each([
    [{}],
    [{ audience: 'practitioners', time: '16:05' }],
    [{ weekday: 6, zone: 'America/New_York', onHolidays: 'post', region: 'none' }],
    [{ onHolidays: 'skip', region: 'scotland' }],
    [{ region: 'northern-ireland' }],
    [{ rhythm: { weeks: 2, from: '2026-11-30' } }],
    [{ rhythm: { inMonth: 'last' } }],
  ] as const)('and starting again by that line sets the same: %j', async (changes) => {
    const services = withSchedule(changes);
    await askSurely('reflect stop', services);
    const [, again = ''] = /To start it again, type `?\/(.*?)`?\.$/m.exec(announced(services)[0] ?? '') ?? [];
    await ask(again, services);
    const { next: _next, ...same } = testSchedule(changes);
    expect(await services.scheduled.get(CHANNEL)).toMatchObject(same);
  });
});
