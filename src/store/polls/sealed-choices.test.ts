import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { openChoices, sealChoices } from './sealed-choices';

const KEY = randomBytes(32);
const OF = { poll: 'a'.repeat(24), voter: 'v'.repeat(43) };

test('whatever was chosen is read back with the poll’s key, and looks like anything else', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(9), { maxLength: 10 }), (ids) => {
      const choices = ids.toSorted((a, b) => a - b);
      const sealed = sealChoices(KEY, OF, choices);
      expect(openChoices(KEY, OF, sealed)).toEqual(choices);
      expect(sealed).toMatch(/^[\w-]{40}$/);
      expect(sealChoices(KEY, OF, choices)).not.toBe(sealed);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['another key', randomBytes(32), OF],
  ['another poll', KEY, { ...OF, poll: 'b'.repeat(24) }],
  ['another voter', KEY, { ...OF, voter: 'w'.repeat(43) }],
])('with %s it is not read', (_says, key, of) => {
  expect(() => openChoices(key, of, sealChoices(KEY, OF, [1]))).toThrow();
});
