import { plainText } from '../../plain-text';
import type { Schedule } from '../../reflection/schedule';
import { ask, askSurely, withSchedule } from '../../testing/reflecting';
import { testSchedule } from '../../testing/schedule';
import type { TestServices } from '../../testing/services';

const CHANNEL = 'slack:T1:C1';
const PAUSED = { state: 'paused', because: 'asked', next: null } as const;

describe('two people at the same moment', () => {
  const LINES = [
    'skip 2026-11-30 sure',
    'pause',
    'pause until 2027-01-05',
    'resume',
    'weekly friday 10:00',
    'take-over',
  ];
  const TOLD_FIRST = ['resume', 'weekly friday 10:00'];

  /** What the second person does once the first has read the schedule. */
  function overtakenBy(second: (services: TestServices) => unknown, changes: Partial<Schedule> = {}) {
    const services = withSchedule({ owner: 'slack:T1:U0CAT', ...changes });
    const { schedules } = services;
    let reads = 0;
    const get: typeof schedules.get = async (...all) => {
      const schedule = await schedules.get(...all);
      reads += 1;
      if (reads === 1) second(services);
      return schedule;
    };
    return { ...services, schedules: { ...schedules, get } };
  }

  test.each(LINES)('%s does not undo a stop, and says so', async (line) => {
    const services = overtakenBy(({ scheduled }) => scheduled.delete(CHANNEL), line === 'resume' ? PAUSED : {});
    const { said } = await ask(`reflect ${line}`, services);
    expect(await services.scheduled.count()).toBe(0);
    expect(said).toContain(
      'Somebody else changed it, or it was posted, at the same moment. I did not save your change.',
    );
  });

  test.each(LINES)('%s does not undo what a colleague has set', async (line) => {
    const theirs = testSchedule({ owner: 'slack:T1:U0BEN', time: '14:00' });
    const services = overtakenBy(({ scheduled }) => scheduled.set(CHANNEL, theirs), line === 'resume' ? PAUSED : {});
    const { said } = await ask(`reflect ${line}`, services);
    expect(await services.scheduled.get(CHANNEL)).toEqual(theirs);
    expect(said).toContain('Please check, then try again.');
  });

  test.each(LINES)('what everybody hears after %s is true', async (line) => {
    const theirs = testSchedule({ owner: 'slack:T1:U0BEN', time: '14:00' });
    const services = overtakenBy(({ scheduled }) => scheduled.set(CHANNEL, theirs), line === 'resume' ? PAUSED : {});
    await ask(`reflect ${line}`, services);
    if (!TOLD_FIRST.includes(line)) return expect(services.sent).toEqual([]);
    expect(services.sent).toHaveLength(1);
    const [instead] = services.replaced.map(({ message }) => plainText(message));
    expect(instead).toContain('The last change was not made');
    return expect(instead).toContain('It is now: Every Monday at 14:00 (Europe/London), for everyone.');
  });

  test('the first weekly prompt of a channel takes no other’s place', async () => {
    const theirs = testSchedule({ owner: 'slack:T1:U0BEN' });
    const services = overtakenBy(({ scheduled }) => scheduled.set(CHANNEL, theirs));
    services.scheduled.delete(CHANNEL);
    await ask('reflect weekly friday 10:00', services);
    expect(await services.scheduled.get(CHANNEL)).toEqual(theirs);
  });

  test('a prompt that was posted while it was being skipped is not said to be skipped', async () => {
    const services = withSchedule();
    const pendingDelivery = async () => ({
      day: '2026-11-23',
      at: new Date('2026-11-23T09:30:00Z'),
      maybePosted: false,
    });
    const { said } = await askSurely('reflect skip', {
      ...services,
      schedules: { ...services.schedules, pendingDelivery },
    });
    expect(said).toContain('I did not save your change.');
    expect(services.sent).toEqual([]);
  });
});
