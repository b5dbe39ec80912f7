import type { Message } from '../../message';
import type { KeptPoll, Standing } from '../../polls/kept-poll';
import type { Round } from '../../polls/results/trend';

/** What everybody in the conversation sees of a poll. The words are the commands'. */
export type Voice = {
  readonly card: (standing: Standing) => Message;
  /** `rounds`: the closed rounds of its template or question there, oldest first, with this one. */
  readonly result: (poll: KeptPoll, rounds: readonly Round[]) => Message;
  readonly deleted: (poll: KeptPoll) => Message;
};
