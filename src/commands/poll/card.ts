import type { Content } from '../../content/schema';
import type { Button, Message } from '../../message';
import type { Standing } from '../../polls/kept-poll';
import { liveCounts } from '../../polls/results/tally';
import type { Policy } from '../answer';
import { voteButtons } from '../button-lines';
import { cardLine } from './words';

/**
 * The card of a running poll, for everybody in its conversation: who asks, the question, the answers to press, and one line.
 * An anonymous poll shows only the number of voters.
 */
export function pollCard(standing: Standing, { policy, clock }: CardServices): Message {
  const { poll, tally } = standing;
  const line = { minimum: policy.pollMinVotes, now: clock(), zone: policy.timezone };
  return {
    audience: 'conversation',
    ...(poll.creator === null ? {} : { by: { did: 'Asked', person: poll.creator, onlyByName: true } }),
    blocks: [
      { kind: 'heading', text: poll.question },
      { kind: 'buttons', buttons: poll.openness === 'open' ? withCounts(standing) : voteButtons(poll) },
      {
        kind: 'footer',
        text: cardLine(poll, tally.voters, line),
        button: { label: 'How it works', command: `poll-how ${poll.id}` },
      },
    ],
  };
}

/** What replaces the card of a deleted poll. */
export const deletedCard = (): Message => ({
  audience: 'conversation',
  blocks: [{ kind: 'text', text: 'This poll has been deleted, along with its votes.' }],
});

export type CardServices = {
  readonly content: Content;
  readonly policy: Pick<Policy, 'timezone' | 'pollMinVotes'>;
  readonly clock: () => Date;
};

function withCounts({ poll, tally }: Standing): Button[] {
  const { shares } = liveCounts(poll, tally);
  return voteButtons(poll).map((button, at) => ({
    ...button,
    beside: { words: String(tally.counts[at] ?? 0), bar: shares[at]?.bar ?? 0 },
  }));
}
