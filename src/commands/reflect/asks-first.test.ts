import { plainText } from '../../plain-text';
import { announced, ask, askSurely, unheard, withSchedule } from '../../testing/reflecting';
import { testSchedule } from '../../testing/schedule';
import { testServices } from '../../testing/services';

const CHANNEL = 'slack:T1:C1';
const BEN = { person: 'slack:T1:U0BEN', name: 'Ben' } as const;
const GUEST = { person: 'slack:T1:U0GUEST', isGuest: async () => true } as const;

describe('stop and skip', () => {
  test.each([
    ['reflect stop', 'Stop it for everyone?', 'Every Monday at 09:30', 'Stop'],
    ['reflect skip', 'Skip it for everyone?', 'Monday 30 November 2026, 09:30', 'Skip'],
    ['reflect skip 2026-11-30', 'Skip it for everyone?', 'Monday 30 November 2026, 09:30', 'Skip'],
  ])('ask once, before anything is done: %s', async (line, question, what, yes) => {
    for (const via of ['typed', 'button'] as const) {
      const { said, buttons, services, message } = await ask(line, withSchedule(), { via });
      expect(said).toContain(question);
      expect(said).toContain(what);
      expect(buttons.map(({ label }) => label)).toEqual([yes, 'Keep']);
      expect(message).toMatchObject({ audience: 'asker', draft: true });
      expect(await services.scheduled.get(CHANNEL)).toEqual(testSchedule());
      expect([services.sent, services.told]).toEqual([[], []]);
      const kept = await ask(buttons[1]?.command ?? '', services, { via: 'button' });
      expect(kept.said).toContain('I have left it as it is.');
      expect(await services.scheduled.get(CHANNEL)).toEqual(testSchedule());
      expect([services.sent, services.told]).toEqual([[], []]);
    }
  });

  test('stop nothing but what was asked about', async () => {
    const services = withSchedule();
    const { buttons } = await ask('reflect stop', services);
    services.scheduled.set(CHANNEL, testSchedule({ weekday: 3 }));
    const { said } = await ask(buttons[0]?.command ?? '', services, { via: 'button' });
    expect(said).toContain('has changed since I asked, so I have not stopped it.');
    expect(await services.scheduled.count()).toBe(1);
  });
});

describe('whoever looks after it', () => {
  test.each([
    ['reflect stop', 'Weekly prompt stopped', 'ask me there for “reflect weekly monday 09:30”'],
    ['reflect skip', 'Next weekly prompt skipped', 'There will be no prompt on Monday 30 November 2026, 09:30.'],
  ])('is told alone what somebody else did, and who: %s', async (line, did, what) => {
    const { said, services } = await askSurely(line, withSchedule(), BEN);
    expect(services.told).toMatchObject([
      { person: 'slack:T1:U0ANN', message: { audience: 'asker', about: CHANNEL, by: { did, ...BEN } } },
    ]);
    const [told] = services.told.map(({ message }) => plainText(message));
    expect(told).toContain(what);
    expect(told).toContain('Every Monday at 09:30');
    expect(said).toContain('I have told everyone here. I have told its owner.');
    expect(announced(services)).toHaveLength(1);
  });

  test('is told of a pause by somebody else, too', async () => {
    const { services } = await ask('reflect pause', withSchedule(), BEN);
    expect(services.told.map(({ person }) => person)).toEqual(['slack:T1:U0ANN']);
  });

  test('is told nothing of their own doing', async () => {
    const services = withSchedule();
    await askSurely('reflect skip', services);
    await ask('reflect pause', services);
    await askSurely('reflect stop', services);
    expect(services.told).toEqual([]);
  });

  test.each([
    ['down', 'Please tell its owner too.'],
    ['unclear', 'Its owner may not have seen it.'],
  ] as const)('and cannot be told (%s): that is said, and it is stopped all the same', async (why, says) => {
    const services = withSchedule();
    const { buttons } = await ask('reflect stop', services, BEN);
    const { said } = await ask(buttons[0]?.command ?? '', unheard(why, services), { ...BEN, via: 'button' });
    expect(said).toContain(says);
    expect(await services.scheduled.count()).toBe(0);
  });
});

describe('a guest', () => {
  const LINES = ['stop', 'skip', 'skip 2026-11-30 sure', 'pause', 'resume', 'weekly friday 10:00', 'form', 'take-over'];

  test.each(LINES)('may not %s', async (line) => {
    for (const via of ['typed', 'button'] as const) {
      const { said, services } = await ask(`reflect ${line}`, withSchedule(), { ...GUEST, via });
      expect(said).toContain('so guests cannot stop or change it.');
      expect(await services.scheduled.get(CHANNEL)).toEqual(testSchedule());
      expect([services.sent, services.told]).toEqual([[], []]);
    }
  });

  test('sees what is set, and the next ones, with no buttons to change it', async () => {
    const { said, buttons, services } = await ask('reflect', withSchedule(), GUEST);
    expect(said).toContain('Every Monday at 09:30');
    expect(buttons.map(({ label }) => label)).toEqual(['Preview']);
    expect((await ask('reflect preview', services, GUEST)).said).not.toContain('guests cannot');
  });

  test('may where they set it up, and where the organisation has named them', async () => {
    const own = withSchedule({ owner: GUEST.person });
    await askSurely('reflect stop', own, GUEST);
    expect(await own.scheduled.count()).toBe(0);
    // Whoever wrote the list may have seen this person in another workspace: in Slack the user's id says who it is.
    for (const name of [GUEST.person, 'slack:T0HOME:U0GUEST'] as const) {
      const policy = { ...testServices().policy, scheduleAdmins: [name] };
      const named = withSchedule({}, { policy });
      await askSurely('reflect stop', named, GUEST);
      expect([name, await named.scheduled.count()]).toEqual([name, 0]);
    }
  });

  test('may all of it where the organisation lets guests', async () => {
    const policy = { ...testServices().policy, guestsMaySchedule: true };
    const services = withSchedule({}, { policy });
    await ask('reflect weekly friday 10:00', services, GUEST);
    expect(await services.scheduled.get(CHANNEL)).toMatchObject({ weekday: 5, owner: GUEST.person });
    expect((await ask('reflect', services, GUEST)).buttons.map(({ label }) => label)).toContain('Stop');
  });
});
