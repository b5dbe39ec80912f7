import { ask, unheard, withSchedule } from '../../testing/reflecting';
import { testSchedule } from '../../testing/schedule';

const CHANNEL = 'slack:T1:C1';
const PAUSED = { state: 'paused', because: 'asked', next: null } as const;

describe('resuming', () => {
  test.each([
    ['a pause', PAUSED],
    ['a pause with an end', { ...PAUSED, pausedUntil: '2027-01-05', next: testSchedule().next }],
    ['a pause that the bot had to make', { ...PAUSED, because: 'removed' } as const],
  ])('ends %s', async (_what, changes) => {
    const { said, services } = await ask('reflect resume', withSchedule(changes));
    expect(await services.scheduled.get(CHANNEL)).toEqual(testSchedule());
    expect(services.sent[0]?.message.by?.did).toBe('Weekly prompt resumed');
    expect(said).toContain('The weekly prompt is running again.');
  });

  test('what is not paused changes nothing', async () => {
    const { said, services } = await ask('reflect resume', withSchedule());
    expect(said).toContain('It is not paused or skipped, so nothing has changed.');
    expect(services.sent).toEqual([]);
  });

  test('needs the bot to be there', async () => {
    const services = unheard('removed', withSchedule(PAUSED));
    const { said } = await ask('reflect resume', services);
    expect(said).toContain('To try again, type /reflect resume.');
    expect(await services.scheduled.get(CHANNEL)).toEqual(testSchedule(PAUSED));
  });
});

test('resume that could not be told changes nothing, and says when to try again', async () => {
  const services = unheard('down', withSchedule(PAUSED));
  const { said } = await ask('reflect resume', services);
  expect(said).toContain('nothing has changed yet.');
  expect(await services.scheduled.get(CHANNEL)).toEqual(testSchedule(PAUSED));
});

test('whoever resumes what nobody looks after looks after it from then on; nobody is told as its owner', async () => {
  const services = withSchedule({ owner: 'slack:T1:nobody', state: 'paused', because: 'asked', next: null });
  const { said } = await ask('reflect resume', services, { person: 'slack:T1:U0BEN' });
  expect(said).toContain('The weekly prompt is running again.');
  expect(await services.scheduled.get('slack:T1:C1')).toMatchObject({ owner: 'slack:T1:U0BEN', state: 'active' });
  const unowned = withSchedule({ owner: 'slack:T1:nobody' });
  await ask('reflect pause', unowned, { person: 'slack:T1:U0BEN' });
  expect(unowned.told).toEqual([]);
});
