import type { Content } from '../../content/schema';
import type { Block, Message } from '../../message';
import type { Standing } from '../../polls/kept-poll';
import { liveCounts } from '../../polls/results/tally';
import type { Policy } from '../answer';
import { voteButtons } from '../button-lines';
import { footer } from '../signposts';
import { closesWords, howMany, whoSeesWhat } from './words';

/** The card of a running poll, for everybody in its conversation. For an anonymous poll it shows only the number of voters. */
export function pollCard({ poll, tally }: Standing, { policy }: CardServices): Message {
  return {
    audience: 'conversation',
    blocks: [
      { kind: 'heading', text: poll.question },
      { kind: 'text', text: whoSeesWhat(poll, policy.pollMinVotes) },
      ...(poll.openness === 'open' ? [countsSoFar({ poll, tally })] : []),
      { kind: 'buttons', label: 'Press your answer', buttons: voteButtons(poll) },
      { kind: 'text', text: votesSoFar(tally.voters) },
      { kind: 'note', text: `${howMany(poll)} ${closesWords(poll, policy.timezone)}` },
      footer(),
    ],
  };
}

/** What replaces the card of a deleted poll. */
export const deletedCard = (): Message => ({
  audience: 'conversation',
  blocks: [{ kind: 'text', text: 'There was a poll here. It has been deleted, with its votes.' }],
});

export type CardServices = {
  readonly content: Content;
  readonly policy: Pick<Policy, 'timezone' | 'pollMinVotes'>;
};

function countsSoFar({ poll, tally }: Standing): Block {
  const { shares } = liveCounts(poll, tally);
  return { kind: 'bars', label: 'So far', bars: shares.map(({ label, words, bar }) => ({ label, words, bar })) };
}

function votesSoFar(voters: number): string {
  if (voters === 0) return 'Nobody has voted yet.';
  return voters === 1 ? '1 person has voted so far.' : `${voters} people have voted so far.`;
}
