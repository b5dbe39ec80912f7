import type { Prompt, WorryKind } from '../content/schema';
import type { Conversation, Participant, Person, Place, Tenant } from '../ids';
import type { Knowledge } from '../lookup/knowledge';
import type { Lookup } from '../lookup/look-up';
import type { Message } from '../message';
import type { Messenger } from '../messenger';
import type { KeptPoll } from '../polls/kept-poll';
import type { Audience, Region } from '../reflection/schedule';
import type { Store } from '../store/open-store';
import type { Asker } from './asker';

/** What a command gives back: what to say and, for look-ups, what was found. */
export type Answer = {
  readonly message: Message;
  readonly lookup?: Lookup;
  /** There when the line told of a worry. For the command line alone: it is never counted, kept or logged. */
  readonly worry?: WorryKind;
  /** True where the command could not read what was typed behind its name: it may be a sentence of somebody's own. */
  readonly unread?: boolean;
  /** What is wrong in a form, by the names of its fields: said beside them, where the platform can. */
  readonly mistakes?: Readonly<Record<string, string>>;
  /** The id of the poll in which somebody's vote is kept or taken back by this. */
  readonly votedIn?: string;
};

/** What the commands work with: `bot.ts` puts it together; for `ask`, which has no platform, `main.ts` does. Each store says at its own functions what it promises. */
export type Services = Knowledge & {
  readonly suggestions: Pick<Store['suggestions'], 'add' | 'takeBack'>;
  readonly schedules: Pick<
    Store['schedules'],
    'get' | 'save' | 'remove' | 'hasDelivery' | 'pendingDelivery' | 'withdrawPending'
  >;
  readonly polls: Pick<
    Store['polls'],
    DraftSteps | 'find' | 'openIn' | 'lastClosedIn' | 'rounds' | 'nextResult' | VoteSteps
  >;
  readonly prompts: Prompts;
  readonly pollCards: PollCards;
  readonly messenger: Messenger;
  readonly clock: () => Date;
  readonly policy: Policy;
  /** Counts one answered line, by names from fixed lists only: never the words. */
  readonly countAnswer?: (counted: Counted) => void;
};

type DraftSteps = 'keepDraft' | 'findDraft' | 'dropDraft' | 'dropDrafts';
type VoteSteps = 'vote' | 'withdraw';

export type Counted = {
  readonly platform: string;
  readonly command: string;
  readonly outcome: 'found' | 'nothing' | 'shown';
  /** Of a vote: it must not be seen to be counted before its poll's card shows it. */
  readonly votedIn?: string;
};

/** What whoever runs this installation has decided. */
export type Policy = {
  readonly timezone: string;
  readonly bankHolidays: Region;
  /** As in `Asker.person`; empty: everybody may schedule. */
  readonly scheduleAdmins: readonly Person[];
  /** 5 to 10: with fewer voters, an anonymous poll shows no result. */
  readonly pollMinVotes: number;
};

/** The prompts that are posted in a conversation, and which comes next there. */
export type Prompts = {
  /** Posts the next prompt at once. `asked before`: a moment ago, there. Throws `NotSent`. */
  postNow(place: {
    conversation: Conversation;
    tenant: Tenant;
    audience: Audience | null;
  }): Promise<'posted' | 'asked before'>;
  /** The next prompts of a conversation, first the next. Fewer where there are fewer. */
  coming(conversation: Conversation, audience: Audience | null, count: number): Promise<readonly Prompt[]>;
  /** Puts another prompt in the place of one just posted. Throws `NotSent`. */
  another(delivery: string, conversation: Conversation): Promise<'replaced' | 'too late' | 'unknown' | 'no other'>;
  /** Posts a prompt that was given up, such as one of which nobody knows whether it was posted. Throws `NotSent`. */
  postAfterAll(
    delivery: string,
    by: { tenant: Tenant; person: Person },
  ): Promise<'posted' | 'posted before' | 'unknown'>;
};

/** What happens with a poll's card: it is posted, drawn again as votes land, and closes. */
export type PollCards = {
  /**
   * Posts a draft, once however often it is pressed. `posting`: it is under way, or nobody knows whether it arrived; a
   * minute later it may be tried again. `too late`: its closing time has passed. `too many`: this person has ten open here.
   * `open here`, `kept back`: the same question is open here, or its result waits to be shown. The draft is kept then, and
   * where it throws `NotSent` of what was certainly not posted.
   */
  post(
    id: string,
    by: Participant,
  ): Promise<'posted' | 'posting' | 'posted before' | 'too late' | 'too many' | 'unknown' | 'open here' | 'kept back'>;
  /** A vote has been kept; the card follows a little later. Never waits for it. */
  voted(poll: KeptPoll): void;
  /**
   * Closes it now, and shows the result: in the place of its card, or `anew` where that is no longer there. `later`: it is
   * still to be shown; `unclear`: nobody knows whether it is there. `closed before` where it was not open any more.
   */
  close(id: string, at: Place): Promise<'in its place' | 'anew' | 'later' | 'unclear' | 'not at all' | 'closed before'>;
  /** Moves the closing time; the card says so a little later. False where it was not open any more. */
  extend(id: string, at: Place, closesAt: Date): Promise<boolean>;
  /** Deletes it with its votes and its result; its card says so. False where it was gone. */
  remove(id: string, at: Place): Promise<boolean>;
};

/** `words` is the line without the command's name. */
export type Handler = (words: string, asker: Asker, services: Services) => Answer | Promise<Answer>;

/** A short private reply. */
export function privateReply(...paragraphs: string[]): Answer {
  return { message: { audience: 'asker', blocks: paragraphs.map((text) => ({ kind: 'text', text })) } };
}

/** The same where a command could not read what was typed behind its name, so that it is still listened to. */
export const couldNotRead = (...paragraphs: string[]): Answer => ({ ...privateReply(...paragraphs), unread: true });
