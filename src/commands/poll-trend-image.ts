import { SCALES } from '../content/scales';
import type { PollTemplate } from '../content/schema';
import type { Place } from '../ids';
import type { Bar, Block } from '../message';
import { type DrawnAs, drawnAs, isDrawn } from '../polls/trend-drawing';
import type { TrendPoint } from '../polls/trend-point';
import type { Services } from './answer';

export type ImageOf = {
  readonly template: PollTemplate;
  readonly at: Place;
  readonly trendImage: Services['trendImage'];
};

/**
 * The picture of a trend with how to read it, for whoever sees it, and every round in words, for whoever does not. Nothing
 * where this installation has no address for it, or where fewer than two rounds can be drawn.
 */
export function trendImageBlocks(
  points: readonly TrendPoint[],
  bars: readonly Bar[],
  { template, at: { tenant, conversation }, trendImage }: ImageOf,
): Block[] {
  const as = drawnAs(points);
  const last = points.at(-1);
  if (!trendImage || !as || !last) return [];
  const url = trendImage({ tenant, conversation, template: template.id, newest: last.closedAt });
  const missing = points.every((point) => isDrawn(point, as)) ? [] : ['A round without a bar was told in words only.'];
  const rounds = bars.map(({ label, words }) => `${label}: ${words}`);
  return [
    { kind: 'text', label: 'In the picture', text: [ORDER, meaning(as, template, last), ...missing].join(' ') },
    { kind: 'image', url, alt: `Bar chart. ${rounds.join('. ')}.` },
  ];
}

const ORDER = 'The oldest round is on the left. The newest has a line around it.';

function meaning(as: DrawnAs, { scale }: PollTemplate, { shares }: TrendPoint): string {
  if (as === 'position' && scale) return `A taller bar is nearer to “${SCALES[scale].at(-1)}”.`;
  return `In each round, the bars are the answers from left to right: ${shares.map(({ label }) => label).join(', ')}.`;
}
