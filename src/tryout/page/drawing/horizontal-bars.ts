import type { Chart } from './model';
import { linesOf, scaleOf, widthOf } from './scale';
import { svg, text } from './svg';

const ROW = 34;
const THICK = 18;

/** Draws bars from left to right, each with its label and its value. */
export function drawBars({ categories, series }: Chart, width: number): { height: number; parts: SVGElement[] } {
  const values = series[0]?.values.map((value) => value ?? 0) ?? [];
  const { low, high } = scaleOf(values);
  const left = Math.min(width * 0.42, Math.max(...categories.map(widthOf)) + 8);
  const right = Math.max(...values.map((value) => widthOf(String(value)))) + 10;
  const at = (value: number) => left + ((value - low) / (high - low)) * (width - left - right);

  const parts = categories.flatMap((label, row) => {
    const value = values[row] ?? 0;
    const middle = row * ROW + ROW / 2;
    const [from, to] = [at(Math.min(0, value)), at(Math.max(0, value))];
    const lines = linesOf(label, left - 8, 2);
    return [
      ...lines.map((line, index) => text(line, left - 8, middle + 4 + (index - (lines.length - 1) / 2) * 13, 'end')),
      svg('rect', {
        x: left,
        y: middle - THICK / 2,
        width: width - left - right,
        height: THICK,
        rx: 2,
        class: 'chart-ground',
      }),
      svg('rect', {
        x: from,
        y: middle - THICK / 2,
        width: to - from,
        height: THICK,
        rx: 2,
        class: 'chart-bar series-0',
      }),
      text(String(value), to + 6, middle + 4, 'start', { class: 'chart-value' }),
    ];
  });
  return {
    height: categories.length * ROW,
    parts: [...parts, svg('line', { x1: at(0), x2: at(0), y1: 0, y2: categories.length * ROW, class: 'chart-axis' })],
  };
}
