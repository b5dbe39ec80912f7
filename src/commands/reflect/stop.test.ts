import { announced, ask, askSurely, withSchedule } from '../../testing/reflecting';
import { testSchedule } from '../../testing/schedule';

const CHANNEL = 'slack:T1:C1';

describe('stopping', () => {
  test('ends it, and says how to start it again', async () => {
    const services = withSchedule({ weekday: 3, audience: 'leaders', zone: 'Europe/Paris', onHolidays: 'skip' });
    const { said } = await askSurely('reflect stop', services);
    const again = '/reflect weekly wednesday 09:30 Europe/Paris for leaders skip holidays in England and Wales';
    expect(await services.scheduled.count()).toBe(0);
    expect(services.sent[0]?.message.by?.did).toBe('Weekly prompt stopped');
    expect(announced(services)[0]).toContain(again);
    expect(said).toContain(`To start it again, type ${again}.`);
    expect(said).toContain('There is none here yet.');
  });

  test.each([
    [{}],
    [{ audience: 'practitioners', time: '16:05' }],
    [{ weekday: 6, zone: 'America/New_York', onHolidays: 'post', region: 'none' }],
    [{ onHolidays: 'skip', region: 'scotland' }],
    [{ region: 'northern-ireland' }],
  ] as const)('and starting again by that line sets the same: %j', async (changes) => {
    const services = withSchedule(changes);
    const { said } = await askSurely('reflect stop', services);
    const [, again = ''] = /To start it again, type \/(.*)\.$/m.exec(said.split('\n')[0] ?? '') ?? [];
    await ask(again, services);
    const { next: _next, ...same } = testSchedule(changes);
    expect(await services.scheduled.get(CHANNEL)).toMatchObject(same);
  });
});
