import type { Schedule } from '../reflection/schedule';
import { announced, ask, unheard, withSchedule } from '../testing/reflecting';
import { testSchedule } from '../testing/schedule';
import { type TestServices, testServices } from '../testing/services';

const CHANNEL = 'slack:T1:C1';
const PAUSED = { state: 'paused', because: 'asked', next: null } as const;

describe('skipping', () => {
  test('leaves out the next one, and tells everybody which comes instead', async () => {
    const { said, services } = await ask('reflect skip', withSchedule());
    expect(services.scheduled.get(CHANNEL)).toEqual(
      testSchedule({ next: { day: '2026-12-07', at: new Date('2026-12-07T09:30:00Z') } }),
    );
    expect(services.sent[0]?.message.by?.did).toBe('Next weekly prompt skipped');
    expect(announced(services)).toEqual([
      'There is none on Monday 30 November 2026, 09:30.\n\nNext: Monday 7 December 2026, 09:30.',
    ]);
    expect(said).toContain('The prompt on Monday 30 November 2026, 09:30 is skipped.');
    expect(said).toContain('Next: Monday 7 December 2026, 09:30.');
  });

  test('with the same button twice skips one week, not two', async () => {
    const { buttons, services } = await ask('reflect', withSchedule());
    const line = buttons.find(({ label }) => label === 'Skip next')?.says ?? '';
    await ask(line, services, { via: 'button' });
    const { said } = await ask(line, services, { via: 'button' });
    expect(said).toContain('That prompt is no longer the next one, so I skipped nothing.');
    expect(services.scheduled.get(CHANNEL)?.next?.day).toBe('2026-12-07');
    expect(services.sent).toHaveLength(1);
  });

  test('can be taken back', async () => {
    const services = withSchedule();
    await ask('reflect skip', services);
    await ask('reflect resume', services);
    expect(services.scheduled.get(CHANNEL)).toEqual(testSchedule());
    expect(services.sent[1]?.message.by?.did).toBe('Weekly prompt resumed');
  });

  test('knows the bank holidays', async () => {
    const services = withSchedule({
      onHolidays: 'skip',
      next: { day: '2026-12-21', at: new Date('2026-12-21T09:30:00Z') },
    });
    await ask('reflect skip', services);
    expect(services.scheduled.get(CHANNEL)?.next?.day).toBe('2027-01-04');
  });

  test('still holds when a pause ends before the skipped day', async () => {
    const services = withSchedule();
    await ask('reflect skip', services);
    await ask('reflect pause until 2026-11-25', services);
    expect(services.scheduled.get(CHANNEL)?.next?.day).toBe('2026-12-07');
    await ask('reflect pause until 2026-12-10', services);
    expect(services.scheduled.get(CHANNEL)?.next?.day).toBe('2026-12-14');
  });

  test('has nothing to do while it is paused', async () => {
    const { said, services } = await ask('reflect skip', withSchedule(PAUSED));
    expect(said).toContain('there is nothing to skip');
    expect(services.scheduled.get(CHANNEL)).toEqual(testSchedule(PAUSED));
  });
});

describe('pausing', () => {
  test('lasts until somebody resumes', async () => {
    const { said, services } = await ask('reflect pause', withSchedule());
    expect(services.scheduled.get(CHANNEL)).toEqual(testSchedule(PAUSED));
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
    expect(services.scheduled.get(CHANNEL)).toEqual(
      testSchedule({ ...PAUSED, pausedUntil, next: { day, at: new Date(at) } }),
    );
  });

  test('keeps a prompt skipped that was skipped during an earlier pause', async () => {
    const services = withSchedule();
    await ask('reflect pause until 2026-11-24', services);
    await ask('reflect skip', services);
    await ask('reflect pause until 2026-11-26', services);
    expect(services.scheduled.get(CHANNEL)?.next?.day).toBe('2026-12-07');
  });

  test('made shorter ends sooner', async () => {
    const services = withSchedule();
    await ask('reflect pause until 2027-01-05', services);
    await ask('reflect pause until 2026-12-02', services);
    expect(services.scheduled.get(CHANNEL)?.next?.day).toBe('2026-12-07');
  });

  test('counts its days by the schedule’s own zone', async () => {
    const services = withSchedule({ zone: 'Pacific/Auckland', region: 'none' });
    await ask('reflect pause until 2026-12-07', services);
    expect(services.scheduled.get(CHANNEL)?.next?.at).toEqual(new Date('2026-12-06T20:30:00Z'));
  });

  test.each(['until', 'until yesterday', 'until 2020-01-01', 'until 2027-02-30', 'untl 5 January', 'x'])(
    'for no day that I know is answered with what is allowed: %s',
    async (words) => {
      const { said, services } = await ask(`reflect pause ${words}`, withSchedule());
      expect(said).toContain('/reflect pause until 5 January');
      expect(services.scheduled.get(CHANNEL)).toEqual(testSchedule());
      expect(services.sent).toEqual([]);
    },
  );
});

describe('a turn that has come, and that nobody has taken up yet', () => {
  const monday = { day: '2026-11-23', at: new Date('2026-11-23T11:58:00Z') };
  const due = () => withSchedule({ time: '11:58', next: monday });

  test('is told of', async () => {
    expect((await ask('reflect', due())).said).toContain(
      'The prompt of Monday 23 November 2026, 11:58 is not posted yet. I am still trying.',
    );
  });

  test('is not lost by what changes nothing about it', async () => {
    const services = due();
    expect((await ask('reflect resume', services)).said).toContain('neither paused nor skipped');
    await ask('reflect weekly monday 11:58 for managers', services);
    expect(services.scheduled.get(CHANNEL)).toMatchObject({ audience: 'managers', next: monday });
  });

  test('can be skipped, and then not be brought back', async () => {
    const { said, services } = await ask('reflect skip', due());
    expect(services.scheduled.get(CHANNEL)?.next?.day).toBe('2026-11-30');
    expect(said).toContain('To post one all the same, type /reflect now.');
  });
});

describe('a prompt that has come due and is still to be posted', () => {
  const monday = { day: '2026-11-23', at: new Date('2026-11-23T09:30:00Z'), mayStand: false };
  function stillWaiting() {
    const services = withSchedule();
    services.waitingTurns.set(CHANNEL, monday);
    return services;
  }

  test('is told of, and is the one that is skipped', async () => {
    const services = stillWaiting();
    const { said, buttons } = await ask('reflect', services);
    expect(said).toContain('The prompt of Monday 23 November 2026, 09:30 is not posted yet. I am still trying.');
    const line = buttons.find(({ label }) => label === 'Skip next')?.says ?? '';
    const skipped = await ask(line, services, { via: 'button' });
    const says = 'The prompt of Monday 23 November 2026, 09:30 was not posted yet, and will not be.';
    expect(skipped.said).toContain(says);
    expect(skipped.said).toContain('To post one all the same, type /reflect now.');
    expect(announced(services)).toEqual([`${says}\n\nNext: Monday 30 November 2026, 09:30.`]);
    expect(services.waitingTurns.size).toBe(0);
    expect(services.scheduled.get(CHANNEL)).toEqual(testSchedule());
  });

  test('is not said to be missing where it may stand there', async () => {
    const services = stillWaiting();
    services.waitingTurns.set(CHANNEL, { ...monday, mayStand: true });
    const may = 'The prompt of Monday 23 November 2026, 09:30 may be here already: I got no answer when I posted it';
    expect((await ask('reflect', services)).said).toContain(`${may}, and I am trying once more.`);
    await ask('reflect skip', services);
    expect(announced(services)[0]).toContain(`${may}. I will not try again.`);
  });

  test('stays where the button was about another one, and the new card is about it', async () => {
    const services = stillWaiting();
    const { said, buttons } = await ask('reflect skip 2026-11-30', services, { via: 'button' });
    expect(buttons.map(({ says }) => says)).toContain('reflect skip 2026-11-23');
    expect(said).toContain('That prompt is no longer the next one, so I skipped nothing.');
    expect(services.waitingTurns.get(CHANNEL)).toEqual(monday);
    expect(services.sent).toEqual([]);
  });
});

describe('two people at the same moment', () => {
  const LINES = ['skip', 'pause', 'pause until 2027-01-05', 'resume', 'weekly friday 10:00', 'take-over'];
  const TOLD_FIRST = ['resume', 'weekly friday 10:00'];

  /** After the first has read it, the second does this. */
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

  test.each(LINES)('%s does not undo a stop, and says how it stands', async (line) => {
    const services = overtakenBy(({ scheduled }) => scheduled.delete(CHANNEL), line === 'resume' ? PAUSED : {});
    const { said } = await ask(`reflect ${line}`, services);
    expect(services.scheduled.size).toBe(0);
    expect(said).toContain('Something else happened to the weekly prompt at the same moment, so I did not make your');
    expect(said).toContain('There is none here yet.');
  });

  test.each(LINES)('%s does not undo what a colleague has set', async (line) => {
    const theirs = testSchedule({ owner: 'slack:T1:U0BEN', time: '14:00' });
    const services = overtakenBy(({ scheduled }) => scheduled.set(CHANNEL, theirs), line === 'resume' ? PAUSED : {});
    const { said } = await ask(`reflect ${line}`, services);
    expect(services.scheduled.get(CHANNEL)).toEqual(theirs);
    expect(said).toContain('Every Monday at 14:00');
  });

  test.each(LINES)('what everybody hears after %s is true', async (line) => {
    const theirs = testSchedule({ owner: 'slack:T1:U0BEN', time: '14:00' });
    const services = overtakenBy(({ scheduled }) => scheduled.set(CHANNEL, theirs), line === 'resume' ? PAUSED : {});
    await ask(`reflect ${line}`, services);
    if (!TOLD_FIRST.includes(line)) return expect(services.sent).toEqual([]);
    expect(services.sent).toHaveLength(2);
    expect(announced(services)[1]).toContain('The last change was not made');
    return expect(announced(services)[1]).toContain('It is now: Every Monday at 14:00 (Europe/London), for everyone.');
  });

  test('the first weekly prompt of a channel takes no other’s place', async () => {
    const theirs = testSchedule({ owner: 'slack:T1:U0BEN' });
    const services = overtakenBy(({ scheduled }) => scheduled.set(CHANNEL, theirs));
    services.scheduled.delete(CHANNEL);
    await ask('reflect weekly friday 10:00', services);
    expect(services.scheduled.get(CHANNEL)).toEqual(theirs);
  });

  test('a prompt that was posted while it was being skipped is not said to be skipped', async () => {
    const services = withSchedule();
    const waiting = async () => ({ day: '2026-11-23', at: new Date('2026-11-23T09:30:00Z'), mayStand: false });
    const { said } = await ask('reflect skip', { ...services, schedules: { ...services.schedules, waiting } });
    expect(said).toContain('so I did not make your change.');
    expect(services.sent).toEqual([]);
  });
});

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

describe('resuming', () => {
  test.each([
    ['a pause', PAUSED],
    ['a pause with an end', { ...PAUSED, pausedUntil: '2027-01-05', next: testSchedule().next }],
    ['a pause that the bot had to make', { ...PAUSED, because: 'removed' } as const],
  ])('ends %s', async (_what, changes) => {
    const { said, services } = await ask('reflect resume', withSchedule(changes));
    expect(services.scheduled.get(CHANNEL)).toEqual(testSchedule());
    expect(services.sent[0]?.message.by?.did).toBe('Weekly prompt resumed');
    expect(said).toContain('The weekly prompt goes on.');
  });

  test('what is not paused changes nothing', async () => {
    const { said, services } = await ask('reflect resume', withSchedule());
    expect(said).toContain('It is neither paused nor skipped, so nothing changed.');
    expect(services.sent).toEqual([]);
  });

  test('needs the bot to be there', async () => {
    const services = unheard('removed', withSchedule(PAUSED));
    const { said } = await ask('reflect resume', services);
    expect(said).toContain('To try again, type /reflect resume.');
    expect(services.scheduled.get(CHANNEL)).toEqual(testSchedule(PAUSED));
  });
});

describe('stopping', () => {
  test('ends it, and says how to start it again', async () => {
    const services = withSchedule({ weekday: 3, audience: 'leaders', zone: 'Europe/Paris', onHolidays: 'skip' });
    const { said } = await ask('reflect stop', services);
    const again = '/reflect weekly wednesday 09:30 Europe/Paris for leaders skip holidays in England and Wales';
    expect(services.scheduled.size).toBe(0);
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
    const { said } = await ask('reflect stop', services);
    const [, again = ''] = /To start it again, type \/(.*)\.$/m.exec(said.split('\n')[0] ?? '') ?? [];
    await ask(again, services);
    const { next: _next, ...same } = testSchedule(changes);
    expect(services.scheduled.get(CHANNEL)).toMatchObject(same);
  });
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

test('resume that could not be told changes nothing, and says when to try again', async () => {
  const services = unheard('down', withSchedule(PAUSED));
  const { said } = await ask('reflect resume', services);
  expect(said).toContain('I have changed nothing yet.');
  expect(services.scheduled.get(CHANNEL)).toEqual(testSchedule(PAUSED));
});

test.each(['skip', 'pause', 'pause until 2027-01-05', 'resume', 'stop'])(
  '%s without a weekly prompt says how to set one up',
  async (words) => {
    const { said, services } = await ask(`reflect ${words}`, testServices());
    expect(said).toBe('There is no weekly prompt here yet. To set one up, type /reflect weekly monday 09:30.');
    expect(services.sent).toEqual([]);
  },
);
