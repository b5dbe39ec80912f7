import type { Message } from '../../message';
import type { KeptPoll, Standing } from '../../polls/kept-poll';
import type { Round } from '../../polls/results/trend';
import { type CardServices, deletedCard, pollCard } from './card';
import { pollResultCard } from './result-card';

/** What everybody in a conversation sees of a poll, unasked. */
export const pollMessages = (services: CardServices) => ({
  card: (standing: Standing): Message => pollCard(standing, services),
  result: (poll: KeptPoll, rounds: readonly Round[]): Message => pollResultCard(poll, rounds, services),
  deleted: (): Message => deletedCard(),
});
