import { readWeekly, readWeeklyForm, type Weekly } from './weekly';

const HERE = { zone: 'Europe/London', region: 'england-and-wales' } as const;

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
    const reading = readWeekly('monday 09:30', { zone: 'Europe/Dublin', region: 'none' });
    expect(reading).toEqual({
      ok: true,
      weekly: { ...monday, zone: 'Europe/Dublin', onHolidays: 'post', region: 'none' },
    });
  });
});

describe('a line with a mistake says what to type instead', () => {
  it.each(['for managers and leaders', 'for the managers & leaders', 'managers leaders'])(
    'one audience or everyone, where it names two: %s',
    (words) => {
      expect(mistakes(readWeekly(`monday 09:30 ${words}`, HERE))).toEqual([
        'audience: A weekly prompt is for one audience, or for everyone. Type one of practitioners, managers, leaders, or everyone.',
      ]);
    },
  );

  it.each([
    ['', ['day: Say which day of the week, such as Monday.', 'time: Say what time, such as 09:30.']],
    ['monday', ['time: Say what time, such as 09:30.']],
    ['09:30', ['day: Say which day of the week, such as Monday.']],
    [
      'mnday 09:30',
      ['day: I do not know the day “mnday”. Did you mean Monday? Type a day of the week, such as Monday.'],
    ],
    ['monday 25:00', ['time: I cannot read “25:00” as a time. Type a time from 00:00 to 23:59, such as 09:30 or 2pm.']],
    [
      'monday 9',
      [
        'time: I cannot read “9” as a time. Did you mean 09:00 or 21:00? Type a time from 00:00 to 23:59, such as 09:30 or 2pm.',
      ],
    ],
    [
      'monday 09:30 for social workers',
      [
        'audience: I do not know the audience “social workers”. Type one of practitioners, managers, leaders, or everyone.',
      ],
    ],
    [
      'for the team monday 09:30 Europe/Dublin',
      ['audience: I do not know the audience “the team”. Type one of practitioners, managers, leaders, or everyone.'],
    ],
    ['monday 13pm', ['time: I cannot read “13pm” as a time. Type a time from 00:00 to 23:59, such as 09:30 or 2pm.']],
    [
      'monday midnight',
      [
        'time: I cannot read “midnight” as a time. Did you mean 00:00, when the day begins? Type a time from 00:00 to 23:59, such as 09:30 or 2pm.',
      ],
    ],
    [
      'monday 09:30 Europe/Lundon',
      [
        'zone: I do not know the time zone “Europe/Lundon”. Did you mean Europe/London? Type a zone such as Europe/London or Europe/Dublin.',
      ],
    ],
    [
      'monday 09:30 GMT',
      ['zone: “GMT” is right for part of the year only. Type Europe/London: it follows the clock changes.'],
    ],
    [
      'monday 09:30 bst',
      ['zone: “bst” is right for part of the year only. Type Europe/London: it follows the clock changes.'],
    ],
    [
      'monday 09:30 UTC+1',
      ['zone: “UTC+1” stays the same when the clocks change. Type a zone such as Europe/London or Europe/Dublin.'],
    ],
    [
      'monday 09:30 for manger',
      [
        'audience: I do not know the audience “manger”. Did you mean managers? Type one of practitioners, managers, leaders, or everyone.',
      ],
    ],
    ['monday 09:30 for', ['audience: Say who it is for. Type one of practitioners, managers, leaders, or everyone.']],
    [
      'monday 09:30 skip holidays in France',
      [
        'holidays: I do not know the bank holidays of “France”. I know England and Wales, Scotland, and Northern Ireland: type, for example, "skip holidays in Scotland".',
      ],
    ],
    ['monday and thursday 09:30', ['day: A prompt comes once a week, so name one day only, such as Monday.']],
    ['monday 09:30 and 14:00', ['time: A prompt comes once a week, so name one time only, such as 09:30.']],
  ])('%s', (line, said) => {
    expect(mistakes(readWeekly(line, HERE))).toEqual(said);
  });

  it('names every field that is wrong, at once', () => {
    const said = mistakes(readWeekly('mooday 99:99 Atlantis for dragons', HERE));
    expect(said.map((one) => one.split(':')[0])).toEqual(['day', 'time', 'zone', 'audience']);
  });

  it('asks whose holidays where the installation has none', () => {
    const reading = readWeekly('monday 09:30 skip holidays', { zone: 'Europe/London', region: 'none' });
    expect(mistakes(reading)[0]).toMatch(/^holidays: Say whose bank holidays you mean\./);
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
