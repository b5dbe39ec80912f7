import { svg } from './svg';

/** Returns the mark of a series' points: each has a shape of its own, for whoever cannot tell the colours. */
export function mark(series: number, x: number, y: number): SVGElement {
  const name = `chart-mark series-${series}`;
  const polygon = (...points: readonly (readonly [number, number])[]) =>
    svg('polygon', { points: points.map(([dx, dy]) => `${x + dx},${y + dy}`).join(' '), class: name });
  switch (series % 6) {
    case 1:
      return svg('rect', { x: x - 4, y: y - 4, width: 8, height: 8, class: name });
    case 2:
      return polygon([0, -5], [5, 4], [-5, 4]);
    case 3:
      return polygon([0, -5], [5, 0], [0, 5], [-5, 0]);
    case 4:
      return polygon([0, 5], [5, -4], [-5, -4]);
    case 5:
      return svg('rect', { x: x - 6, y: y - 2, width: 12, height: 4, class: name });
    default:
      return svg('circle', { cx: x, cy: y, r: 4, class: name });
  }
}
