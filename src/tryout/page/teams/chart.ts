import { CardElement, GlobalRegistry, type PropertyBag, type SerializationContext, Versions } from 'adaptivecards';
import { chartElement } from '../drawing/chart';
import type { Chart } from '../drawing/model';

type Point = { readonly x: string | number; readonly y: number };
type Bars = { readonly title: string; readonly data: readonly Point[] };
type Lines = {
  readonly title: string;
  readonly data: readonly { readonly legend: string; readonly values: readonly Point[] }[];
};
type Axes = { readonly xAxisTitle?: string; readonly yAxisTitle?: string };

/** A chart of Teams, which Microsoft's renderer of cards does not have. */
abstract class TeamsChart extends CardElement {
  private source: PropertyBag = {};

  protected override internalParse(source: PropertyBag, context: SerializationContext): void {
    super.internalParse(source, context);
    this.source = source;
  }

  protected abstract chartOf(source: PropertyBag): Chart;

  protected override internalRender(): HTMLElement {
    return chartElement(this.chartOf(this.source));
  }
}

class HorizontalBarChart extends TeamsChart {
  getJsonTypeName(): string {
    return 'Chart.HorizontalBar';
  }

  protected chartOf(source: PropertyBag): Chart {
    const { title, data } = source as unknown as Bars;
    const values = data.map(({ y }) => y);
    return {
      kind: 'horizontal-bar',
      title,
      categories: data.map(({ x }) => String(x)),
      series: [{ name: '', values }],
    };
  }
}

class LineChart extends TeamsChart {
  getJsonTypeName(): string {
    return 'Chart.Line';
  }

  protected chartOf(source: PropertyBag): Chart {
    const { title, data, xAxisTitle: xLabel, yAxisTitle: yLabel } = source as unknown as Lines & Axes;
    const categories = [...new Set(data.flatMap(({ values }) => values.map(({ x }) => String(x))))];
    const series = data.map(({ legend, values }) => ({
      name: legend,
      values: categories.map((category) => values.find(({ x }) => String(x) === category)?.y),
    }));
    return { kind: 'line', title, categories, series, xLabel, yLabel };
  }
}

/** Lets every card have charts. */
export function registerCharts(): void {
  GlobalRegistry.elements.register('Chart.HorizontalBar', HorizontalBarChart, Versions.v1_5);
  GlobalRegistry.elements.register('Chart.Line', LineChart, Versions.v1_5);
}
