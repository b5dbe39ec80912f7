import { clockTimeIn, isClockTime } from './clock-time';

test.each([
  ['9:30', '09:30'],
  ['09.30', '09:30'],
  ['930', '09:30'],
  ['0930', '09:30'],
  ['9h30', '09:30'],
  ['9am', '09:00'],
  ['9.30 p.m.', '21:30'],
  ['12am', '00:00'],
  ['12pm', '12:00'],
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['midnight', '00:00'],
  ['23:59', '23:59'],
])('%s is %s', (words, time) => expect(clockTimeIn(words)).toBe(time));

test.each(['9', '24:00', '9:60', '13pm', '0am', '9:5', '', '9:30 today'])('“%s” is no time', (words) => {
  expect(clockTimeIn(words)).toBeUndefined();
});

test.each([
  ['00:00', true],
  ['23:59', true],
  ['24:00', false],
  ['9:30', false],
  ['09:30 ', false],
])('“%s” is what a clock shows: %s', (text, is) => expect(isClockTime(text)).toBe(is));
