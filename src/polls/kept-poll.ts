import type { Person } from '../ids';
import type { Poll } from './poll';
import type { ClosedResult, KeptBack } from './results/closed-result';
import type { Tally } from './results/tally';
import type { Choices } from './vote';

/** A poll as it is stored once it has been posted. */
export type KeptPoll = Omit<Poll, 'creator'> & {
  /** Null if that person's data was erased. */
  readonly creator: Person | null;
  /** The thread that it was posted in, as in `Asker.thread`; null if in none. */
  readonly thread: string | null;
  /** The platform's id of its card; null while it is being posted, and if it may or may not have been. */
  readonly messageId: string | null;
  /** The last day (in UTC) on which its card changed while it was open; null if it has not, and once it is closed. */
  readonly changedOn: string | null;
  readonly closedAt: Date | null;
  /** When its result may be shown: when it closed, or later if it is kept back. */
  readonly resultAt: Date | null;
  /** All that is kept of the votes once it has closed; null before. */
  readonly result: ClosedResult | null;
};

/** The current votes; `tally.voters` counts people. Of an anonymous poll, only `voters` is ever shown. */
export type Standing = { readonly poll: KeptPoll; readonly tally: Tally };

/**
 * Decides what may be shown of a poll that closes. `shownBefore`: when the same question or template showed results
 * there.
 */
export type Decide = (poll: KeptPoll, tally: Tally, shownBefore: readonly Date[]) => ClosedResult | KeptBack;

/**
 * Which of a person's presses is the newest that was kept, and which was before this one: two numbers that grow with every
 * press, 0 for none.
 */
export type Presses = { readonly newest: number; readonly before: number };

/**
 * `choices`: what is now stored for this person; empty after a withdrawal. `unknown`: there is no such poll in this
 * place.
 */
export type Voted =
  | {
      readonly ok: true;
      readonly poll: KeptPoll;
      readonly choices: Choices;
      readonly changed: boolean;
      readonly presses: Presses;
    }
  | { readonly ok: false; readonly why: 'closed' | 'no such option' | 'unknown' };
