import { foldQuestion } from '../polls/fold';
import { type Drawing, trendDrawing } from '../polls/trend-drawing';
import type { Services, TrendRounds } from './answer';
import { trendOfTemplate } from './poll-trend-blocks';

/**
 * The drawing behind the address of a trend's picture, from the results that were shown and nothing else. Undefined where
 * the newest of its rounds is not there any more, or the rest is nothing to compare.
 */
export async function trendPicture(
  { tenant, conversation, template: id, newest }: TrendRounds,
  { content, polls, policy }: Pick<Services, 'content' | 'polls' | 'policy'>,
): Promise<Drawing | undefined> {
  const template = content.polls.find((one) => one.id === id);
  if (!template) return undefined;
  const asked = { questionKey: foldQuestion(template.question), template: id };
  const rounds = await polls.rounds({ tenant, conversation }, asked);
  const trend = trendOfTemplate(
    template,
    rounds.filter(({ closedAt }) => closedAt <= newest),
    policy,
  );
  if (trend.kind !== 'trend' || trend.points.at(-1)?.closedAt.getTime() !== newest.getTime()) return undefined;
  return trendDrawing(trend.points);
}
