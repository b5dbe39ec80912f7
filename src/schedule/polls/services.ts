import type { Logger } from 'pino';
import type { Message } from '../../message';
import type { Messenger } from '../../messenger';
import type { KeptPoll, Standing } from '../../polls/kept-poll';
import type { Round } from '../../polls/results/trend';
import type { Store } from '../../store/open-store';

/** What polls are posted, drawn and closed with. `bot.ts` puts it together once. */
export type PollCardServices = {
  readonly store: PollCardStore;
  readonly messenger: Messenger;
  readonly messages: PollMessages;
  readonly clock: () => Date;
  /** Milliseconds that have passed since some moment, which no step of the clock changes. The machine's own where nothing is said. */
  readonly elapsed?: () => number;
  /** Resolves after so many milliseconds, or as soon as the signal says to stop. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** 5 to 10. */
  readonly minimum: number;
  /** Told whether something of erased votes is left in the database's own files. */
  readonly unswept?: (isLeft: boolean) => void;
  /** Given ids, never a person's text. */
  readonly log: Pick<Logger, 'error' | 'warn'>;
};

/** What the database does for polls. Every step is one transaction; of several replicas one wins. */
export type PollCardStore = Pick<Store['polls'], Keeping | Drawing | Closing | 'findDraft' | 'forgetDrafts'>;

type Keeping = 'find' | 'open' | 'posted' | 'unposted' | 'extend' | 'remove';
type Drawing = 'standing' | 'markRendered' | 'needingRefresh';
type Closing =
  | 'closings'
  | 'close'
  | 'swept'
  | 'releaseKeptBack'
  | 'resultsToShow'
  | 'markResultShown'
  | 'showResultFrom'
  | 'rounds';

/** What everybody in the conversation sees of a poll. The words are the commands'. */
export type PollMessages = {
  readonly card: (standing: Standing) => Message;
  /** `rounds`: the closed rounds of its template or question there, oldest first, with this one. */
  readonly result: (poll: KeptPoll, rounds: readonly Round[]) => Message;
  readonly deleted: (poll: KeptPoll) => Message;
};
