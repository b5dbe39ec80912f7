import type { Json } from '../../json';
import { ChartView } from '../drawing/drawn';
import type { Chart } from '../drawing/model';

type Block = {
  readonly title: string;
  readonly chart: {
    readonly type: 'bar' | 'line';
    readonly series: readonly {
      readonly name: string;
      readonly data: readonly { readonly label: string; readonly value: number }[];
    }[];
    readonly axis_config: {
      readonly categories: readonly string[];
      readonly x_label?: string;
      readonly y_label?: string;
    };
  };
};

/** Draws a `data_visualization` block. */
export const SlackChart = ({ block }: { readonly block: Json }) => <ChartView chart={chartOf(block as Block)} />;

function chartOf({ title, chart: { type, series, axis_config: axis } }: Block): Chart {
  const { categories, x_label: xLabel, y_label: yLabel } = axis;
  return {
    kind: type,
    title,
    categories,
    series: series.map(({ name, data }) => ({
      name,
      values: categories.map((category) => data.find(({ label }) => label === category)?.value),
    })),
    xLabel,
    yLabel,
  };
}
