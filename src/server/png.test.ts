import fc from 'fast-check';
import { readPng } from '../testing/png';
import { png } from './png';

test('every pixel comes back in its colour, and the file holds nothing else', () => {
  const colours = ['#ffffff', '#2b6a99', '#000000'];
  const pictures = fc
    .integer({ min: 1, max: 40 })
    .chain((width) =>
      fc
        .integer({ min: 1, max: 20 })
        .chain((height) =>
          fc
            .uint8Array({ minLength: width * height, maxLength: width * height, max: colours.length - 1 })
            .map((pixels) => ({ width, height, colours, pixels })),
        ),
    );
  fc.assert(
    fc.property(pictures, ({ width, height, pixels }) => {
      const file = readPng(png({ width, height, colours, pixels }));
      expect([file.width, file.height, file.types]).toEqual([width, height, ['IHDR', 'PLTE', 'IDAT', 'IEND']]);
      expect(file.colours.flat()).toEqual([...pixels].map((pixel) => colours[pixel]));
    }),
    { seed: 20261123, numRuns: 100 },
  );
});

test('a file with a changed byte is no picture', () => {
  const file = png({ width: 3, height: 2, colours: ['#ffffff', '#000000'], pixels: Uint8Array.of(0, 1, 0, 1, 0, 1) });
  const ends = file.length - 12;
  for (let at = 8; at < ends; at += 1) {
    const changed = Buffer.from(file);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => readPng(changed)).toThrow();
  }
});
