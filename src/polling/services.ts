import type { Logger } from 'pino';
import type { Messenger } from '../messenger';
import type { ClosedResult, KeptBack } from '../polls/closed-result';
import type { KeptPoll, Standing } from '../polls/kept-poll';
import type { Draft, Poll } from '../polls/poll';
import type { Tally } from '../polls/tally';
import type { Round } from '../polls/trend';
import type { Voice } from './voice';

/** What polls are posted, drawn and closed with. `bot.ts` puts it together once. */
export type PollingServices = {
  readonly store: PollingStore;
  readonly messenger: Messenger;
  readonly voice: Voice;
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

export type Place = { readonly tenant: string; readonly conversation: string };
export type Person = Place & { readonly person: string };

/** An open poll, and when it closes by itself. */
export type Closing = { readonly id: string; readonly closesAt: Date };

export type Ending = { readonly now: Date; readonly due: boolean; readonly by?: Date };

/** What the database does for polls. Every step is one transaction; of several replicas one wins. */
export type PollingStore = {
  findDraft(id: string, by: Person): Promise<Draft | undefined>;
  /** Deletes the drafts that have waited for an hour. */
  forgetDrafts(now: Date): Promise<void>;
  find(id: string, at: Place): Promise<KeptPoll | undefined>;
  /**
   * The draft of this id and creator becomes this poll, kept with the key of its question; undefined where it is no draft
   * (any more). Votes count from now on. A word where its creator has as many open polls there as one may have, the same
   * question is open there, or its result is kept back.
   */
  open(poll: Poll, questionKey: string): Promise<KeptPoll | 'too many' | 'open here' | 'kept back' | undefined>;
  /** The card is posted. */
  posted(id: string, messageId: string): Promise<void>;
  /** The card could not be posted: the poll becomes the draft again that it was. */
  unposted(id: string): Promise<void>;
  /** Undefined where it is not open. */
  standing(id: string): Promise<Standing | undefined>;
  /** Notes what the card shows. `changed`: votes have landed since that count. */
  drawn(id: string, shown: Tally): Promise<'same' | 'changed' | 'closed'>;
  /** The ids of open polls whose card does not show the votes as they stand. */
  undrawn(): Promise<readonly string[]>;
  /** Undefined where it is not open. */
  extend(id: string, at: Place, closesAt: Date): Promise<KeptPoll | undefined>;
  /** With its votes and its result. Resolves with what it was; undefined where there is none. */
  remove(id: string, at: Place): Promise<KeptPoll | undefined>;
  /** The open polls that close by themselves, the first to close first. */
  closings(): Promise<readonly Closing[]>;
  /**
   * Closes an open poll: counts, keeps what `decide` returns, and destroys every vote and the key in the same
   * transaction. `due`: only if its closing time has come, which is no later than `by`, or `now`. `shownBefore`: when the
   * same template or question showed a result there. False where it was not to be closed. A closed poll's result is then to
   * be shown at once.
   */
  close(id: string, closing: Ending, decide: Decide): Promise<boolean>;
  /** Whether nothing of erased votes is left in the database's own files. Tries again where something was. */
  swept(): Promise<boolean>;
  /** Results that were kept back until now are to be shown at once. */
  letOut(now: Date): Promise<void>;
  /** Closed polls whose result is to be shown by `now`. Each is given to one caller, and to no other before `until`. */
  toShow(now: Date, until: Date): Promise<readonly KeptPoll[]>;
  /** The result stands in the message `messageId`, or will never be shown: null. */
  shown(id: string, messageId: string | null): Promise<void>;
  /** The result of this closed poll is to be shown (again) from then on. */
  showAgain(id: string, at: Date): Promise<void>;
  /** The closed rounds of the same template or question there, with this one, oldest first. */
  rounds(at: Place, asked: Asked): Promise<readonly Round[]>;
};

/** `questionKey`: questions that read as the same share it. */
export type Asked = { readonly questionKey: string; readonly template: string | null };

export type Decide = (poll: KeptPoll, tally: Tally, shownBefore: readonly Date[]) => ClosedResult | KeptBack;
