import { drawBars } from './horizontal-bars';
import { mark } from './mark';
import type { Chart } from './model';
import { drawPlot } from './plot';
import { svg } from './svg';

/**
 * Returns a chart that fits itself to the width it is given, and stays as wide as that when it changes. Whoever cannot see
 * it hears its title and every value. https://www.w3.org/WAI/tutorials/images/complex/
 */
export function chartElement(chart: Chart): HTMLElement {
  const figure = document.createElement('div');
  figure.className = 'chart';
  const title = document.createElement('p');
  title.className = 'chart-title';
  title.textContent = chart.title;
  title.setAttribute('aria-hidden', 'true');
  const place = document.createElement('div');
  figure.append(title, place, ...legend(chart));

  let drawn = 0;
  const observer = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    if (width === drawn || width === 0) return;
    drawn = width;
    place.replaceChildren(draw(chart, width));
  });
  observer.observe(place);
  return figure;
}

function draw(chart: Chart, width: number): SVGElement {
  const { height, parts } = chart.kind === 'horizontal-bar' ? drawBars(chart, width) : drawPlot(chart, width);
  return svg(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': spoken(chart) },
    parts,
  );
}

/** What a screen reader says: the title, and each value with its label. */
export function spoken({ title, categories, series }: Chart): string {
  const all = series.map(({ name, values }) => {
    const each = categories.flatMap((label, at) => (values[at] === undefined ? [] : [`${label} ${values[at]}`]));
    return `${series.length > 1 && name ? `${name}: ` : ''}${each.join(', ')}`;
  });
  return `${title}. ${all.join('. ')}.`;
}

/** Names each series beside its colour and its mark. One series alone needs no name. */
function legend({ series, kind }: Chart): HTMLElement[] {
  if (series.length < 2) return [];
  const list = document.createElement('ul');
  list.className = 'chart-legend';
  list.setAttribute('aria-hidden', 'true');
  for (const [at, { name }] of series.entries()) {
    const sample =
      kind === 'line'
        ? [svg('line', { x1: 0, x2: 24, y1: 6, y2: 6, class: `chart-line series-${at}` }), mark(at, 12, 6)]
        : [svg('rect', { x: 6, y: 0, width: 12, height: 12, rx: 2, class: `chart-bar series-${at}` })];
    const item = document.createElement('li');
    item.append(svg('svg', { width: 24, height: 12, viewBox: '0 0 24 12' }, sample), name);
    list.append(item);
  }
  return [list];
}
