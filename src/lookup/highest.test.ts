import fc from 'fast-check';
import { createHighest } from './highest';

test('the highest come first, of equal ones the first offered, and nothing that is not above 0', () => {
  const highest = createHighest(4);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -2, max: 5 }), { maxLength: 12 }), (values) => {
      for (const [item, value] of values.entries()) highest.offer(item, value);
      const sorted = [...values.entries()].filter(([, value]) => value > 0).sort(([, a], [, b]) => b - a);
      expect(highest.take()).toEqual(sorted.slice(0, 4).map(([item]) => item));
    }),
    { seed: 20261130 },
  );
});
