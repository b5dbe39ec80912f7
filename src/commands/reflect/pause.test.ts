import { announced, ask, askSurely, withSchedule } from '../../testing/reflecting';
import { testSchedule } from '../../testing/schedule';

const CHANNEL = 'slack:T1:C1';
const PAUSED = { state: 'paused', because: 'asked', next: null } as const;

describe('pausing', () => {
  test('lasts until somebody resumes', async () => {
    const { said, services } = await ask('reflect pause', withSchedule());
    expect(await services.scheduled.get(CHANNEL)).toEqual(testSchedule(PAUSED));
    expect(services.sent[0]?.message.by?.did).toBe('Weekly prompt paused');
    expect(announced(services)[0]).toContain('Paused until somebody resumes it.');
    expect(said).toContain('I have told everyone here.');
    expect(said).toContain('Paused until somebody resumes it.');
  });

  test.each([
    ['2027-01-05', '2027-01-05', '2027-01-11', '2027-01-11T09:30:00Z'],
    ['5 January 2027', '2027-01-05', '2027-01-11', '2027-01-11T09:30:00Z'],
    ['2026-11-30', '2026-11-30', '2026-11-30', '2026-11-30T09:30:00Z'],
    // The Monday is a bank holiday, and its prompt moves onto the day that the pause ends.
    ['2026-12-29', '2026-12-29', '2026-12-28', '2026-12-29T09:30:00Z'],
  ])('until %s: no prompt before that day', async (until, pausedUntil, day, at) => {
    const { services } = await ask(`reflect pause until ${until}`, withSchedule());
    expect(await services.scheduled.get(CHANNEL)).toEqual(
      testSchedule({ ...PAUSED, pausedUntil, next: { day, at: new Date(at) } }),
    );
  });

  test('keeps a prompt skipped that was skipped during an earlier pause', async () => {
    const services = withSchedule();
    await ask('reflect pause until 2026-11-24', services);
    await askSurely('reflect skip', services);
    await ask('reflect pause until 2026-11-26', services);
    expect((await services.scheduled.get(CHANNEL))?.next?.day).toBe('2026-12-07');
  });

  test('made shorter brings back what would have been skipped after the longer one', async () => {
    const services = withSchedule();
    await ask('reflect pause until 2027-01-05', services);
    await askSurely('reflect skip', services);
    await ask('reflect pause until 2026-12-01', services);
    expect((await services.scheduled.get(CHANNEL))?.next?.day).toBe('2026-12-07');
  });

  test('made shorter ends sooner', async () => {
    const services = withSchedule();
    await ask('reflect pause until 2027-01-05', services);
    await ask('reflect pause until 2026-12-02', services);
    expect((await services.scheduled.get(CHANNEL))?.next?.day).toBe('2026-12-07');
  });

  test('counts its days by the schedule’s own zone', async () => {
    const services = withSchedule({ zone: 'Pacific/Auckland', region: 'none' });
    await ask('reflect pause until 2026-12-07', services);
    expect((await services.scheduled.get(CHANNEL))?.next?.at).toEqual(new Date('2026-12-06T20:30:00Z'));
  });

  test.each(['until', 'until yesterday', 'until 2020-01-01', 'until 2027-02-30', 'x'])(
    'for no day that I know is answered with what is allowed: %s',
    async (words) => {
      const { said, services } = await ask(`reflect pause ${words}`, withSchedule());
      expect(said).toContain('With no end date: /reflect pause.');
      expect(await services.scheduled.get(CHANNEL)).toEqual(testSchedule());
      expect(services.sent).toEqual([]);
    },
  );

  test.each([
    ['for 2 weeks', '2026-12-07'],
    ['until friday', '2026-11-27'],
    ['until next week', '2026-11-30'],
    ['for a fortnight', '2026-12-07'],
  ])('for as long as people say it: %s', async (words, day) => {
    const { services } = await ask(`reflect pause ${words}`, withSchedule());
    expect((await services.scheduled.get(CHANNEL))?.pausedUntil).toBe(day);
  });

  test.each(['pause untl 5 January', 'stop until 5 january', 'stop for 6 weeks', 'resume on 5 January'])(
    'is offered where it is probably meant, and set by one press: %s',
    async (line) => {
      const services = withSchedule(line.startsWith('resume') ? { state: 'paused', because: 'asked', next: null } : {});
      const { said, buttons } = await ask(`reflect ${line}`, services);
      expect(said).toMatch(/^Did you mean: \/reflect pause until \d+ January 2027/);
      expect(services.sent).toEqual([]);
      await ask(buttons[0]?.command ?? '', services, { via: 'button' });
      expect((await services.scheduled.get(CHANNEL))?.pausedUntil).toMatch(/^2027-01-0[45]$/);
    },
  );
});
