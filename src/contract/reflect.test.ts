import type { Join, Person } from '../testing/person';
import { type TestServices, testServices } from '../testing/services';
import { joinOnSlack } from '../testing/slack/slack-person';
import { joinOnTeams } from '../testing/teams/teams-person';

describe.each<[string, Join]>([
  ['Slack', joinOnSlack],
  ['Teams', joinOnTeams],
])('the weekly prompt on %s', (_platform, join) => {
  let services: TestServices;
  let ann: Person;
  beforeEach(async () => {
    services = testServices();
    ann = await join(services);
  });
  afterEach(() => ann.leave());

  const newest = () => ann.seen().at(-1) ?? '';
  /** In Teams, the channel gets a line after what is said in Ann's own chat. */
  const said = () => ann.seen().slice(-2).join('\n');
  const kept = () => services.scheduled.all();

  test('is set by one line, kept with who set it, and told to the channel', async () => {
    await ann.mention('reflect weekly monday 9.30 for managers');
    expect(await kept()).toMatchObject([{ weekday: 1, time: '09:30', zone: 'Europe/London', audience: 'managers' }]);
    const [schedule] = await kept();
    expect(services.sent).toMatchObject([
      { conversation: schedule?.conversation, message: { by: { person: schedule?.owner } } },
    ]);
    expect(newest()).toContain('Next: Monday 30 November 2026, 09:30');
  });

  test('is set and changed by a form, which shows what is set', async () => {
    await ann.mention('reflect');
    await ann.press('Set one up');
    await ann.fill({ Day: 'Tuesday', Time: '14:15' });
    expect(await kept()).toMatchObject([{ weekday: 2, time: '14:15' }]);
    await ann.mention('reflect');
    await ann.press('Change');
    await ann.fill({ Time: '08:00' });
    expect(await kept()).toMatchObject([{ weekday: 2, time: '08:00' }]);
  });

  test.each([
    ['reflect weekly funday 09:30', /sunday/i],
    ['reflect weekly monday 25:00', /09:30/],
    ['reflect weekly monday 09:30 Europe/Londn', /Europe\/London/],
    ['reflect weekly monday 09:30 for pirates', /practitioners/],
  ])('“%s” is answered with what is allowed, and nothing is kept', async (line, allowed) => {
    await ann.mention(line);
    expect(said()).toMatch(allowed);
    expect(await kept()).toEqual([]);
    expect(services.sent).toEqual([]);
  });

  test('skips one week', async () => {
    await ann.mention('reflect weekly monday 09:30');
    await ann.mention('reflect');
    await ann.press('Skip next');
    expect(said()).toContain('Skip it for everyone?');
    expect(await kept()).toMatchObject([{ next: { day: '2026-11-30' } }]);
    await ann.press('Skip');
    expect(await kept()).toMatchObject([{ next: { day: '2026-12-07' } }]);
  });

  test('stops when somebody says so, and the channel is told', async () => {
    await ann.mention('reflect weekly monday 09:30');
    await ann.mention('reflect stop');
    expect(said()).toContain('Stop it for everyone?');
    await ann.press('Keep');
    expect(newest()).toContain('I have left it as it is.');
    expect(await kept()).toHaveLength(1);
    await ann.mention('reflect stop');
    await ann.press('Stop');
    expect(await kept()).toEqual([]);
    expect(services.sent).toHaveLength(1);
    expect(services.replaced.map(({ message }) => message.by?.did)).toEqual(['Weekly prompt stopped']);
    expect(services.told).toEqual([]);
  });

  test('that a colleague stops is told to whoever looks after it, alone', async () => {
    await ann.mention('reflect weekly monday 09:30');
    const [schedule] = await kept();
    const dee = ann.colleague('Dee');
    await dee.mention('reflect stop');
    await dee.press('Stop');
    expect(await kept()).toEqual([]);
    expect(services.told).toMatchObject([
      { person: schedule?.owner, message: { audience: 'asker', about: schedule?.conversation } },
    ]);
  });

  test('is not a guest’s to skip, stop, pause or change, by typing or by a button', async () => {
    await ann.mention('reflect weekly monday 09:30');
    await ann.mention('reflect');
    const guest = ann.colleague('Guest', { guest: true });
    for (const line of [
      'reflect stop',
      'reflect skip',
      'reflect pause',
      'reflect weekly friday 10:00',
      'reflect take-over',
    ]) {
      await guest.mention(line);
      expect(guest.seen().at(-1)).toContain('so guests cannot stop or change it');
    }
    await ann.mention('reflect stop');
    await guest.press('Stop').catch(() => {});
    expect(await kept()).toMatchObject([{ state: 'active', weekday: 1, next: { day: '2026-11-30' } }]);
    await guest.mention('reflect');
    expect(guest.seen().at(-1)).toContain('Every Monday at 09:30');
    expect(guest.seen().at(-1)).not.toContain('[Skip next]');
  });
});
