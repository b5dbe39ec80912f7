import { announced, ask, askSurely, unheard, withSchedule } from '../../testing/reflecting';
import { testSchedule } from '../../testing/schedule';
import { testServices } from '../../testing/services';

const CHANNEL = 'slack:T1:C1';
const PAUSED = { state: 'paused', because: 'asked', next: null } as const;

describe('words behind a command', () => {
  test.each([
    ['stop until january', '/reflect pause until 1 January 2027'],
    ['stop for the summer', 'To do that, type /reflect stop on its own.'],
    ['stop the next one', 'To skip the next one: /reflect skip.'],
    ['stop today', 'To do that, type /reflect stop on its own.'],
    ['skip today', 'The next one is on Monday 30 November 2026, 09:30.'],
    ['skip this week', 'The next one is on Monday 30 November 2026, 09:30.'],
    ['now for managers', 'To post one now, type /reflect now on its own.'],
    ['now not yet, tomorrow at 10', 'I have not posted anything yet.'],
    ['resume on 5 January', '/reflect pause until 5 January 2027'],
    ['resume some day', 'To do that now, type /reflect resume on its own.'],
    ['skip next week', 'The next one is on Monday 30 November 2026, 09:30.'],
    ['skip monday', 'To do that, type /reflect skip on its own.'],
  ])('that ask for something else are answered with what to type, and nothing is done: %s', async (line, says) => {
    const { said, services } = await ask(`reflect ${line}`, withSchedule(line.startsWith('resume') ? PAUSED : {}));
    expect(said).toContain(says);
    expect(await services.scheduled.get(CHANNEL)).toEqual(testSchedule(line.startsWith('resume') ? PAUSED : {}));
    expect(services.sent).toEqual([]);
  });

  test.each([
    'skip next',
    'skip it please',
    'skip this one',
    'stop now',
    'stop it, please.',
    'pause it please',
    'stop?',
  ])('that add nothing are passed over: %s', async (line) => {
    const { services } = await askSurely(`reflect ${line}`, withSchedule());
    expect(await services.scheduled.get(CHANNEL)).not.toEqual(testSchedule());
    expect(services.sent).toHaveLength(1);
  });
});

test.each(
  ['skip', 'pause', 'stop'].flatMap((words) =>
    (['removed', 'down', 'archived'] as const).map((why) => [words, why] as const),
  ),
)('%s takes effect also where nobody could be told (%s), and says so', async (words, why) => {
  const services = unheard(why, withSchedule());
  const { said } = await askSurely(`reflect ${words}`, services);
  expect(said).toContain('I could not tell the others here, so please do.');
  expect(await services.scheduled.get(CHANNEL)).not.toEqual(testSchedule());
});

test.each([
  ['unpause', '/reflect resume'],
  ['cancel', '/reflect stop'],
  ['start', '/reflect form'],
  ['cancel monday', '/reflect stop monday'],
])('what people call %s elsewhere is offered as what it is called here', async (word, line) => {
  const { said } = await ask(`reflect ${word}`, withSchedule());
  expect(said).toContain(`Did you mean: ${line}`);
});

test('skip today takes the one of today', async () => {
  const today = { day: '2026-11-23', at: new Date('2026-11-23T16:00:00Z') };
  for (const line of ['reflect skip today', 'reflect skip this week']) {
    const services = withSchedule({ time: '16:00', next: today });
    await askSurely(line, services);
    expect((await services.scheduled.get(CHANNEL))?.next?.day).toBe('2026-11-30');
  }
});

test.each(['pause', 'stop'])('%s says what becomes of a prompt that waits', async (words) => {
  const services = withSchedule();
  const at = new Date('2026-11-23T09:30:00Z');
  services.delivered.await(CHANNEL, { day: '2026-11-23', at, maybePosted: false });
  await askSurely(`reflect ${words}`, services);
  expect(services.sent).toHaveLength(1);
  expect(announced(services)[0]).toContain(
    'The prompt for Monday 23 November 2026, 09:30 has not been posted, and will',
  );
});

test.each(['skip', 'pause', 'pause until 2027-01-05', 'resume', 'stop'])(
  '%s without a weekly prompt says how to set one up',
  async (words) => {
    const { said, services } = await ask(`reflect ${words}`, testServices());
    expect(said).toBe('There is no weekly prompt here yet. To set one up, type /reflect weekly monday 09:30.');
    expect(services.sent).toEqual([]);
  },
);
