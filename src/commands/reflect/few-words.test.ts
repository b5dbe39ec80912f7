import { ask, askSurely, unheard, withSchedule } from '../../testing/reflecting';
import { type TestServices, testServices } from '../../testing/services';
import { expectRemark } from '../../testing/word-budget';

const BEN = { person: 'slack:T1:U0BEN' } as const;
const GUEST = { person: 'slack:T1:U0GUEST', isGuest: async () => true } as const;
const PAUSED = { state: 'paused', because: 'asked', next: null } as const;
const AT = new Date('2026-11-23T09:30:00Z');

function due(maybePosted = false): TestServices {
  const services = withSchedule();
  services.delivered.await('slack:T1:C1', { day: '2026-11-23', at: AT, maybePosted });
  return services;
}

const outcome = (another: 'swapped before' | 'too late' | 'unknown' | 'no other') => {
  const services = withSchedule();
  return { ...services, prompts: { ...services.prompts, another: async () => another } };
};

/** What was asked, of whom and by whom: everything that `reflect` confirms or refuses. */
const REMARKS: readonly (readonly [string, () => ReturnType<typeof ask>])[] = [
  ...(
    [
      ['weekly monday 09:30', testServices],
      ['weekly monday half 9 every 2 weeks Europe/Dublin for practitioners', testServices],
      ['monthly last friday 09:30 skip holidays', testServices],
      ['weekly friday on holidays', withSchedule],
      ['weekly every 2 weeks from 21 december', withSchedule],
      ['weekly monday 09:30', withSchedule],
      ['mondya 0930', testServices],
      ['monday 9.30 skip holidays in scotland', withSchedule],
      ['kites and other things that fly in the wind', withSchedule],
      ['stopp', withSchedule],
      ['keep', withSchedule],
      ['keep', testServices],
      ['pause', withSchedule],
      ['pause until friday', withSchedule],
      ['pause until 31 february', withSchedule],
      ['pause until the cows come home and the kites fly', withSchedule],
      ['pause', () => withSchedule(PAUSED)],
      ['pause', due],
      ['pause', () => due(true)],
      ['resume', withSchedule],
      ['resume', () => withSchedule(PAUSED)],
      ['resume on 5 January', () => withSchedule(PAUSED)],
      ['skip', withSchedule],
      ['skip', () => withSchedule(PAUSED)],
      ['skip', due],
      ['skip', () => due(true)],
      ['skip next week', withSchedule],
      ['skip the third one', withSchedule],
      ['skip 2026-11-16', withSchedule],
      ['stop', withSchedule],
      ['stop', due],
      ['stop until january', withSchedule],
      ['stop sure-0123456789abcdef', withSchedule],
      ['now', withSchedule],
      ['now for managers', withSchedule],
      ['take-over', withSchedule],
      ['take-over', testServices],
    ] satisfies [string, () => TestServices][]
  ).flatMap(([words, services]) => [
    [`${words}, by whoever looks after it`, () => askSurely(`reflect ${words}`, services())] as const,
    [`${words}, by somebody else`, () => askSurely(`reflect ${words}`, services(), BEN)] as const,
  ]),
  ...['weekly friday', 'stop', 'skip', 'pause', 'resume', 'take-over'].flatMap((words) => [
    [`${words}, by a guest`, () => ask(`reflect ${words}`, withSchedule(), GUEST)] as const,
    [
      `${words}, by somebody who is not named`,
      () => {
        const policy = { ...testServices().policy, scheduleAdmins: ['slack:T1:U0DEE' as const] };
        return ask(`reflect ${words}`, withSchedule({}, { policy }));
      },
    ] as const,
  ]),
  ...(['down', 'unclear', 'removed', 'archived'] as const).flatMap((why) =>
    ['stop', 'skip', 'pause until friday'].map(
      (words) =>
        [
          `${words}, told to nobody (${why})`,
          () => askSurely(`reflect ${words}`, unheard(why, withSchedule()), BEN),
        ] as const,
    ),
  ),
  ['in a chat with one person', () => ask('reflect', testServices(), { setting: 'personal' })],
  ['another d1', () => ask('another d1', withSchedule(), { via: 'button' })],
  ['another d1 shown', () => askSurely('another d1', withSchedule(), { ...BEN, via: 'button' })],
  ...(['swapped before', 'too late', 'unknown', 'no other'] as const).map(
    (why) => [why, () => ask('another d1 shown', outcome(why), { via: 'button' })] as const,
  ),
];

test.each(REMARKS)('%s: at most thirty words and two buttons', async (_what, remark) => {
  expectRemark((await remark()).message);
});
