import fc from 'fast-check';
import { readWeekly, type Weekly } from '../../reflection/read/weekly';
import { AUDIENCES, IN_MONTH, REGIONS, type Schedule } from '../../reflection/schedule';
import { slots } from '../../reflection/slots';
import { testSchedule } from '../../testing/schedule';
import { NOW, testServices } from '../../testing/services';
import { scheduleLine, wholeLine } from './rule-line';
import { scheduleInWords, stateInWords } from './words';

const RULES: [Partial<Schedule>, string][] = [
  [
    {},
    'Every Monday at 09:30 (Europe/London), for everyone. On a bank holiday (England and Wales) it moves to the next working day.',
  ],
  [{ onHolidays: 'post' }, 'Every Monday at 09:30 (Europe/London), for everyone.'],
  [{ region: 'none' }, 'Every Monday at 09:30 (Europe/London), for everyone.'],
  [{ weekday: 7, audience: 'managers', region: 'none' }, 'Every Sunday at 09:30 (Europe/London), for managers.'],
  [
    { onHolidays: 'skip', region: 'scotland' },
    'Every Monday at 09:30 (Europe/London), for everyone. Not on bank holidays (Scotland).',
  ],
];

test('one in two steps, in words and as a line', () => {
  const services = testServices();
  const schedule = testSchedule({ twoSteps: true, region: 'none' });
  expect(scheduleInWords(schedule)).toBe(
    'Every Monday at 09:30 (Europe/London), for everyone. Three days later, another way to see it.',
  );
  expect(scheduleLine(testSchedule({ twoSteps: true }), services)).toBe('reflect weekly monday 09:30 in two steps');
  expect(wholeLine(testSchedule(), services)).toMatch(/ in one step$/);
});

const RARE: [Partial<Schedule>, string, string][] = [
  [
    { rhythm: { weeks: 2, from: '2026-11-30' } },
    'Every 2 weeks on Monday at 09:30',
    'reflect weekly monday 09:30 every 2 weeks from 2026-11-30',
  ],
  [{ rhythm: { inMonth: 'first' } }, 'Every month on the first Monday at 09:30', 'reflect monthly first monday 09:30'],
  [
    { rhythm: { inMonth: 'last' }, weekday: 5 },
    'Every month on the last Friday at 09:30',
    'reflect monthly last friday 09:30',
  ],
];

test.each(RARE)('one that comes less often, in words and as a line: %j', (changes, said, line) => {
  expect(scheduleInWords(testSchedule(changes))).toContain(`${said} (Europe/London), for everyone.`);
  expect(scheduleLine(testSchedule(changes), testServices())).toBe(line);
});

test('the line that a schedule is told by is read as the same schedule, whatever is set before it', () => {
  const services = testServices();
  const { policy } = services;
  const region = fc.constantFrom(...REGIONS);
  const rhythm = fc.oneof(
    fc.record({
      weeks: fc.constantFrom<(2 | 3 | 4)[]>(2, 3, 4),
      from: fc.constantFrom('2026-11-30', '2027-01-04', '2026-07-06', '2019-01-07'),
    }),
    fc.record({ inMonth: fc.constantFrom(...IN_MONTH) }),
  );
  const weekly: fc.Arbitrary<Weekly> = fc.record(
    {
      weekday: fc.constant(1 as const),
      time: fc.integer({ min: 0, max: 1439 }).map((of) => new Date(of * 60_000).toISOString().slice(11, 16)),
      zone: fc.constantFrom('Europe/London', 'Europe/Dublin', 'America/New_York', 'UTC'),
      audience: fc.constantFrom(null, ...AUDIENCES),
      onHolidays: fc.constantFrom<('skip' | 'next-working-day')[]>('skip', 'next-working-day'),
      region,
      rhythm,
      twoSteps: fc.constant(true as const),
    },
    { requiredKeys: ['weekday', 'time', 'zone', 'audience', 'onHolidays', 'region'] },
  );
  const defaults = { zone: policy.timezone, region: policy.bankHolidays, today: '2026-11-23' };
  const words = (line: string) => line.replace(/^reflect /, '');
  fc.assert(
    fc.property(weekly, weekly, (set, before) => {
      for (const read of [
        readWeekly(words(scheduleLine(set, services)), defaults),
        readWeekly(words(wholeLine(set, services)), { ...defaults, before }),
      ]) {
        if (!read.ok) throw new Error(read.mistakes.map(({ says }) => says).join(' '));
        const { rhythm: _counted, ...same } = read.weekly;
        const { rhythm: _countedLongAgo, ...all } = set;
        expect(same).toEqual(all);
        expect(slots(read.weekly, NOW, 5)).toEqual(slots(set, NOW, 5));
      }
    }),
  );
});

test.each(RULES)('a schedule in words: %j', (changes, said) =>
  expect(scheduleInWords(testSchedule(changes))).toBe(said),
);

const PAUSED = { state: 'paused', because: 'asked', next: null } as const;
const LATER = { day: '2027-01-11', at: new Date('2027-01-11T09:30:00Z') };

const STATES: [string, Partial<Schedule>, string][] = [
  ['active', {}, 'Next: Monday 30 November 2026, 09:30.'],
  [
    'moved by a bank holiday',
    { next: { day: '2026-12-28', at: new Date('2026-12-29T09:30:00Z') } },
    'Next: Tuesday 29 December 2026, 09:30, as Monday is a bank holiday.',
  ],
  ['paused', PAUSED, 'Paused until somebody resumes it.'],
  [
    'paused until a day',
    { ...PAUSED, pausedUntil: '2027-01-05', next: LATER },
    'Paused until Tuesday 5 January 2027. Next: Monday 11 January 2027, 09:30.',
  ],
  ['over a pause', { ...PAUSED, pausedUntil: '2026-11-23', next: LATER }, 'Next: Monday 11 January 2027, 09:30.'],
  ['without the bot', { ...PAUSED, because: 'removed' }, 'Paused: I was removed from the channel or chat.'],
  ['archived', { ...PAUSED, because: 'archived' }, 'Paused: the channel is archived.'],
  ['gone', { ...PAUSED, because: 'gone' }, 'Paused: the channel or chat no longer exists.'],
  ['revoked', { ...PAUSED, because: 'revoked' }, 'Paused: I am no longer allowed to post there.'],
];

test.each(STATES)('how it stands: %s', (_how, changes, said) =>
  expect(stateInWords(testSchedule(changes), NOW)).toBe(said),
);
