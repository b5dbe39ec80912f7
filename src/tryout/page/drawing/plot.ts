import { mark } from './mark';
import type { Chart } from './model';
import { linesOf, scaleOf, widthOf } from './scale';
import { svg, text } from './svg';

const TOP = 18;
const PLOT = 160;
const LINE = 13;

/** Draws upright bars, or lines, over the categories from left to right. */
export function drawPlot({ kind, categories, series, xLabel, yLabel }: Chart, width: number) {
  const { low, high, ticks } = scaleOf(series.flatMap(({ values }) => values.flatMap((value) => value ?? [])));
  const top = TOP + (yLabel ? LINE + 3 : 0);
  const left = Math.max(...ticks.map((tick) => widthOf(String(tick)))) + 8;
  const slot = (width - left) / categories.length;
  const y = (value: number) => top + PLOT - ((value - low) / (high - low)) * PLOT;
  const middle = (at: number) => left + slot * (at + 0.5);

  const labels = categories.map((label) => linesOf(label, slot - 4, 2));
  const beneath = Math.max(...labels.map((lines) => lines.length)) * LINE + 6;
  const names = labels.flatMap((lines, at) =>
    lines.map((line, row) => text(line, middle(at), top + PLOT + 16 + row * LINE, 'middle')),
  );
  const grid = ticks.flatMap((tick) => [
    svg('line', { x1: left, x2: width, y1: y(tick), y2: y(tick), class: tick === 0 ? 'chart-axis' : 'chart-grid' }),
    text(String(tick), left - 6, y(tick) + 4, 'end'),
  ]);
  const drawn = series.flatMap(({ values }, at) =>
    kind === 'line' ? oneLine(values, at) : bars(values, at, (slot * 0.7) / series.length),
  );

  function oneLine(values: Chart['series'][number]['values'], at: number): SVGElement[] {
    const points = values.flatMap((value, index) => (value === undefined ? [] : [[middle(index), y(value)] as const]));
    const path = points.map((point) => point.join(',')).join(' ');
    return [
      svg('polyline', { points: path, class: `chart-line series-${at}` }),
      ...points.map(([x, height]) => mark(at, x, height)),
    ];
  }

  function bars(values: Chart['series'][number]['values'], at: number, wide: number): SVGElement[] {
    return values.flatMap((value, index) => {
      if (value === undefined) return [];
      const x = middle(index) - slot * 0.35 + at * wide;
      const [high, low] = [y(Math.max(0, value)), y(Math.min(0, value))];
      return [
        svg('rect', {
          x,
          y: high,
          width: Math.max(1, wide - 2),
          height: low - high,
          rx: 2,
          class: `chart-bar series-${at}`,
        }),
        ...(widthOf(String(value)) <= wide + 4
          ? [text(String(value), x + wide / 2 - 1, high - 4, 'middle', { class: 'chart-value' })]
          : []),
      ];
    });
  }

  const height = top + PLOT + beneath + 4 + (xLabel ? LINE + 6 : 0);
  const axes = [
    ...(yLabel ? [text(yLabel, 0, 10)] : []),
    ...(xLabel ? [text(xLabel, left + (width - left) / 2, height - 4, 'middle')] : []),
  ];
  return { height, parts: [...grid, ...drawn, ...names, ...axes] };
}
