import type { Block, Button, Message } from '../../message';
import type { KeptPoll } from '../../polls/kept-poll';
import { type ClosedResult, isShown, listed, type ShownResult } from '../../polls/results/closed-result';
import type { Round } from '../../polls/results/trend';
import { dateAndTime } from '../date-and-time';
import { lookUpButton } from '../lookup/entries';
import { footer } from '../signposts';
import type { CardServices } from './card';
import { resultChart } from './chart';
import { templateTrend } from './trend';

/** The card of a closed poll, for everybody in its conversation. `rounds`: those of the same template or question there, oldest first. */
export function pollResultCard(poll: KeptPoll, rounds: readonly Round[], services: CardServices): Message {
  const { result, followUp } = poll;
  if (result === null) throw new Error('A poll that is not closed has no result');
  return {
    audience: 'conversation',
    blocks: [
      { kind: 'heading', text: poll.question },
      ...resultBlocks(result, services.policy.timezone),
      ...(isShown(result) ? [talkAbout(followUp)] : []),
      ...(isShown(result) ? templateTrend(poll, rounds, services) : []),
      ...buttonsFor(poll, result, services),
      footer(),
    ],
  };
}

/** What may be shown of a closed poll: shares in words and bars, or why there are none. */
export function resultBlocks(result: ClosedResult, zone: string): Block[] {
  if (result.kind === 'too few')
    return [
      {
        kind: 'text',
        text: `This poll is closed. Fewer than ${result.minimum} people voted, so nothing is shown, to keep every vote private.`,
      },
    ];
  if (result.kind === 'too soon')
    return [
      {
        kind: 'text',
        text: `This poll is closed. The same question showed a result here less than 24 hours earlier, and two results so close together could give away what one person answered. ${whenShown(result, zone)}`,
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
  return [
    { kind: 'text', text: `This poll is closed. ${votersWords(result)}` },
    ...(bars.length > 0 ? [{ kind: 'bars', label: 'Result', bars, ...(chart ? { chart } : {}) } as const] : []),
    ...(says === null ? [] : [{ kind: 'text', ...(bars.length > 0 ? {} : { label: 'Result' }), text: says } as const]),
    ...howRead(result),
  ];
}

const whenShown = ({ from }: Extract<ClosedResult, { kind: 'too soon' }>, zone: string): string =>
  from === undefined
    ? 'So nothing is shown.'
    : `So this result is kept back for now. It will be shown here: ${dateAndTime(new Date(from), zone)} (${zone}).`;

const votersWords = ({ voters }: ShownResult) => (voters === '1' ? '1 person voted.' : `${voters} people voted.`);

/** What the rounding is for. It protects against one person, not against several who compare their answers. */
function howRead({ kind, shares }: ShownResult): Block[] {
  if (kind === 'counts') return [];
  if (kind !== 'rounded') return [{ kind: 'note', text: 'In words only, to protect each person’s answer.' }];
  const isLower = shares.some(({ words }) => words === 'hardly any') && shares.length > 2;
  const rounded = isLower ? 'Rounded to 5 %, up to two votes lower,' : 'Rounded to the nearest 5 %,';
  return [{ kind: 'note', text: `${rounded} to protect each person’s answer.` }];
}

const talkAbout = (followUp: string | null): Block => ({
  kind: 'text',
  label: 'To talk about',
  text: followUp ?? 'What surprises you here, and what is one thing that you could try next?',
});

/** Asking again anonymously is refused for a day after a result was shown; pressing the button says so. */
function buttonsFor({ id, about, openness }: KeptPoll, result: ClosedResult, { content }: CardServices): Block[] {
  const entry = about === null ? undefined : lookUpButton(about, content);
  const openInstead = result.kind === 'too few' && openness === 'anonymous';
  const again: Button = openInstead
    ? { label: 'Ask again as an open poll', command: `poll-again ${id} open` }
    : { label: 'Ask again', command: `poll-again ${id}` };
  return [{ kind: 'buttons', buttons: [...(entry ? [entry] : []), again] }];
}
