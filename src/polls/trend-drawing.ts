import type { TrendPoint } from './trend-point';

/** Which bars a trend has: one for each round, of where it stands on a scale, or one for each answer of a round. */
export type DrawnAs = 'position' | 'answers';

/** Rows of pixels from the top left; each is the number of its colour (`#rrggbb`). */
export type Drawing = {
  readonly width: number;
  readonly height: number;
  readonly colours: readonly string[];
  readonly pixels: Uint8Array;
};

/** Twice what the platforms give a picture at its widest, for sharp screens. */
const [WIDTH, HEIGHT] = [720, 288];
const MARGIN = { side: 36, top: 44, bottom: 44 };
const FLOOR = HEIGHT - MARGIN.bottom;
const TALLEST = FLOOR - MARGIN.top;
const LINE = 4;
/** Between the bars of the newest round and the line around them. */
const AROUND = 10;
const WIDEST_BAR = 64;
const BETWEEN_BARS = 4;

/** A light ground with a margin stands on dark cards as on light ones. Every colour that says something has 3:1 on it. */
const COLOURS = ['#ffffff', '#d5dae1', '#2b6a99', '#1b1f24'] as const;
const [GROUND, GUIDE, BAR, INK] = [0, 1, 2, 3] as const;

/** Undefined where fewer than two rounds have something that can be measured: words alone are not drawn. */
export function drawnAs(points: readonly TrendPoint[]): DrawnAs | undefined {
  const as = points.some(({ position }) => position !== null) ? 'position' : 'answers';
  return points.filter((point) => isDrawn(point, as)).length < 2 ? undefined : as;
}

/** False for a round that was told in words only. */
export const isDrawn = (point: TrendPoint, as: DrawnAs): boolean => sharesOf(point, as).length > 0;

/**
 * The rounds of a trend as bars on a base line, the oldest left, the newest with a line around it, and nothing else: what
 * they mean is said beside the picture. A round that was told in words only has a mark and no bar.
 */
export function trendDrawing(points: readonly TrendPoint[]): Drawing | undefined {
  const as = drawnAs(points);
  if (as === undefined) return undefined;
  const pixels = new Uint8Array(WIDTH * HEIGHT).fill(GROUND);
  const fill = (colour: number, { left, top, width, height }: Box) => {
    for (let row = top; row < top + height; row += 1)
      pixels.fill(colour, row * WIDTH + left, row * WIDTH + left + width);
  };
  const across = { left: MARGIN.side, width: WIDTH - 2 * MARGIN.side, height: LINE };
  for (const share of [1, 0.5]) fill(GUIDE, { ...across, top: FLOOR - Math.round(share * TALLEST), height: LINE / 2 });
  const slot = Math.floor(across.width / points.length);
  for (const [at, point] of points.entries()) {
    const middle = MARGIN.side + at * slot + Math.floor(slot / 2);
    const bars = barsOf(sharesOf(point, as), middle, slot);
    if (at === points.length - 1) outline(bars, middle, fill);
    for (const bar of bars) fill(BAR, bar);
    fill(INK, { left: middle - LINE / 2, top: FLOOR + LINE, width: LINE, height: 2 * LINE });
  }
  fill(INK, { ...across, top: FLOOR });
  return { width: WIDTH, height: HEIGHT, colours: COLOURS, pixels };
}

type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** From 0 to 1, no finer than the cards showed them; none where one of them was told in words. */
function sharesOf({ position, shares }: TrendPoint, as: DrawnAs): readonly number[] {
  if (as === 'position') return position === null ? [] : [position.value / 100];
  const bars = shares.flatMap(({ bar }) => (bar === null ? [] : [bar / 20]));
  return bars.length === shares.length ? bars : [];
}

/** None is so low that it cannot be seen. */
function barsOf(shares: readonly number[], middle: number, slot: number): readonly Box[] {
  const room = slot - 4 * AROUND;
  const width = Math.min(WIDEST_BAR, Math.floor((room + BETWEEN_BARS) / shares.length) - BETWEEN_BARS);
  const all = shares.length * (width + BETWEEN_BARS) - BETWEEN_BARS;
  return shares.map((share, at) => {
    const height = Math.max(LINE, Math.round(share * TALLEST));
    return { left: middle - Math.floor(all / 2) + at * (width + BETWEEN_BARS), top: FLOOR - height, width, height };
  });
}

function outline(bars: readonly Box[], middle: number, fill: (colour: number, box: Box) => void): void {
  const [first = { left: middle - WIDEST_BAR / 2, width: WIDEST_BAR }] = bars;
  const last = bars.at(-1) ?? first;
  const left = first.left - AROUND;
  const width = last.left + last.width + AROUND - left;
  const top = Math.min(FLOOR, ...bars.map((bar) => bar.top)) - AROUND;
  fill(INK, { left, top, width, height: LINE });
  for (const side of [left, left + width - LINE]) fill(INK, { left: side, top, width: LINE, height: FLOOR - top });
}
