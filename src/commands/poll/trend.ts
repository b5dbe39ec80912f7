import { SCALES } from '../../content/scales';
import type { Content, PollTemplate } from '../../content/schema';
import { KINDS_AFTER } from '../../lookup/entry';
import type { Bar, Block, MenuChoice } from '../../message';
import { foldQuestion } from '../../polls/fold';
import type { KeptPoll } from '../../polls/kept-poll';
import type { Share } from '../../polls/results/closed-result';
import { type Round, type Trend, type TrendPoint, trendOf } from '../../polls/results/trend';
import type { Answer, Policy, Services } from '../answer';
import type { Asker } from '../asker';
import type { CardServices } from './card';
import { trendChart } from './chart';
import { templateButton } from './templates';

/** `poll trend trauma`: how the answers to each template of a principle or theme have changed in this conversation. */
export async function trend(words: string, asker: Asker, services: Services): Promise<Answer> {
  const { content, lookUp } = services;
  if (words === '') return sayWhich(asker, content);
  const [best] = lookUp(words, KINDS_AFTER.principle).results;
  const entry = [...content.principles, ...content.themes].find(({ id }) => id === best?.entry.id);
  if (!entry) return nothingForWords(asker, content);
  const templates = content.polls.filter(({ about }) => about === entry.id);
  const lines = await Promise.all(templates.map((template) => templateBlocks(template, asker, services)));
  return {
    message: {
      audience: 'asker',
      blocks: [
        { kind: 'heading', text: `Over time: ${entry.title}` },
        ...lines.flat(),
        { kind: 'buttons', label: 'To ask one here', buttons: templates.map(templateButton) },
        ...(lines.flat().some(({ kind }) => kind === 'bars')
          ? [
              {
                kind: 'buttons',
                buttons: [{ label: 'Show as CSV', command: `poll-trend-export ${entry.id}` }],
              } as const,
            ]
          : []),
        {
          kind: 'note',
          text: `Based only on results shown in this channel or chat. Rounds with fewer than ${services.policy.pollMinVotes} votes are left out.`,
        },
      ],
    },
  };
}

async function templateBlocks(template: PollTemplate, asker: Asker, services: Services): Promise<Block[]> {
  const { id, question } = template;
  const rounds = await services.polls.rounds(asker, { questionKey: foldQuestion(question), template: id });
  const found = trendOfTemplate(template, rounds, services.policy);
  return found.kind === 'trend'
    ? trendBlocks(found, template, services.policy, question)
    : [{ kind: 'text', label: question, text: found.says }];
}

/** Asks which principle or theme is meant. */
const sayWhich = ({ commandHint }: Asker, content: Content): Answer =>
  choose(`Which principle or theme? Choose one, or type something like ${commandHint('poll trend trauma')}.`, content);

const nothingForWords = ({ commandHint }: Asker, content: Content): Answer =>
  choose(
    `I found no principle or theme like that. Choose one, or type something like ${commandHint('poll trend trauma')}.`,
    content,
  );

function choose(text: string, { principles, themes }: Content): Answer {
  const blocks: Block[] = [
    { kind: 'text', text },
    {
      kind: 'menu',
      label: 'Principle or theme',
      open: 'Show it over time',
      choices: [...principles.map(choiceIn('Principles')), ...themes.map(choiceIn('Themes'))],
    },
  ];
  return { message: { audience: 'asker', blocks } };
}

const choiceIn =
  (group: string) =>
  ({ id, title }: { readonly id: string; readonly title: string }): MenuChoice => ({
    label: title,
    command: `poll trend ${id}`,
    group,
  });

/** How the answers to a poll's template have changed in its conversation. Empty if it has no template, or nothing to compare. */
export function templateTrend(poll: KeptPoll, rounds: readonly Round[], services: CardServices): Block[] {
  const template = services.content.polls.find(({ id }) => id === poll.template);
  if (!template) return [];
  const trend = trendOfTemplate(template, rounds, services.policy);
  return trend.kind === 'trend' ? trendBlocks(trend, template, services.policy) : [];
}

const trendOfTemplate = (
  { scale }: PollTemplate,
  rounds: readonly Round[],
  { pollMinVotes, timezone }: Pick<Policy, 'pollMinVotes' | 'timezone'>,
): Trend => trendOf(rounds, { scale, minimum: pollMinVotes, zone: timezone });

/** A trend in words and as bars; each bar also says in words what it shows. */
function trendBlocks(
  { says, points }: Extract<Trend, { kind: 'trend' }>,
  { scale }: PollTemplate,
  { timezone }: Pick<Policy, 'timezone'>,
  label = 'Over time',
): Block[] {
  const chart = trendChart(points, scale && SCALES[scale], timezone);
  return [
    { kind: 'text', label, text: says },
    { kind: 'bars', bars: points.map(barOf), ...(chart ? { chart } : {}) },
  ];
}

function barOf({ when, voters, shares, position }: TrendPoint): Bar {
  const label = `${when} (${voters} people)`;
  if (position) return { label, words: `nearest to “${position.near}”`, bar: Math.round(position.value / 5) };
  const stood = shares.filter(standsOut).map((share) => `${share.words} chose “${share.label}”`);
  return { label, words: stood.join('; ') || 'no answer stood out', bar: null };
}

/** True for three in ten or more, or words that mean that much. */
const standsOut = ({ words, bar }: Share) =>
  bar === null ? ['about half', 'half or more', 'most or all'].includes(words) : bar >= 6;
