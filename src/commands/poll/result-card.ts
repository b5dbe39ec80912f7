import type { Block, Button, Message } from '../../message';
import type { KeptPoll } from '../../polls/kept-poll';
import { type ClosedResult, isShown, type ShownResult } from '../../polls/results/closed-result';
import type { Round } from '../../polls/results/trend';
import { dateAndTime } from '../date-and-time';
import { lookUpButton } from '../lookup/entries';
import { footer } from '../signposts';
import type { CardServices } from './card';
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
  const bars = result.shares.map(({ label, words, bar }) => ({ label, words, bar }));
  return [
    { kind: 'text', text: `This poll is closed. ${votersWords(result)}` },
    { kind: 'bars', label: 'Result', bars },
    ...howRead(result),
  ];
}

const whenShown = ({ from }: Extract<ClosedResult, { kind: 'too soon' }>, zone: string): string =>
  from === undefined
    ? 'So nothing is shown.'
    : `So this result is kept back for now. It will be shown here: ${dateAndTime(new Date(from), zone)} (${zone}).`;

const votersWords = ({ voters }: ShownResult) => (voters === '1' ? '1 person voted.' : `${voters} people voted.`);

/** What the rounding protects against and what it does not; it claims no more than the test proves. */
const ONE_PERSON =
  'so that no one person can work out what somebody else answered. People who compare their answers may work out more.';

function howRead({ kind, shares }: ShownResult): Block[] {
  if (kind === 'counts') return [];
  if (kind === 'words')
    return [{ kind: 'note', text: `With 5 to 9 votes, results are given in words only, ${ONE_PERSON}` }];
  const isLower = shares.some(({ words }) => words === 'hardly any') && shares.length > 2;
  const lower = isLower ? ' Numbers may be shown up to two votes lower.' : '';
  return [{ kind: 'note', text: `Rounded to the nearest 5 %, ${ONE_PERSON}${lower}` }];
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
