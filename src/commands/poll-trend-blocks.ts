import type { PollTemplate } from '../content/schema';
import type { Place } from '../ids';
import type { Bar, Block } from '../message';
import type { Share } from '../polls/closed-result';
import type { KeptPoll } from '../polls/kept-poll';
import { type Round, type Trend, trendOf } from '../polls/trend';
import type { TrendPoint } from '../polls/trend-point';
import type { Policy } from './answer';
import type { CardServices } from './poll-card';
import { trendImageBlocks } from './poll-trend-image';

/** How the answers to a poll's template have moved in its conversation; nothing where there is nothing to compare. */
export function templateTrend(poll: KeptPoll, rounds: readonly Round[], services: CardServices): Block[] {
  const template = services.content.polls.find(({ id }) => id === poll.template);
  if (!template) return [];
  const trend = trendOfTemplate(template, rounds, services.policy);
  return trend.kind === 'trend' ? trendBlocks(trend, { template, at: poll, services }) : [];
}

export const trendOfTemplate = (
  { scale }: PollTemplate,
  rounds: readonly Round[],
  { pollMinVotes, timezone }: Pick<Policy, 'pollMinVotes' | 'timezone'>,
): Trend => trendOf(rounds, { scale, minimum: pollMinVotes, zone: timezone });

export type TrendShown = {
  readonly template: PollTemplate;
  readonly at: Place;
  readonly services: Pick<CardServices, 'trendImage'>;
  readonly label?: string;
};

/** In words and as bars, each of which says in words what it shows; and as a picture where there is an address for one. */
export function trendBlocks(
  { says, points }: Extract<Trend, { kind: 'trend' }>,
  { template, at, services, label = 'Over time' }: TrendShown,
): Block[] {
  const bars = points.map(barOf);
  return [
    { kind: 'text', label, text: says },
    { kind: 'bars', bars },
    ...trendImageBlocks(points, bars, { template, at, trendImage: services.trendImage }),
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
