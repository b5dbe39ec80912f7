import { orderOf } from './confirmed';

const [first, second, third] = [
  { newest: 1, before: 0 },
  { newest: 2, before: 1 },
  { newest: 3, before: 2 },
];

test.each([
  ['follows what was shown here', first, second, 'next'],
  ['confirms the same press again', second, second, 'next'],
  ['follows what another replica has shown', first, third, 'apart'],
  ['comes after a newer one was shown', second, first, 'late'],
  ['confirms no press', second, undefined, 'next'],
  ['is the first here', undefined, second, 'next'],
])('a confirmation that %s', (_what, shown, now, order) => {
  expect(orderOf(shown, now)).toBe(order);
});
