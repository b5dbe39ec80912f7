import type { Logger } from 'pino';
import type { Tenant } from '../../ids';
import type { Message } from '../../message';
import type { Messenger } from '../../messenger';
import type { KeptPoll, Standing } from '../../polls/kept-poll';
import type { Round } from '../../polls/results/trend';
import type { Store } from '../../store/open-store';

/** What posting, updating and closing polls depends on. `bot.ts` puts it together once. */
export type PollCardServices = {
  readonly store: PollCardStore;
  readonly messenger: Messenger;
  readonly messages: PollMessages;
  readonly clock: () => Date;
  /** Whether the clock may be trusted; while it may not, no poll is closed by time and no result that was kept back is shown. */
  readonly trusted?: () => Promise<boolean>;
  /** Monotonic time in milliseconds: setting the clock does not change it. Default: `performance.now`. */
  readonly elapsed?: () => number;
  /** Resolves after `ms` milliseconds, or as soon as the signal aborts. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** The fewest voters with whom an anonymous result is shown: 5 to 10. */
  readonly minimumIn: (tenant: Tenant) => number;
  /** Called where a card need not be drawn here: another replica has, or the poll is over. */
  readonly drawnElsewhere?: (poll: string) => void;
  /** Called with whether anything of erased votes is left in the database's own files. */
  readonly unswept?: (isLeft: boolean) => void;
  /** Gets ids, never text that a person typed. */
  readonly log: Pick<Logger, 'error' | 'warn'>;
};

/** What the database does for polls. Each step is one transaction; if several replicas try, one wins. */
export type PollCardStore = Pick<Store['polls'], Keeping | Drawing | Closing | 'findDraft' | 'forgetDrafts'>;

type Keeping = 'find' | 'open' | 'posted' | 'unposted' | 'extend' | 'remove';
type Drawing = 'standing' | 'takeTurn' | 'markRendered' | 'needingRefresh';
type Closing =
  | 'closings'
  | 'close'
  | 'swept'
  | 'releaseKeptBack'
  | 'resultsToShow'
  | 'markResultShown'
  | 'tellMaker'
  | 'showResultFrom'
  | 'rounds';

/** What everybody in the conversation sees of a poll. The words come from `commands/`. */
type PollMessages = {
  readonly card: (standing: Standing) => Message;
  /** `rounds`: the closed rounds of its template or question in that conversation, including this one, oldest first. */
  readonly result: (poll: KeptPoll, rounds: readonly Round[]) => Message;
  readonly deleted: (poll: KeptPoll) => Message;
  /** For whoever made the poll: its result could not be shown there, or may or may not have been. */
  readonly toldMaker: (poll: KeptPoll, what: 'not shown' | 'unclear') => Message;
};
