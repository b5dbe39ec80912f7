import { list } from '../json';
import { field, filled, listOf, longer, repeated } from './json-rules';

/** The kinds of chart that this Slack draws; the real one has also `area` and `pie`. */
const KINDS = ['bar', 'line'];
const LONGEST_LABEL = 20;
const MOST_POINTS = 20;

/**
 * Returns every fault for which Slack would refuse a `data_visualization` block.
 * https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
 */
export function chartFaults(block: unknown): string[] {
  const chart = field(block, 'chart');
  const series = field(chart, 'series');
  const axis = field(chart, 'axis_config');
  const categories = field(axis, 'categories');
  return [
    ...filled(field(block, 'title'), 'title'),
    ...longer(field(block, 'title'), 50, 'title'),
    ...(KINDS.includes(String(field(chart, 'type'))) ? [] : ['chart type is not known']),
    ...listOf(categories, 1, MOST_POINTS, (one) => label(one, 'category')),
    ...repeated(list(categories)).map((one) => `category ${one} twice`),
    ...listOf(series, 1, 6, (one) => oneSeries(one, list(categories))),
    ...repeated(list(series).map((one) => field(one, 'name'))).map((name) => `series ${name} twice`),
    ...longer(field(axis, 'x_label'), 50, 'x_label'),
    ...longer(field(axis, 'y_label'), 50, 'y_label'),
  ];
}

function oneSeries(series: unknown, categories: readonly unknown[]): string[] {
  const points = list(field(series, 'data'));
  const labels = points.map((point) => field(point, 'label'));
  const matching = labels.length === categories.length && categories.every((one) => labels.includes(one));
  return [
    ...label(field(series, 'name'), 'name'),
    ...listOf(field(series, 'data'), 1, MOST_POINTS, (point) => [
      ...label(field(point, 'label'), 'label'),
      ...(Number.isFinite(field(point, 'value')) ? [] : ['value must be a number']),
    ]),
    ...(matching ? [] : ['labels must match the categories']),
  ];
}

const label = (value: unknown, name: string) => [...filled(value, name), ...longer(value, LONGEST_LABEL, name)];
