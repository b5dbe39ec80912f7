import type { Block, Button, Message } from '../../message';
import type { KeptPoll } from '../../polls/kept-poll';
import { type ClosedResult, isShown, listed, type ShownResult } from '../../polls/results/closed-result';
import { nextResultAt } from '../../polls/results/result';
import type { Round } from '../../polls/results/trend';
import { asCode } from '../../text/code';
import { clockTime } from '../date-and-time';
import type { CardServices } from './card';
import { resultChart } from './chart';
import { templateTrend } from './trend';

/**
 * The card of a closed poll, for everybody in its conversation: the result, something to talk about, and one line. `rounds`:
 * those of the same template or question there, oldest first.
 */
export function pollResultCard(poll: KeptPoll, rounds: readonly Round[], services: CardServices): Message {
  const { result, followUp, creator } = poll;
  if (result === null) throw new Error('A poll that is not closed has no result');
  const { timezone } = services.policy;
  const again = nextRound(poll, services.clock(), timezone);
  return {
    audience: 'conversation',
    ...(creator === null ? {} : { by: { did: 'Asked', person: creator, onlyByName: true } }),
    blocks: [
      { kind: 'heading', text: poll.question },
      ...resultBlocks(result, services.clock(), timezone),
      ...(isShown(result) ? [talkAbout(followUp)] : []),
      ...buttonsFor(again && 'command' in again ? again : undefined, overTime(poll, rounds, services)),
      {
        kind: 'footer',
        text: ['Closed', ...(again && 'says' in again ? [again.says] : [])].join(' · '),
        button: { label: 'How it works', command: `poll-how ${poll.id}` },
      },
    ],
  };
}

/** What may be shown of a closed poll: shares in words and bars, or why there are none. */
export function resultBlocks(result: ClosedResult, now: Date, zone: string): Block[] {
  if (result.kind === 'too few')
    return [
      {
        kind: 'text',
        text: `This poll is closed. Fewer than ${result.minimum} people voted, so no result is shown, to keep every vote private.`,
      },
    ];
  if (result.kind === 'too soon')
    return [
      {
        kind: 'text',
        text: `This poll is closed. The same question had a result here not long ago, and two so close together could give away one person’s answer. ${whenShown(result, now, zone)}`,
      },
    ];
  const bars = listed(result).map(({ label, words, bar, to }) => ({
    label,
    words,
    bar,
    ...(to === undefined ? {} : { to }),
  }));
  const chart = resultChart(result);
  const says = result.kind === 'few' ? result.says : null;
  const label = `Result of ${votesWords(result)}`;
  return [
    ...(bars.length > 0 ? [{ kind: 'bars', label, bars, ...(chart ? { chart } : {}) } as const] : []),
    ...(says === null ? [] : [{ kind: 'text', ...(bars.length > 0 ? {} : { label }), text: says } as const]),
  ];
}

const whenShown = ({ from }: Extract<ClosedResult, { kind: 'too soon' }>, now: Date, zone: string): string =>
  from === undefined
    ? 'So no result is shown.'
    : `So this one is shown here from ${clockTime(new Date(from), now, zone)}.`;

const votesWords = ({ voters }: ShownResult) => (voters === '1' ? '1 vote' : `${voters} votes`);

/** What the rounding is for. It protects against one person, not against several who compare their answers. */
export function howRead(result: ClosedResult): Block[] {
  if (!isShown(result) || result.kind === 'counts') return [];
  const { kind, shares } = result;
  if (kind !== 'rounded') return [{ kind: 'note', text: 'In words only, to protect each person’s answer.' }];
  const isLower = shares.some(({ words }) => words === 'hardly any') && shares.length > 2;
  const rounded = isLower ? 'Rounded to 5 %, up to two votes lower,' : 'Rounded to the nearest 5 %,';
  return [{ kind: 'note', text: `${rounded} to protect each person’s answer.` }];
}

const talkAbout = (followUp: string | null): Block => ({
  kind: 'text',
  label: 'To talk about',
  text: followUp ?? 'What surprises you here, and what is one thing you could try next?',
});

/**
 * How the same question can be asked again: a button that works now; or, for a day after an anonymous result was shown, words
 * that say from when. Undefined while the result is kept back.
 */
export function nextRound(
  { id, openness, result, resultAt }: KeptPoll,
  now: Date,
  zone: string,
): Button | { readonly says: string } | undefined {
  if (result === null || result.kind === 'too soon') return undefined;
  if (openness === 'open') return { label: 'Ask again', command: `poll-again ${id}` };
  if (result.kind === 'too few') return { label: 'Ask again as an open poll', command: `poll-again ${id} open` };
  const from = resultAt && nextResultAt([resultAt]);
  return from && from > now
    ? { says: againFrom(from, now, zone) }
    : { label: 'Ask again', command: `poll-again ${id}` };
}

/** From when a question can be asked again, in the same words wherever it is said. */
export const againFrom = (from: Date, now: Date, zone: string): string =>
  `Ask again from ${clockTime(from, now, zone)} with ${asCode('poll again')}`;

/** How the channel has moved, unfolded by a button. */
function overTime(poll: KeptPoll, rounds: readonly Round[], services: CardServices): Button | undefined {
  const opens = poll.result && isShown(poll.result) ? templateTrend(poll, rounds, services) : [];
  if (opens.length === 0 || poll.about === null) return undefined;
  return { label: 'Over time', command: `poll trend ${poll.about}`, opens };
}

/** One button stands on the card, and the other behind “…”. */
function buttonsFor(again: Button | undefined, trend: Button | undefined): Block[] {
  const buttons = trend ? [trend, ...(again ? [{ ...again, secondary: true } as const] : [])] : again ? [again] : [];
  return buttons.length > 0 ? [{ kind: 'buttons', buttons }] : [];
}
