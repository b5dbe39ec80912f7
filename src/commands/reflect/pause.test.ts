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
    expect(said).toContain('Everyone here has been told.');
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

  test.each(['until', 'until yesterday', 'until 2020-01-01', 'until 2027-02-30', 'untl 5 January', 'x'])(
    'for no day that I know is answered with what is allowed: %s',
    async (words) => {
      const { said, services } = await ask(`reflect pause ${words}`, withSchedule());
      expect(said).toContain('/reflect pause until 5 January');
      expect(await services.scheduled.get(CHANNEL)).toEqual(testSchedule());
      expect(services.sent).toEqual([]);
    },
  );
});
