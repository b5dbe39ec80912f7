import type { PollTemplate } from '../../content/schema';
import type { Bar, Block } from '../../message';
import type { KeptPoll } from '../../polls/kept-poll';
import type { Share } from '../../polls/results/closed-result';
import { type Round, type Trend, trendOf } from '../../polls/results/trend';
import type { TrendPoint } from '../../polls/results/trend-point';
import type { Policy } from '../answer';
import type { CardServices } from './card';

/** How the answers to a poll's template have moved in its conversation; nothing where there is nothing to compare. */
export function templateTrend(poll: KeptPoll, rounds: readonly Round[], services: CardServices): Block[] {
  const template = services.content.polls.find(({ id }) => id === poll.template);
  if (!template) return [];
  const trend = trendOfTemplate(template, rounds, services.policy);
  return trend.kind === 'trend' ? trendBlocks(trend) : [];
}

export const trendOfTemplate = (
  { scale }: PollTemplate,
  rounds: readonly Round[],
  { pollMinVotes, timezone }: Pick<Policy, 'pollMinVotes' | 'timezone'>,
): Trend => trendOf(rounds, { scale, minimum: pollMinVotes, zone: timezone });

/** In words and as bars, each of which says in words what it shows. */
export const trendBlocks = ({ says, points }: Extract<Trend, { kind: 'trend' }>, label = 'Over time'): Block[] => [
  { kind: 'text', label, text: says },
  { kind: 'bars', bars: points.map(barOf) },
];

function barOf({ when, voters, shares, position }: TrendPoint): Bar {
  const label = `${when} (${voters} people)`;
  if (position) return { label, words: `nearest to “${position.near}”`, bar: Math.round(position.value / 5) };
  const stood = shares.filter(standsOut).map((share) => `${share.words} chose “${share.label}”`);
  return { label, words: stood.join('; ') || 'no answer stood out', bar: null };
}

/** Three in ten or more, or words that say as much. */
const standsOut = ({ words, bar }: Share) =>
  bar === null ? ['about half', 'half or more', 'most or all'].includes(words) : bar >= 6;
