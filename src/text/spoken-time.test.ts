import fc from 'fast-check';
import { clockTimeIn, clockTimesIn } from './clock-time';
import { hourAlone, spokenTimeIn, spokenTimes } from './spoken-time';

test.each([
  ['half 9', '09:30'],
  ['half past nine', '09:30'],
  ['half-past-nine', '09:30'],
  ['half two', '14:30'],
  ['half 12', '12:30'],
  ['quarter past 2', '14:15'],
  ['a quarter to ten', '09:45'],
  ['quarter to 1', '12:45'],
  ['ten to three', '14:50'],
  ['twenty-five past eight', '08:25'],
  ['5 minutes past 4', '16:05'],
  ['20 to 12', '11:40'],
  ['nine thirty', '09:30'],
  ['two forty-five', '14:45'],
  ['nine oh five', '09:05'],
  ['9 o’clock', '09:00'],
  ["nine o'clock", '09:00'],
  ['two oclock', '14:00'],
  ['half 9 pm', '21:30'],
  ['half past nine in the evening', '21:30'],
  ['quarter to seven in the morning', '06:45'],
  ['nine in the morning', '09:00'],
  ['4 in the afternoon', '16:00'],
  ['six pm', '18:00'],
])('%s is %s', (words, time) => expect(clockTimeIn(words)).toBe(time));

test.each([
  'half',
  'half 13',
  'half to nine',
  'quarter',
  'quarter nine',
  'past nine',
  'sixty past nine',
  '0 past 9',
  'nine five',
  '9 to 10',
  'the half 9',
  'nine',
  'one of two',
])('“%s” is no time', (words) => expect(clockTimesIn(words)).toEqual([]));

test.each([
  ['9', ['09:00', '21:00']],
  ['two', ['14:00', '02:00']],
  ['12', ['12:00', '00:00']],
  ['13', []],
  ['0', []],
])('the hour %s alone may be %j', (words, times) => expect(hourAlone(words)).toEqual(times));

const HOURS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const SAID: Record<number, string> = { 5: 'five', 10: 'ten', 15: 'quarter', 20: 'twenty', 25: 'twenty-five' };

/** A time of the twelve-hour clock as people say it, with a word or a number for its hour. */
function said(hour: number, minutes: number, inWords: boolean): string {
  const name = (of: number) => (inWords ? (HOURS[(of + 11) % 12] ?? '') : String(of % 12 || 12));
  if (minutes === 0) return `${name(hour)} o'clock`;
  if (minutes === 30) return `half ${inWords ? 'past ' : ''}${name(hour)}`;
  const [count, side, of] = minutes < 30 ? [minutes, 'past', hour] : [60 - minutes, 'to', hour + 1];
  return `${(inWords && SAID[count]) || `${count} minutes`} ${side} ${name(of)}`;
}

test('every time of the day, as it is said with its half of the day, is that time, also within a line', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
      fc.boolean(),
      (hour, minutes, inWords) => {
        const time = `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
        const half = (minutes > 30 ? hour + 1 : hour) % 24;
        // “Ten to twelve” at night begins in one half of the day and is named by the other: the words do not say which.
        fc.pre(Math.floor(half / 12) === Math.floor(hour / 12));
        const words = said(hour, minutes, inWords);
        expect(spokenTimes(words)).toContain(time);
        expect(spokenTimes(`${words} ${hour < 12 ? 'am' : 'pm'}`)).toEqual([time]);
        expect(`monday at ${words} for managers`.match(spokenTimeIn())).toEqual([words]);
      },
    ),
  );
});

test('the likelier of two times is in the working day', () => {
  for (let hour = 1; hour <= 12; hour++)
    for (const minutes of [0, 15, 30, 45]) {
      const [first = '', second = ''] = spokenTimes(said(hour, minutes, true));
      expect([first >= '07:00' && first < '19:00', second >= '07:00' && second < '19:00']).toEqual([true, false]);
    }
});

test('whatever is typed, it is a time of day or nothing, and soon', () => {
  const pieces = fc.constantFrom(
    'half',
    'past',
    'to',
    'nine',
    '9',
    'quarter',
    'a',
    'oclock',
    'am',
    'in the',
    ' ',
    '-',
    'minutes',
    '59',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (list) => {
      for (const time of spokenTimes(list.join(' '))) expect(time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
    }),
  );
});
