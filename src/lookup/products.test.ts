import fc from 'fast-check';
import { createProducts } from './products';

const coordinate = (most: number) => fc.integer({ min: -most, max: most });

test('whatever the vectors, eight coordinates at once come to the same as one by one', () => {
  const sizes = fc.record({ dimensions: fc.integer({ min: 1, max: 70 }), count: fc.integer({ min: 1, max: 9 }) });
  const any = sizes.chain(({ dimensions, count }) =>
    fc.record({
      dimensions: fc.constant(dimensions),
      rows: fc.array(fc.array(coordinate(127), { minLength: dimensions, maxLength: dimensions }), {
        minLength: count,
        maxLength: count,
      }),
      question: fc.array(coordinate(4_096), { minLength: dimensions, maxLength: dimensions }),
      from: fc.nat({ max: count }),
    }),
  );
  fc.assert(
    fc.property(any, ({ dimensions, rows, question, from }) => {
      const [fast, plain] = [false, true].map((plainly) => {
        const made = createProducts(dimensions, Int8Array.from(rows.flat()), rows.length, plainly);
        const asked = Int16Array.from({ length: made.stride }, (_, axis) => question[axis] ?? 0);
        return [...made.products(asked, from, rows.length).subarray(0, rows.length - from)];
      });
      const expected = rows
        .slice(from)
        .map((row) => row.reduce((sum, one, axis) => sum + one * (question[axis] as number), 0));
      expect(fast).toEqual(expected);
      expect(plain).toEqual(expected);
    }),
    { seed: 20261130 },
  );
});

test('a vector in the unit sphere at its finest scales fits into the sum', () => {
  const made = createProducts(64, new Int8Array(64).fill(16), 1);
  const question = new Int16Array(made.stride).fill(4_096 / 8);
  expect(made.products(question, 0, 1)[0]).toBe(64 * 16 * 512);
});

test('without dimensions there is nothing to multiply', () => {
  expect(createProducts(0, new Int8Array(0), 3).products(new Int16Array(0), 0, 3)).toEqual(new Int32Array(3));
});
