import { movedClock } from './moved-clock';

test.each([
  ['on a Thursday', '2026-11-26T12:00:00Z', '2026-11-30T09:30:00.000Z'],
  ['on Monday morning before it', '2026-11-23T09:29:59Z', '2026-11-23T09:30:00.000Z'],
  ['on Monday at that very moment', '2026-11-23T09:30:00Z', '2026-11-30T09:30:00.000Z'],
  ['on Sunday night', '2026-11-29T23:59:00Z', '2026-11-30T09:30:00.000Z'],
  ['across the change to summer time', '2026-03-27T12:00:00Z', '2026-03-30T08:30:00.000Z'],
])('%s, the next Monday 09:30 in London is found', (_, now, expected) => {
  expect(movedClock('monday', new Date(now), 'Europe/London').toISOString()).toBe(expected);
});

test.each([
  ['minute', '2026-11-26T12:01:00.000Z'],
  ['hour', '2026-11-26T13:00:00.000Z'],
  ['day', '2026-11-27T12:00:00.000Z'],
] as const)('one %s on, it is that much later', (to, expected) => {
  expect(movedClock(to, new Date('2026-11-26T12:00:00Z'), 'Europe/London').toISOString()).toBe(expected);
});
