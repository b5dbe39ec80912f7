import type { Bars } from '../../message';
import { withoutCode } from '../../text/code';
import { cut } from '../../text/cut';
import { CHART_AXIS, CHART_LABEL, CHART_POINTS, CHART_TITLE } from './limits';
import { withoutMentions } from './mentions';
import type { ChartBlock } from './newest-blocks';

/**
 * The chart of bars as Slack draws it. `numbers`: the number of each bar, for the words beside the chart, if the labels
 * are too long for it and so have numbers. Undefined if Slack would not take the chart.
 */
export function chartOf({ bars, chart }: Bars): { block: ChartBlock; numbers?: readonly number[] } | undefined {
  if (!chart || chart.points.length === 0 || chart.points.length > CHART_POINTS) return undefined;
  const whole = chart.points.map(({ label }) => plainLabel(label));
  const numbered = whole.some((label) => label.length > CHART_LABEL) || new Set(whole).size < whole.length;
  const numberOf = (label: string, at: number) => 1 + (bars.some(isOf(label)) ? bars.findIndex(isOf(label)) : at);
  const labels = numbered
    ? whole.map((label, at) => cut(`${numberOf(chart.points[at]?.label ?? '', at)}: ${label}`, CHART_LABEL))
    : whole;
  const [title, axis] = [plainLabel(chart.title), plainLabel(chart.measure)];
  if ([title, axis, ...labels].includes('') || new Set(labels).size < labels.length) return undefined;
  const data = chart.points.map(({ value }, at) => ({ label: labels[at] ?? '', value }));
  const block: ChartBlock = {
    type: 'data_visualization',
    title: cut(title, CHART_TITLE),
    chart: {
      type: chart.kind,
      series: [{ name: cut(title, CHART_LABEL), data }],
      axis_config: { categories: labels, y_label: cut(axis, CHART_AXIS) },
    },
  };
  return { block, ...(numbered ? { numbers: bars.map((_, at) => at + 1) } : {}) };
}

const isOf = (label: string) => (bar: Bars['bars'][number]) => bar.label === label;

const plainLabel = (text: string) => withoutMentions(withoutCode(text)).replace(/\s+/g, ' ').trim();
