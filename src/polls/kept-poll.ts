import type { Person } from '../ids';
import type { Poll } from './poll';
import type { ClosedResult, KeptBack } from './results/closed-result';
import type { Tally } from './results/tally';
import type { Choices } from './vote';

/** A poll as it is kept once it was posted. */
export type KeptPoll = Omit<Poll, 'creator'> & {
  /** Null where that person was forgotten. */
  readonly creator: Person | null;
  /** The thread that it was posted in, as in `Asker.thread`. */
  readonly thread: string | null;
  /** The platform's id of its card; null while it is being posted, and where nobody knows whether it was. */
  readonly messageId: string | null;
  readonly closedAt: Date | null;
  /** From when on its result may be shown: when it closed, or later where it is kept back. */
  readonly resultAt: Date | null;
  /** All that is kept of the votes, once it is closed. */
  readonly result: ClosedResult | null;
};

/** How the votes stand; `voters` counts people. Never shown of an anonymous poll, except for `voters`. */
export type Standing = { readonly poll: KeptPoll; readonly tally: Tally };

/** What may be shown of the votes of a poll that closes. `shownBefore`: when the same question or template showed a result there. */
export type Decide = (poll: KeptPoll, tally: Tally, shownBefore: readonly Date[]) => ClosedResult | KeptBack;

/** `choices` is what is kept of this person now: empty after a withdrawal. `unknown`: there is no such poll at this place. */
export type Voted =
  | { readonly ok: true; readonly poll: KeptPoll; readonly choices: Choices; readonly changed: boolean }
  | { readonly ok: false; readonly why: 'closed' | 'no such option' | 'unknown' };
