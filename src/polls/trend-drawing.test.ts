import fc from 'fast-check';
import { type Drawing, drawnAs, trendDrawing } from './trend-drawing';
import type { TrendPoint } from './trend-point';

const told = { when: 'May 2026', closedAt: new Date('2026-05-04T12:00:00Z'), voters: '12' };
const at = (value: number): TrendPoint => ({ ...told, shares: [], position: { value, near: 'Agree' } });
const answers = (...bars: (number | null)[]): TrendPoint => ({
  ...told,
  shares: bars.map((bar, id) => ({ label: `${id}`, words: 'about half', share: null, bar })),
  position: null,
});
const WORDS = answers(null, null);

const [GROUND, GUIDE, BAR, INK] = [0, 1, 2, 3];
const colour = ({ pixels, width }: Drawing, x: number, y: number) => pixels[y * width + x];
const drawn = (points: readonly TrendPoint[]): Drawing => {
  const drawing = trendDrawing(points);
  if (!drawing) throw new Error('There is no drawing');
  return drawing;
};

/** The bars from left to right: how many pixels high and wide each is. */
function barsIn(drawing: Drawing): { left: number; width: number; height: number }[] {
  const bars: { left: number; width: number; height: number }[] = [];
  let before = 0;
  for (let x = 0; x < drawing.width; x += 1) {
    let height = 0;
    for (let y = 0; y < drawing.height; y += 1) height += colour(drawing, x, y) === BAR ? 1 : 0;
    const last = bars.at(-1);
    if (height > 0 && height === before && last) last.width += 1;
    else if (height > 0) bars.push({ left: x, width: 1, height });
    before = height;
  }
  return bars;
}

/** Where the line around the newest round begins and ends, by the pixels of ink above the base line. */
function lineAround(drawing: Drawing): [number, number] {
  const floor = drawing.height - 44;
  const columns = Array.from({ length: drawing.width }, (_, x) => x).filter((x) =>
    Array.from({ length: floor }, (_, y) => y).some((y) => colour(drawing, x, y) === INK),
  );
  return [columns[0] ?? -1, columns.at(-1) ?? -1];
}

test('a round is a bar as high as it stands on its scale, the oldest left', () => {
  const bars = barsIn(drawn([at(100), at(50), at(25)]));
  expect(bars.map(({ height }) => height)).toEqual([200, 100, 50]);
  expect(bars[0]?.left).toBeLessThan(bars[1]?.left ?? 0);
});

test('a round at the lowest point can be seen', () => {
  expect(barsIn(drawn([at(0), at(50)]))[0]?.height).toBeGreaterThanOrEqual(4);
});

test('the newest has a line around it, and no other', () => {
  const drawing = drawn([at(100), at(50), at(25)]);
  const [, , newest] = barsIn(drawing);
  const [left, right] = lineAround(drawing);
  expect([left < (newest?.left ?? 0), left > (newest?.left ?? 0) - 20]).toEqual([true, true]);
  expect(right).toBeGreaterThan((newest?.left ?? 0) + (newest?.width ?? 0));
});

test('where there is no scale, a round is a bar for each of its answers', () => {
  const drawing = drawn([answers(4, 16), answers(10, 8)]);
  expect(drawnAs([answers(4, 16), answers(10, 8)])).toBe('answers');
  expect(barsIn(drawing).map(({ height }) => height)).toEqual([40, 160, 100, 80]);
  const [left] = lineAround(drawing);
  expect(left).toBeGreaterThan(barsIn(drawing)[1]?.left ?? 0);
});

test('what was told in words only is not drawn; its place is marked', () => {
  const drawing = drawn([at(50), WORDS, at(60)]);
  expect(barsIn(drawing).map(({ height }) => height)).toEqual([100, 120]);
  const below = Array.from({ length: drawing.width }, (_, x) => colour(drawing, x, drawing.height - 36) === INK);
  expect(below.filter((ink, x) => ink && !below[x - 1])).toHaveLength(3);
  expect(barsIn(drawn([at(50), at(60), WORDS]))).toHaveLength(2);
});

test.each([
  ['nothing', []],
  ['one round', [at(50)]],
  ['one round beside words', [at(50), WORDS]],
  ['words alone', [WORDS, WORDS]],
])('of %s there is no drawing', (_what, points) => {
  expect(drawnAs(points)).toBeUndefined();
  expect(trendDrawing(points)).toBeUndefined();
});

test('a light ground stands around everything, and what says something stands out from it by 3 to 1', () => {
  const drawing = drawn([at(100), at(100)]);
  for (let x = 0; x < drawing.width; x += 1)
    for (const y of [0, 20, drawing.height - 20, drawing.height - 1]) expect(colour(drawing, x, y)).toBe(GROUND);
  const [ground = '', , ...speaking] = drawing.colours;
  for (const one of speaking) expect((lightness(ground) + 0.05) / (lightness(one) + 0.05)).toBeGreaterThan(3);
});

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function lightness(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const part = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('whatever the rounds, every bar is drawn whole, apart from the others, and inside of the margin', () => {
  const share = fc.integer({ min: 0, max: 20 });
  const rounds = fc
    .integer({ min: 2, max: 10 })
    .chain((many) => fc.array(fc.array(share, { minLength: many, maxLength: many }), { minLength: 2, maxLength: 6 }));
  fc.assert(
    fc.property(rounds, (rounds) => {
      const drawing = drawn(rounds.map((bars) => answers(...bars)));
      expect(drawing.pixels).toHaveLength(drawing.width * drawing.height);
      expect(barsIn(drawing).map(({ height }) => height)).toEqual(rounds.flat().map((bar) => Math.max(4, bar * 10)));
      const [left, right] = [barsIn(drawing)[0]?.left ?? 0, lineAround(drawing)[1]];
      expect([left >= 36, right < drawing.width - 36]).toEqual([true, true]);
      expect(new Set(drawing.pixels)).toEqual(new Set([GROUND, GUIDE, BAR, INK]));
    }),
    { seed: 20261123, numRuns: 40 },
  );
});
