import { ask, unheard, withSchedule } from '../testing/reflecting';
import { testSchedule } from '../testing/schedule';
import { testServices } from '../testing/services';

const CHANNEL = 'slack:T1:C1';
const PAUSED = { state: 'paused', because: 'asked', next: null } as const;

describe('words behind a command', () => {
  test.each([
    ['stop until january', '/reflect pause until 5 January'],
    ['stop for the summer', 'To end it, type /reflect stop alone.'],
    ['resume on 5 January', '/reflect pause until 5 January'],
    ['skip next week', 'I can skip the next prompt, and no other.'],
    ['skip monday', 'To do that, type /reflect skip alone.'],
  ])('that ask for something else are answered with what to type, and nothing is done: %s', async (line, says) => {
    const { said, services } = await ask(`reflect ${line}`, withSchedule(line.startsWith('resume') ? PAUSED : {}));
    expect(said).toContain(says);
    expect(services.scheduled.get(CHANNEL)).toEqual(testSchedule(line.startsWith('resume') ? PAUSED : {}));
    expect(services.sent).toEqual([]);
  });

  test.each(['skip next', 'skip it please', 'skip this week', 'skip the next one', 'stop now', 'stop it, please'])(
    'that add nothing are passed over: %s',
    async (line) => {
      const { services } = await ask(`reflect ${line}`, withSchedule());
      expect(services.scheduled.get(CHANNEL)).not.toEqual(testSchedule());
      expect(services.sent).toHaveLength(1);
    },
  );
});

test.each(
  ['skip', 'pause', 'stop'].flatMap((words) =>
    (['removed', 'down', 'archived'] as const).map((why) => [words, why] as const),
  ),
)('%s takes effect also where nobody could be told (%s), and says so', async (words, why) => {
  const services = unheard(why, withSchedule());
  const { said } = await ask(`reflect ${words}`, services);
  expect(said).toContain('I could not tell the others here, so please do.');
  expect(services.scheduled.get(CHANNEL)).not.toEqual(testSchedule());
});

test.each(['skip', 'pause', 'pause until 2027-01-05', 'resume', 'stop'])(
  '%s without a weekly prompt says how to set one up',
  async (words) => {
    const { said, services } = await ask(`reflect ${words}`, testServices());
    expect(said).toBe('There is no weekly prompt here yet. To set one up, type /reflect weekly monday 09:30.');
    expect(services.sent).toEqual([]);
  },
);
