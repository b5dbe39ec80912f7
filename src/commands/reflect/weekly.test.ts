import type { Block } from '../../message';
import type { DeliveryFailure } from '../../messenger';
import type { Schedule } from '../../reflection/schedule';
import { announced, ask, askSurely, unheard, withSchedule } from '../../testing/reflecting';
import { testSchedule } from '../../testing/schedule';
import { testServices } from '../../testing/services';

const CHANNEL = 'slack:T1:C1';

describe('setting a weekly prompt', () => {
  test('keeps what was typed, whose it is and when the first one comes', async () => {
    const { services } = await ask('reflect weekly tuesday 14:00 Europe/Paris for managers');
    expect(await services.scheduled.all()).toEqual([
      testSchedule({
        weekday: 2,
        time: '14:00',
        zone: 'Europe/Paris',
        audience: 'managers',
        next: { day: '2026-11-24', at: new Date('2026-11-24T13:00:00Z') },
      }),
    ]);
  });

  test('after that day’s prompt has come at another time, promises the next one in a week', async () => {
    const services = testServices();
    services.delivered.add(CHANNEL, '2026-11-24');
    const { message } = await ask('reflect weekly tuesday 14:00', services);
    expect((await services.scheduled.get(CHANNEL))?.next?.day).toBe('2026-12-01');
    expect(JSON.stringify(message)).toContain('1 December 2026');
  });

  test('takes the installation’s zone and bank holidays where the line names none', async () => {
    const policy = {
      timezone: 'Europe/Dublin',
      bankHolidays: 'scotland',
      scheduleAdmins: [],
      pollMinVotes: 5,
      guestsMaySchedule: false,
    } as const;
    const { services } = await ask('reflect weekly mon 9:30', testServices({ policy }));
    expect(await services.scheduled.get(CHANNEL)).toMatchObject({
      zone: 'Europe/Dublin',
      region: 'scotland',
      onHolidays: 'next-working-day',
      audience: null,
    });
  });

  test('is told to everybody there, with who did it, and to whoever did it', async () => {
    const ann = { name: 'Ann Example' };
    const { said, services, message } = await ask('reflect weekly monday 09:30', testServices(), ann);
    expect(services.sent).toHaveLength(1);
    expect(services.sent[0]).toMatchObject({
      conversation: 'slack:T1:C1',
      message: {
        audience: 'conversation',
        by: { did: 'Weekly prompt set', person: 'slack:T1:U0ANN', name: 'Ann Example' },
      },
    });
    const [told] = announced(services);
    expect(told).toContain('Every Monday at 09:30 (Europe/London), for everyone.');
    expect(told).toContain('Next: Monday 30 November 2026, 09:30.');
    expect(message.audience).toBe('asker');
    expect(said).toContain('I have told everyone here.');
    expect(said).toContain('Every Monday at 09:30 (Europe/London), for everyone.');
  });

  test('is refused where the bot is no member, with how to bring it in, and nothing is kept', async () => {
    const services = unheard('removed');
    const { said } = await ask('reflect weekly mon 9am for leaders', services);
    expect(said).toContain('I am not in this channel yet');
    expect(said).toContain('/invite @Practice Compass');
    expect(said).toContain('To try again, type /reflect weekly monday 09:00 for leaders.');
    expect(await services.scheduled.count()).toBe(0);
  });

  test.each<[DeliveryFailure, string]>([
    ['busy', 'try again in a minute: type /reflect weekly monday 09:30'],
    ['down', 'I could not tell everyone here, so nothing has changed yet.'],
    ['unclear', 'Nothing has changed yet. I tried to tell everyone here first, but cannot tell whether they saw it.'],
    ['archived', 'I cannot post, because the channel is archived.'],
    ['gone', 'I cannot post, because the channel or chat no longer exists.'],
    ['unauthorised', 'Please tell the people who run Practice Compass for you.'],
  ])('is not kept where it could not be told (%s)', async (why, says) => {
    const services = unheard(why);
    const { said } = await ask('reflect weekly monday 09:30', services);
    expect(said).toContain(says);
    expect(await services.scheduled.count()).toBe(0);
  });

  test('is a fault where the platform refuses the words', async () => {
    await expect(ask('reflect weekly monday 09:30', unheard('refused'))).rejects.toThrow('refused');
  });
});

describe('a channel that has one already', () => {
  test('has it changed, and everybody is told what it was and what it is', async () => {
    const { said, services } = await ask('reflect weekly friday 09:30', withSchedule());
    expect(await services.scheduled.count()).toBe(1);
    expect(await services.scheduled.get(CHANNEL)).toMatchObject({ weekday: 5, next: { day: '2026-11-27' } });
    expect(services.sent[0]?.message.by?.did).toBe('Weekly prompt changed');
    const [told] = announced(services);
    expect(told).toContain('Now: Every Friday at 09:30');
    expect(told).toContain('Before: Every Monday at 09:30');
    expect(said).toContain('Changed. Every Friday at 09:30');
  });

  test('ends a pause, and everybody reads that there was one', async () => {
    const paused = withSchedule({
      state: 'paused',
      because: 'asked',
      pausedUntil: '2027-01-05',
      next: { day: '2027-01-11', at: new Date('2027-01-11T09:30:00Z') },
    });
    const { services } = await ask('reflect weekly monday 10:00', paused);
    expect(announced(services)[0]).toContain(
      'Before: Every Monday at 09:30 (Europe/London), for everyone. On a bank holiday (England and Wales) it moves to the next working day. Paused until Tuesday 5 January 2027. Next: Monday 11 January 2027, 09:30.',
    );
    expect((await services.scheduled.get(CHANNEL))?.state).toBe('active');
  });

  describe('while a prompt waits to be posted', () => {
    const monday = { day: '2026-11-23', at: new Date('2026-11-23T09:30:00Z'), maybePosted: false };

    test('takes that back, and says so', async () => {
      const services = withSchedule();
      services.delivered.await(CHANNEL, monday);
      await ask('reflect weekly tuesday 10:00', services);
      expect(await services.delivered.pending(CHANNEL)).toBeUndefined();
      const [told] = announced(services);
      expect(told).toContain('Next: Tuesday 24 November 2026, 10:00.');
      expect(told).toContain('The prompt for Monday 23 November 2026, 09:30 has not been posted, and will not be.');
    });

    test('lets it come later the same day, where that is the change', async () => {
      const services = withSchedule();
      services.delivered.await(CHANNEL, monday);
      await ask('reflect weekly monday 14:00', services);
      const [told] = announced(services);
      expect(told).toContain('Next: Monday 23 November 2026, 14:00.');
      expect(told).not.toContain('will not be');
    });

    test('does not post one on a day on which it may stand already', async () => {
      const services = withSchedule();
      services.delivered.await(CHANNEL, { ...monday, maybePosted: true });
      await ask('reflect weekly monday 14:00', services);
      const [told] = announced(services);
      expect(told).toContain('Next: Monday 30 November 2026, 14:00.');
      expect(told).toContain('may already be here. I cannot tell whether it arrived, and I will not try again.');
    });
  });

  test('keeps a skip when a colleague takes it over by typing the same', async () => {
    const services = withSchedule();
    await askSurely('reflect skip', services);
    await ask('reflect weekly monday 09:30', services, { person: 'slack:T1:U0BEN' });
    expect(await services.scheduled.get(CHANNEL)).toMatchObject({
      owner: 'slack:T1:U0BEN',
      next: { day: '2026-12-07' },
    });
  });

  test('keeps a skip when its audience alone is changed', async () => {
    const services = withSchedule();
    await askSurely('reflect skip', services);
    await ask('reflect weekly monday 09:30 for managers', services);
    expect(await services.scheduled.get(CHANNEL)).toMatchObject({ audience: 'managers', next: { day: '2026-12-07' } });
  });

  test('belongs to whoever changed it last', async () => {
    const ben = { person: 'slack:T1:U0BEN' } as const;
    const { services } = await ask('reflect weekly friday 09:30', withSchedule(), ben);
    expect((await services.scheduled.get(CHANNEL))?.owner).toBe('slack:T1:U0BEN');
  });

  test('is taken over by a colleague who types the same again: the bot then tells that person', async () => {
    const services = withSchedule();
    const { said } = await ask('reflect weekly monday 09:30', services, { person: 'slack:T1:U0BEN' });
    expect(said).toContain('The weekly prompt is yours now. If something goes wrong, I will tell you.');
    expect(await services.scheduled.get(CHANNEL)).toEqual(testSchedule({ owner: 'slack:T1:U0BEN' }));
    expect(services.sent).toHaveLength(1);
  });

  test.each(['reflect weekly monday 09:30', 'reflect weekly Mondays 9.30am London for everyone after holidays'])(
    'is left as it is by the same again: %s',
    async (line) => {
      const services = withSchedule();
      const { said } = await ask(line, services);
      expect(said).toContain('It is already set like that, so nothing has changed.');
      expect(services.sent).toEqual([]);
      expect(await services.scheduled.get(CHANNEL)).toEqual(testSchedule());
    },
  );

  test('goes on by the same again where it was paused', async () => {
    const services = withSchedule({ state: 'paused', because: 'asked', next: null });
    await ask('reflect weekly monday 09:30', services);
    expect(await services.scheduled.get(CHANNEL)).toEqual(testSchedule());
    expect(services.sent).toHaveLength(1);
  });

  test('is neither seen nor written over from another tenant', async () => {
    const services = withSchedule({ tenant: 'slack:T2' });
    for (const line of ['reflect', 'reflect weekly friday 09:30', 'reflect stop', 'reflect preview', 'reflect now'])
      await expect(ask(line, services)).rejects.toThrow('another tenant');
    expect(await services.scheduled.get(CHANNEL)).toEqual(testSchedule({ tenant: 'slack:T2' }));
    expect([services.sent, services.asked]).toEqual([[], []]);
  });

  test('is not touched from another conversation', async () => {
    const services = withSchedule();
    await ask('reflect stop', services, { conversation: 'slack:T1:C2' });
    await ask('reflect weekly friday 10:00', services, { conversation: 'slack:T1:C2' });
    expect(await services.scheduled.get(CHANNEL)).toEqual(testSchedule());
    expect((await services.scheduled.get('slack:T1:C2'))?.weekday).toBe(5);
  });
});

describe('a line with a mistake', () => {
  const WRONG: [string, RegExp][] = [
    ['reflect weekly monday 25:00', /“25:00”.*from 00:00 to 23:59/],
    ['reflect weekly monday', /what time/],
    ['reflect weekly munday 09:30', /“munday”/],
    ['reflect weekly monday 09:30 Europe/Londn', /Europe\/Londn.*Europe\/London/],
    ['reflect weekly monday 09:30 GMT', /part of the year.*Europe\/London/],
    ['reflect weekly monday 09:30 EST', /part of the year.*America\/New_York/],
    ['reflect weekly monday 09:30 MST', /more than one time zone.*America\/Denver or America\/Phoenix/],
    ['reflect weekly monday 09:30 HST', /more than one time zone.*Pacific\/Honolulu/],
    ['reflect weekly monday 09:30 xyz', /I do not know the word “xyz”/],
    ['reflect weekly monday 09:30 every 9 weeks', /every 2, 3 or 4 weeks/],
    ['reflect weekly monday and friday 09:30', /one day only/],
  ];

  test.each(WRONG)('is answered with what is wrong, and with the form: %s', async (line, wrong) => {
    const { said, services, message } = await ask(line);
    expect(said).toMatch(wrong);
    expect(said).toContain('Not set yet');
    expect(message.blocks.at(-1)?.kind).toBe('form');
    expect(message.audience).toBe('asker');
    expect([await services.scheduled.count(), services.sent]).toEqual([0, []]);
  });

  test('has a form that comes with what was understood, at once or behind a button', async () => {
    const { message, services } = await ask('reflect weekly tuesday 25:00 for managers every 2 weeks');
    const values = (form: Block | undefined) =>
      form?.kind === 'form' ? Object.fromEntries(form.fields.map(({ name, value }) => [name, value])) : {};
    const form = message.blocks.at(-1);
    expect(values(form)).toMatchObject({ day: 'tuesday', every: '2', audience: 'managers', time: '09:30' });
    const opened = await ask(form?.kind === 'form' ? form.openLabel : '', services, { via: 'button' });
    expect(values(opened.message.blocks.at(-1))).toEqual(values(form));
  });
});

describe('a line that can only mean one thing', () => {
  const GUESSED: [string, string, Partial<Schedule>][] = [
    ['reflect monday 9.30', 'Every Monday at 09:30 (Europe/London), for everyone.', {}],
    ['reflect every monday at half nine', 'Every Monday at 09:30', {}],
    ['reflect weekly mondya 0930', 'Every Monday at 09:30', {}],
    ['reflect wekly mon 9', 'Every Monday at 09:00', { time: '09:00' }],
    [
      'reflect set monday 10:00 for managers',
      'Every Monday at 10:00 (Europe/London), for managers.',
      { time: '10:00', audience: 'managers' },
    ],
    ['reflect monday 9.30 skip holidays', 'Not on bank holidays.', { onHolidays: 'skip' }],
    [
      'reflect every other monday 9.30',
      'Every 2 weeks on Monday at 09:30',
      { rhythm: { weeks: 2, from: '2026-11-30' } },
    ],
    ['reflect last monday of the month 9.30', 'Every month on the last Monday', { rhythm: { inMonth: 'last' } }],
  ];

  test.each(GUESSED)('is said as it was understood, and set by one press: %s', async (line, says, changes) => {
    const { said, buttons, services } = await ask(line);
    expect(said).toContain(says);
    expect(buttons.map(({ label }) => label)).toEqual(['Yes, use this', 'Use the form']);
    expect([await services.scheduled.count(), services.sent]).toEqual([0, []]);
    await ask(buttons[0]?.command ?? '', services, { via: 'button' });
    const kept = await services.scheduled.get(CHANNEL);
    expect(kept && { ...kept, next: null }).toEqual(testSchedule({ ...changes, next: null }));
  });

  test('fills in the form, where the form is wanted', async () => {
    const { buttons, services } = await ask('reflect every other tuesday 9.45 for leaders');
    const { message } = await ask(buttons[1]?.command ?? '', services, { via: 'button' });
    const form = message.blocks.at(-1);
    const values = form?.kind === 'form' ? form.fields.map(({ value }) => value) : [];
    expect(values.slice(0, 3)).toEqual(['tuesday', '09:45', '2']);
    expect(values).toContain('leaders');
  });

  test('leaves all else as it is, and the button says so whatever happens in between', async () => {
    const services = withSchedule({ audience: 'managers', zone: 'Europe/Dublin' });
    const { said, buttons } = await ask('reflect tuesday', services);
    expect(said).toContain('Every Tuesday at 09:30 (Europe/Dublin), for managers.');
    services.scheduled.set(CHANNEL, testSchedule({ audience: 'leaders' }));
    await ask(buttons[0]?.command ?? '', services, { via: 'button' });
    expect(await services.scheduled.get(CHANNEL)).toMatchObject({
      ...{ weekday: 2, time: '09:30', zone: 'Europe/Dublin', audience: 'managers' },
    });
  });
});

describe('a schedule that is typed again', () => {
  const SET: Partial<Schedule> = {
    audience: 'managers',
    zone: 'Europe/Dublin',
    onHolidays: 'skip',
    region: 'scotland',
    twoSteps: true,
  };

  test.each<[string, Partial<Schedule>]>([
    ['weekly tuesday', { weekday: 2 }],
    ['weekly half 2', { time: '14:30' }],
    ['weekly for leaders', { audience: 'leaders' }],
    // 30 November is a bank holiday in Scotland.
    ['weekly fortnightly', { rhythm: { weeks: 2, from: '2026-12-07' } }],
    ['monthly first monday', { rhythm: { inMonth: 'first' } }],
    ['fortnightly tuesday', { weekday: 2, rhythm: { weeks: 2, from: '2026-11-24' } }],
  ])('stays as it was in what it does not say: %s', async (line, changes) => {
    const services = withSchedule(SET);
    await ask(`reflect ${line}`, services);
    const kept = await services.scheduled.get(CHANNEL);
    expect(kept && { ...kept, next: null }).toEqual(testSchedule({ ...SET, ...changes, next: null }));
  });

  test('keeps its fortnight where another day is named, and where it is typed again', async () => {
    const rhythm = { weeks: 2, from: '2026-11-30' } as const;
    const services = withSchedule({ rhythm });
    expect((await ask('reflect fortnightly monday 09:30', services)).said).toContain('nothing has changed');
    await ask('reflect weekly wednesday', services);
    expect(await services.scheduled.get(CHANNEL)).toMatchObject({
      rhythm: { weeks: 2, from: '2026-12-02' },
      next: { day: '2026-12-02' },
    });
  });

  test('comes every week again, where that is said', async () => {
    const services = withSchedule({ rhythm: { weeks: 2, from: '2026-12-07' } });
    await ask('reflect weekly every monday', services);
    expect(await services.scheduled.get(CHANNEL)).toEqual(testSchedule());
  });

  test('is to be tried again with all that it is, where it could not be told', async () => {
    const { said } = await ask('reflect weekly friday for everyone', unheard('down', withSchedule(SET)));
    expect(said).toContain(
      '/reflect weekly friday 09:30 every week Europe/Dublin for everyone skip holidays in Scotland in two steps',
    );
  });
});

describe('one that comes less often', () => {
  test('is counted from its first day, through a skip, a pause and a bank holiday', async () => {
    const services = testServices();
    const { said } = await ask('reflect weekly monday 09:30 every 2 weeks from 14 december', services);
    expect(said).toContain('Every 2 weeks on Monday at 09:30');
    const day = async () => (await services.scheduled.get(CHANNEL))?.next;
    expect((await day())?.day).toBe('2026-12-14');
    await askSurely('reflect skip', services);
    // The Monday after Christmas is a bank holiday.
    expect(await day()).toEqual({ day: '2026-12-28', at: new Date('2026-12-29T09:30:00Z') });
    await ask('reflect resume', services);
    expect((await day())?.day).toBe('2026-12-14');
    await ask('reflect pause until 5 january', services);
    expect((await day())?.day).toBe('2027-01-11');
    expect((await ask('reflect preview', services)).said).toContain('Monday 25 January 2027, 09:30');
  });

  test('comes back in the same weeks by the button under what stopping says', async () => {
    const services = withSchedule({ rhythm: { weeks: 3, from: '2026-12-07' } });
    const { buttons } = await askSurely('reflect stop', services);
    await ask(buttons[0]?.command ?? '', services, { via: 'button' });
    expect((await services.scheduled.get(CHANNEL))?.rhythm).toEqual({ weeks: 3, from: '2026-12-07' });
  });

  test('comes back so even years after its first day, and is changed by one press', async () => {
    // 376 weeks before 30 November 2026.
    const services = withSchedule({ rhythm: { weeks: 2, from: '2019-09-16' } });
    const { buttons } = await ask('reflect mondya 10:00', services);
    await ask(buttons[0]?.command ?? '', services, { via: 'button' });
    expect(await services.scheduled.get(CHANNEL)).toMatchObject({ time: '10:00', next: { day: '2026-11-30' } });
    const stopped = await askSurely('reflect stop', services);
    await ask(stopped.buttons[0]?.command ?? '', services, { via: 'button' });
    expect((await services.scheduled.get(CHANNEL))?.rhythm).toEqual({ weeks: 2, from: '2026-11-30' });
  });
});
