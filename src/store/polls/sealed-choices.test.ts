import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { keyFor, seal } from './seal';
import { openVote, sealVote } from './sealed-choices';

const KEY = randomBytes(32);
const OF = { poll: 'a'.repeat(24), voter: 'v'.repeat(43) };

test('whatever was chosen, and when, is read back with the poll’s key, and looks like anything else', () => {
  const order = fc.oneof(fc.constant(0), fc.nat(Number.MAX_SAFE_INTEGER));
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(9), { maxLength: 10 }), order, (ids, order) => {
      const vote = { choices: ids.toSorted((a, b) => a - b), order };
      const sealed = sealVote(KEY, OF, vote);
      expect(openVote(KEY, OF, sealed)).toEqual(vote);
      expect(sealed).toMatch(/^[\w-]{51}$/);
      expect(sealVote(KEY, OF, vote)).not.toBe(sealed);
    }),
    { numRuns: 200 },
  );
});

test('a vote from before presses were put in order is read, and any press is newer', () => {
  const bits = Buffer.from([0, 0b101]);
  const before = seal(keyFor('choices', KEY), `${OF.poll} ${OF.voter}`, bits);
  expect(openVote(KEY, OF, before)).toEqual({ choices: [0, 2], order: 0 });
  expect(openVote(KEY, OF, '[0,2]')).toEqual({ choices: [0, 2], order: 0 });
});

test.each([
  ['another key', randomBytes(32), OF],
  ['another poll', KEY, { ...OF, poll: 'b'.repeat(24) }],
  ['another voter', KEY, { ...OF, voter: 'w'.repeat(43) }],
])('with %s it is not read', (_says, key, of) => {
  expect(() => openVote(key, of, sealVote(KEY, OF, { choices: [1], order: 7 }))).toThrow();
});
