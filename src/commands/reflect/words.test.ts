import type { Schedule } from '../../reflection/schedule';
import { testSchedule } from '../../testing/schedule';
import { NOW } from '../../testing/services';
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
  ['without the bot', { ...PAUSED, because: 'removed' }, 'Paused: I was taken out of the channel or chat.'],
  ['archived', { ...PAUSED, because: 'archived' }, 'Paused: the channel is archived.'],
  ['gone', { ...PAUSED, because: 'gone' }, 'Paused: the channel or chat is no longer there.'],
  ['revoked', { ...PAUSED, because: 'revoked' }, 'Paused: I am no longer allowed to post there.'],
];

test.each(STATES)('how it stands: %s', (_how, changes, said) =>
  expect(stateInWords(testSchedule(changes), NOW)).toBe(said),
);
