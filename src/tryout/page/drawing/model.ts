/** What a chart shows, on either platform. A series has one value for each category; undefined where it has none. */
export type Chart = {
  readonly kind: 'bar' | 'line' | 'horizontal-bar';
  readonly title: string;
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  readonly xLabel?: string | undefined;
  readonly yLabel?: string | undefined;
};
type Series = { readonly name: string; readonly values: readonly (number | undefined)[] };
