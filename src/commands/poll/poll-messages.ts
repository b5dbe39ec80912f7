import type { Message } from '../../message';
import type { KeptPoll, Standing } from '../../polls/kept-poll';
import type { Round } from '../../polls/results/trend';
import { type CardServices, deletedCard, pollCard } from './card';
import { pollResultCard } from './result-card';

/** The messages about a poll that the bot posts for everybody in its conversation. */
export const pollMessages = (services: CardServices) => ({
  card: (standing: Standing): Message => pollCard(standing, services),
  result: (poll: KeptPoll, rounds: readonly Round[]): Message => pollResultCard(poll, rounds, services),
  deleted: (): Message => deletedCard(),
  toldMaker: ({ conversation, question }: KeptPoll, what: 'not shown' | 'unclear'): Message => ({
    audience: 'asker',
    about: conversation,
    blocks: [
      { kind: 'heading', text: 'Your poll has closed' },
      {
        kind: 'text',
        text:
          what === 'unclear'
            ? 'I cannot tell whether its result was posted. Please check.'
            : 'I could not post its result there.',
      },
      { kind: 'text', label: 'Question', text: question },
      { kind: 'text', text: 'To see the result, ask me there for “poll results”.' },
    ],
  }),
});
