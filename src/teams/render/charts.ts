import type { Chart, ChartPoint } from '../../message';
import type { CardElement, ChartElement } from './card';
import { clip } from './fit-card';
import { plainCardText } from './markdown';

/** Our own limit, in characters: labels of an axis share the width of a card. */
const LONGEST = 60;

/**
 * A chart as Teams draws it; a client that draws none shows `instead`. The colours are Teams' own, and carry no meaning.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/charts-in-adaptive-cards
 */
export function renderChart({ kind, title, measure, points }: Chart, instead: readonly CardElement[]): ChartElement {
  const named = plain(title) || 'Chart';
  const fallback = { type: 'Container', items: instead } as const;
  if (kind === 'line') {
    const values = points.map((point, at) => ({ x: point.day ?? labelOf(point, at), y: point.value }));
    const data = [{ legend: named, values }];
    return { type: 'Chart.Line', title: named, yAxisTitle: plain(measure), data, fallback };
  }
  return {
    type: 'Chart.HorizontalBar',
    title: plain(measure) ? `${named}: ${plain(measure)}` : named,
    displayMode: 'AbsoluteWithAxis',
    data: points.map((point, at) => ({ x: labelOf(point, at), y: point.value })),
    fallback,
  };
}

/** Never empty: Teams would not know what to write there. */
const labelOf = ({ label }: ChartPoint, at: number) => plain(label) || `${at + 1}`;

const plain = (text: string) => clip(plainCardText(text).trim(), LONGEST);
