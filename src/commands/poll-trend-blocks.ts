import type { Bar, Block } from '../message';
import type { Share } from '../polls/closed-result';
import { type Round, type Trend, trendOf } from '../polls/trend';
import type { TrendPoint } from '../polls/trend-point';
import type { CardServices } from './poll-card';

/** How the answers to a template have moved in a conversation; nothing where there is nothing to compare. */
export function templateTrend(
  template: string | null,
  rounds: readonly Round[],
  { content, policy }: CardServices,
): Block[] {
  const found = content.polls.find(({ id }) => id === template);
  if (!found) return [];
  const trend = trendOf(rounds, { scale: found.scale, minimum: policy.pollMinVotes, zone: policy.timezone });
  return trend.kind === 'trend' ? trendBlocks(trend) : [];
}

/** In words and as bars; each bar says in words what it shows. */
export function trendBlocks({ says, points }: Extract<Trend, { kind: 'trend' }>, label = 'Over time'): Block[] {
  return [
    { kind: 'text', label, text: says },
    { kind: 'bars', bars: points.map(barOf) },
  ];
}

function barOf({ when, voters, shares, position }: TrendPoint): Bar {
  const label = `${when} (${voters} people)`;
  if (position) return { label, words: `nearest to “${position.near}”`, bar: Math.round(position.value / 5) };
  const stood = shares.filter(standsOut).map((share) => `${share.words} chose “${share.label}”`);
  return { label, words: stood.join('; ') || 'no answer stood out', bar: null };
}

/** Three in ten or more, or words that say as much. */
const standsOut = ({ words, bar }: Share) =>
  bar === null ? ['about half', 'half or more', 'most or all'].includes(words) : bar >= 6;
