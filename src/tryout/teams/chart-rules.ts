import { type Json, list } from '../json';

/** The charts of Teams that the local one draws, with their fields: https://adaptivecards.microsoft.com/?topic=Chart.Line */
export const CHARTS: Readonly<Record<string, string>> = {
  'Chart.HorizontalBar': 'title data displayMode color colorSet xAxisTitle yAxisTitle',
  'Chart.Line': 'title data color colorSet xAxisTitle yAxisTitle',
};

const DISPLAY_MODES = [undefined, 'AbsoluteWithAxis', 'AbsoluteNoAxis', 'PartToWhole'];

/** Returns what is wrong with a chart. Clients that do not know it show its `fallback`, so it needs one. */
export function chartMistakes(chart: Json): string[] {
  const data = list(chart.data);
  const points = chart.type === 'Chart.Line' ? data.flatMap(({ values }) => list(values)) : data;
  return [
    ...(isText(chart.title) ? [] : ['a chart without a title']),
    ...(points.length === 0 ? ['a chart of nothing'] : []),
    ...(chart.fallback === undefined ? ['a chart without a fallback'] : []),
    ...(DISPLAY_MODES.includes(chart.displayMode as string | undefined)
      ? []
      : [`${chart.displayMode} is no way to show`]),
    ...(chart.type === 'Chart.Line' && !data.every(({ legend }) => isText(legend)) ? ['a line without a legend'] : []),
    ...points.flatMap(({ x, y }) => [
      ...(isText(x) || Number.isFinite(x) ? [] : ['a value without a label']),
      ...(Number.isFinite(y) ? [] : [`${y} is no number`]),
    ]),
  ];
}

/** Returns what a chart shows, each value with its label. */
export function chartText({ type, title, data }: Json): string {
  const values = (points: readonly Json[]) => points.map(({ x, y }) => `${x} ${y}`).join(', ');
  const lines =
    type === 'Chart.Line'
      ? list(data).map((one) => `${one.legend}: ${values(list(one.values))}`)
      : [values(list(data))];
  return [`${title}:`, ...lines].join(' ');
}

const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';
