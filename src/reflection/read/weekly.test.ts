import { guessWeekly } from './guess-weekly';
import { readWeekly, readWeeklyForm, type Weekly } from './weekly';

const HERE = { zone: 'Europe/London', region: 'england-and-wales', today: '2026-11-23' } as const;

const monday: Weekly = {
  weekday: 1,
  time: '09:30',
  zone: 'Europe/London',
  audience: null,
  onHolidays: 'next-working-day',
  region: 'england-and-wales',
};

/** One `field: sentence` per mistake. */
function mistakes(reading: ReturnType<typeof readWeekly>): string[] {
  return reading.ok ? [] : reading.mistakes.map(({ field, says }) => `${field}: ${says}`);
}

describe('a line', () => {
  it.each<[line: string, meaning: Partial<Weekly>]>([
    ['monday 09:30', {}],
    ['weekly monday 09:30', {}],
    ['Mondays at 9.30', {}],
    ['every Mon 0930', {}],
    ['on mon. at 930', {}],
    ['09:30 Monday', {}],
    ['monday 9:30am', {}],
    ['monday 9.30 a.m.', {}],
    ['tues 9am', { weekday: 2, time: '09:00' }],
    ['weds, 9 am', { weekday: 3, time: '09:00' }],
    ['thurs 9.30 pm', { weekday: 4, time: '21:30' }],
    ['monday half-past-nine', {}],
    ['Friday noon', { weekday: 5, time: '12:00' }],
    ['Friday 12 noon', { weekday: 5, time: '12:00' }],
    ['sat 12pm', { weekday: 6, time: '12:00' }],
    ['sunday 12am', { weekday: 7, time: '00:00' }],
    ['monday half 9', {}],
    ['every monday at half past nine', {}],
    ['monday quarter to ten for managers', { time: '09:45', audience: 'managers' }],
    ['quarter past 2 on fridays', { weekday: 5, time: '14:15' }],
    ['tuesday half two Dublin', { weekday: 2, time: '14:30', zone: 'Europe/Dublin' }],
    ['monday nine thirty', {}],
    ['monday 9 in the morning', { time: '09:00' }],
    ['monday midday', { time: '12:00' }],
    ['weekly prompt every monday 9.30 please', {}],
    ['monday 23:59', { time: '23:59' }],
    ['monday 0:00', { time: '00:00' }],
    ['monday 09:30 Europe/Dublin', { zone: 'Europe/Dublin' }],
    ['monday 09:30 europe/DUBLIN time', { zone: 'Europe/Dublin' }],
    ['monday 09:30 Dublin', { zone: 'Europe/Dublin' }],
    ['monday 09:30 london', {}],
    ['monday 09:30 New York', { zone: 'America/New_York' }],
    ['monday 09:30 Asia/Kolkata', { zone: 'Asia/Kolkata' }],
    ['monday 09:30 UTC', { zone: 'UTC' }],
    ['monday 09:30 Manchester', {}],
    ['monday 09:30 for managers', { audience: 'managers' }],
    ['monday 09:30 managers', { audience: 'managers' }],
    ['leaders, monday 09:30 Europe/Dublin', { audience: 'leaders', zone: 'Europe/Dublin' }],
    ['monday 09:30 for all the leaders', { audience: 'leaders' }],
    ['monday 09:30 for practitioner', { audience: 'practitioners' }],
    ['for Managers monday 09:30 Europe/Paris', { audience: 'managers', zone: 'Europe/Paris' }],
    ['monday 09:30 for everyone', {}],
    ['monday 09:30 in two steps', { twoSteps: true }],
    ['in 2 steps on monday at half 9, for managers', { twoSteps: true, audience: 'managers' }],
    ['monday 09:30 two-steps', { twoSteps: true }],
    ['monday 09:30 in one step', {}],
    ['monday 09:30 for practitioners only', { audience: 'practitioners' }],
    ['for monday 09:30', {}],
    ['monday 09:30 for all', {}],
    ['monday 09:30 skip holidays', { onHolidays: 'skip' }],
    ['monday 09:30 skip bank holidays in Scotland', { onHolidays: 'skip', region: 'scotland' }],
    ['monday 09:30 skip Scotland bank holidays', { onHolidays: 'skip', region: 'scotland' }],
    ['monday 09:30 not on bank holidays', { onHolidays: 'skip' }],
    ['monday 09:30 after holidays of Northern Ireland', { region: 'northern-ireland' }],
    ['monday 09:30 on the next working day', {}],
    ['monday 09:30 on bank holidays too', { onHolidays: 'post', region: 'none' }],
    [
      'skip holidays in wales monday 09:30 Dublin for leaders',
      { onHolidays: 'skip', zone: 'Europe/Dublin', audience: 'leaders' },
    ],
    ['monday 09：30', {}],
    ['monday\u00a009:30\u200b', {}],
  ])('%s', (line, meaning) => {
    expect(readWeekly(line, HERE)).toEqual({ ok: true, weekly: { ...monday, ...meaning } });
  });

  it('takes the zone and the holidays of the installation where it says nothing of them', () => {
    const reading = readWeekly('monday 09:30', { ...HERE, zone: 'Europe/Dublin', region: 'none' });
    expect(reading).toEqual({
      ok: true,
      weekly: { ...monday, zone: 'Europe/Dublin', onHolidays: 'post', region: 'none' },
    });
  });
});

describe('how often it comes', () => {
  it.each<[line: string, meaning: Partial<Weekly>]>([
    ['monday 09:30 every 2 weeks', { rhythm: { weeks: 2, from: null } }],
    ['every second monday 09:30', { rhythm: { weeks: 2, from: null } }],
    ['every other monday at half 9', { rhythm: { weeks: 2, from: null } }],
    ['fortnightly monday 09:30', { rhythm: { weeks: 2, from: null } }],
    ['monday 09:30 every fortnight', { rhythm: { weeks: 2, from: null } }],
    ['every two weeks on monday 09:30 for managers', { rhythm: { weeks: 2, from: null }, audience: 'managers' }],
    ['every third monday 09:30', { rhythm: { weeks: 3, from: null } }],
    ['monday 09:30 every 4 weeks', { rhythm: { weeks: 4, from: null } }],
    ['monday 09:30 every week', {}],
    ['every 1 weeks monday 09:30', {}],
    ['monday 09:30 every 2 weeks from 7 december', { rhythm: { weeks: 2, from: '2026-12-07' } }],
    ['every 2 weeks starting on 2026-12-07 monday 0930', { rhythm: { weeks: 2, from: '2026-12-07' } }],
    ['fortnightly from next monday 09:30', { rhythm: { weeks: 2, from: '2026-11-30' } }],
    ['monthly first monday 09:30', { rhythm: { inMonth: 'first' } }],
    ['first monday of the month 09:30', { rhythm: { inMonth: 'first' } }],
    ['the 2nd monday of every month at half 9', { rhythm: { inMonth: 'second' } }],
    ['every first monday 09:30', { rhythm: { inMonth: 'first' } }],
    ['every month on the last monday 09:30', { rhythm: { inMonth: 'last' } }],
    ['monthly on the fourth friday 09:30', { rhythm: { inMonth: 'fourth' }, weekday: 5 }],
  ])('%s', (line, meaning) => {
    expect(readWeekly(line, HERE)).toEqual({ ok: true, weekly: { ...monday, ...meaning } });
  });

  it.each([
    ['monday 09:30 every 5 weeks', 'every: A prompt can come every week, or every 2, 3 or 4 weeks.'],
    ['monday 09:30 every 0 weeks', 'every: A prompt can come every week, or every 2, 3 or 4 weeks.'],
    ['monthly monday 09:30', 'every: Please say which one in the month, such as “monthly first monday”.'],
    [
      'monthly fifth monday 09:30',
      'every: Not every month has a fifth one. Type first, second, third, fourth or last.',
    ],
    [
      'fortnightly first monday of the month 09:30',
      'every: A prompt can come every few weeks or once a month, not both.',
    ],
    ['monday 09:30 every 2 weeks from 31 february', 'from: There is no 31 February.'],
    ['monday 09:30 every 2 weeks from 7 december 2040', 'from: 7 December 2040 is too far away.'],
    ['monday 09:30 from 7 december', 'from: You can only give a first day with every 2, 3 or 4 weeks.'],
    ['monthly first monday 09:30 from 7 december', 'from: You can only give a first day with'],
  ])('and what it cannot be: %s', (line, says) => {
    expect(mistakes(readWeekly(line, HERE))).toEqual([expect.stringContaining(says)]);
  });
});

describe('where a prompt is set already', () => {
  const before: Weekly = {
    ...{
      weekday: 1,
      time: '09:45',
      zone: 'Europe/Dublin',
      audience: 'managers',
      onHolidays: 'skip',
      region: 'scotland',
    },
    rhythm: { weeks: 2, from: '2026-11-23' },
  };

  it.each<[line: string, meaning: Partial<Weekly>]>([
    ['tuesday', { weekday: 2, rhythm: { weeks: 2, from: '2026-11-24' } }],
    ['10:00', { time: '10:00' }],
    ['half 2', { time: '14:30' }],
    ['for leaders', { audience: 'leaders' }],
    ['for everyone', { audience: null }],
    ['in two steps', { twoSteps: true }],
    ['Europe/London', { zone: 'Europe/London' }],
    ['on holidays', { onHolidays: 'post', region: 'none' }],
    ['every 2 weeks', {}],
    ['every 3 weeks', { rhythm: { weeks: 3, from: null } }],
    ['from 30 november', { rhythm: { weeks: 2, from: '2026-11-30' } }],
    ['monthly first friday', { weekday: 5, rhythm: { inMonth: 'first' } }],
  ])('what a line does not say stays as it was: %s', (line, meaning) => {
    expect(readWeekly(line, { ...HERE, before })).toEqual({ ok: true, weekly: { ...before, ...meaning } });
  });

  it('it comes every week again where that is said', () => {
    const { rhythm: _fortnightly, ...weekly } = before;
    for (const line of ['every week', 'every monday', 'every 1 week'])
      expect(readWeekly(line, { ...HERE, before })).toEqual({ ok: true, weekly });
  });

  it('its two steps stay until one is said', () => {
    const twice: Weekly = { ...before, twoSteps: true };
    expect(readWeekly('10:00', { ...HERE, before: twice })).toEqual({ ok: true, weekly: { ...twice, time: '10:00' } });
    expect(readWeekly('in one step', { ...HERE, before: twice })).toEqual({ ok: true, weekly: before });
  });

  it('a word that nobody knows changes nothing', () => {
    expect(mistakes(readWeekly('tuesday xyz', { ...HERE, before }))).toEqual(['words: I do not know the word “xyz”.']);
  });
});

describe('a line that can only mean one thing is guessed', () => {
  it.each<[line: string, meaning: Partial<Weekly>]>([
    ['mondya 0930', {}],
    ['wekly mondya 9.30', {}],
    ['evry monday at hlaf 9', {}],
    ['monday 9', { time: '09:00' }],
    ['monday at two', { time: '14:00' }],
    ['fortnigtly thrusday 10:00', { weekday: 4, time: '10:00', rhythm: { weeks: 2, from: null } }],
    ['monday 09:30 for mangers', { audience: 'managers' }],
  ])('%s', (line, meaning) => {
    expect(readWeekly(line, HERE).ok).toBe(false);
    expect(guessWeekly(line, HERE)).toEqual({ ...monday, ...meaning });
  });

  it.each(['munday 09:30', 'monday', '09:30', 'somebody 09:30', 'monday 9 10', 'mon 09:30 and wed 10:00', ''])(
    'and another is not: %s',
    (line) => expect(guessWeekly(line, HERE)).toBeUndefined(),
  );

  it('what could not be read leaves what was understood', () => {
    expect(readWeekly('tuesday 25:00 for managers', HERE)).toMatchObject({
      ok: false,
      understood: { weekday: 2, audience: 'managers', zone: 'Europe/London' },
    });
  });
});

describe('a line with a mistake says what to type instead', () => {
  it.each(['for managers and leaders', 'for the managers & leaders', 'managers leaders'])(
    'one audience or everyone, where it names two: %s',
    (words) => {
      expect(mistakes(readWeekly(`monday 09:30 ${words}`, HERE))).toEqual([
        'audience: A weekly prompt is for one audience, or for everyone. Type practitioners, managers, leaders or everyone.',
      ]);
    },
  );

  it.each([
    ['', ['day: Please say which day of the week, such as Monday.', 'time: Please say what time, such as 09:30.']],
    ['monday', ['time: Please say what time, such as 09:30.']],
    ['09:30', ['day: Please say which day of the week, such as Monday.']],
    [
      'mnday 09:30',
      ['day: I do not know the day “mnday”. Did you mean Monday? Type a day of the week, such as Monday.'],
    ],
    [
      'monday 25:00',
      ['time: I do not recognise “25:00” as a time. Type a time from 00:00 to 23:59, such as 09:30 or 2pm.'],
    ],
    [
      'monday 9',
      [
        'time: I do not recognise “9” as a time. Did you mean 09:00 or 21:00? Type a time from 00:00 to 23:59, such as 09:30 or 2pm.',
      ],
    ],
    [
      'monday 09:30 for social workers',
      ['audience: I do not know the audience “social workers”. Type practitioners, managers, leaders or everyone.'],
    ],
    [
      'for the team monday 09:30 Europe/Dublin',
      ['audience: I do not know the audience “the team”. Type practitioners, managers, leaders or everyone.'],
    ],
    [
      'monday 13pm',
      ['time: I do not recognise “13pm” as a time. Type a time from 00:00 to 23:59, such as 09:30 or 2pm.'],
    ],
    [
      'monday midnight',
      [
        'time: I do not recognise “midnight” as a time. Did you mean 00:00, the start of the day? Type a time from 00:00 to 23:59, such as 09:30 or 2pm.',
      ],
    ],
    [
      'monday 09:30 Europe/Lundon',
      [
        'zone: I do not know the time zone “Europe/Lundon”. Did you mean Europe/London? Type a zone such as Europe/London or Europe/Dublin.',
      ],
    ],
    ['monday 09:30 xyz', ['words: I do not know the word “xyz”.']],
    ['monday 09:30 with biscuits', ['words: I do not know the words “with biscuits”.']],
    [
      'monday 09:30 XYZ',
      ['zone: I do not know the time zone “XYZ”. Type a zone such as Europe/London or Europe/Dublin.'],
    ],
    [
      'monday 09:30 GMT',
      ['zone: “GMT” is only right for part of the year. Type Europe/London, which follows the clock changes.'],
    ],
    [
      'monday 09:30 bst',
      ['zone: “bst” is only right for part of the year. Type Europe/London, which follows the clock changes.'],
    ],
    [
      'monday 09:30 UTC+1',
      ['zone: “UTC+1” does not follow the clock changes. Type a zone such as Europe/London or Europe/Dublin.'],
    ],
    [
      'monday 09:30 for manger',
      [
        'audience: I do not know the audience “manger”. Did you mean managers? Type practitioners, managers, leaders or everyone.',
      ],
    ],
    ['monday 09:30 for', ['audience: Please say who it is for. Type practitioners, managers, leaders or everyone.']],
    [
      'monday 09:30 skip holidays in France',
      [
        'holidays: I do not know the bank holidays for “France”. I know those for England and Wales, Scotland, and Northern Ireland. Type, for example, "skip holidays in Scotland".',
      ],
    ],
    ['monday and thursday 09:30', ['day: A prompt comes once a week, so name one day only, such as Monday.']],
    ['monday 09:30 and 14:00', ['time: A prompt comes once a week, so name one time only, such as 09:30.']],
  ])('%s', (line, said) => {
    expect(mistakes(readWeekly(line, HERE))).toEqual(said);
  });

  it('names every field that is wrong, at once', () => {
    const said = mistakes(readWeekly('mooday 99:99 Atlantis for dragons', HERE));
    expect(said.map((one) => one.split(':')[0])).toEqual(['words', 'day', 'time', 'audience']);
  });

  it('asks whose holidays where the installation has none', () => {
    const reading = readWeekly('monday 09:30 skip holidays', { ...HERE, region: 'none' });
    expect(mistakes(reading)[0]).toMatch(/^holidays: Please say which bank holidays you mean\./);
  });
});

describe('a form', () => {
  it('says the same as a line', () => {
    const form = { day: 'friday', time: '14:00', zone: 'Europe/Dublin', audience: 'leaders', holidays: 'skip' };
    expect(readWeeklyForm(form, HERE)).toEqual({
      ok: true,
      weekly: { ...monday, weekday: 5, time: '14:00', zone: 'Europe/Dublin', audience: 'leaders', onHolidays: 'skip' },
    });
  });

  it.each([
    ['post', { onHolidays: 'post', region: 'none' }],
    ['skip', { onHolidays: 'skip', region: 'england-and-wales' }],
    ['next-working-day', { onHolidays: 'next-working-day', region: 'england-and-wales' }],
    ['skip scotland', { onHolidays: 'skip', region: 'scotland' }],
    ['next-working-day northern-ireland', { onHolidays: 'next-working-day', region: 'northern-ireland' }],
    ['skip england-and-wales', { onHolidays: 'skip', region: 'england-and-wales' }],
  ] as const)('chooses %s on holidays', (holidays, meaning) => {
    expect(readWeeklyForm({ day: '1', time: '09:30', holidays }, HERE)).toEqual({
      ok: true,
      weekly: { ...monday, ...meaning },
    });
  });

  it('with nothing in it names the two fields that must be filled in', () => {
    expect(mistakes(readWeeklyForm({}, HERE)).map((one) => one.split(':')[0])).toEqual(['day', 'time']);
  });

  it('keeps the zone of the installation, whatever it is called', () => {
    const reading = readWeeklyForm({ day: 'monday', time: '09:30', zone: 'GMT' }, { ...HERE, zone: 'GMT' });
    expect(reading).toMatchObject({ ok: true, weekly: { zone: 'GMT' } });
  });

  it.each(['0', '8', '1.5', 'Monday 09:30', '__proto__', 'constructor'])('the day %p is a mistake', (day) => {
    const [mistake] = mistakes(readWeeklyForm({ day, time: '09:30' }, HERE));
    expect(mistake).toMatch(/^day: /);
  });
});
