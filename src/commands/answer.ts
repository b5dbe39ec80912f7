import type { Content, Prompt, WorryKind } from '../content/schema';
import type { HearWorry } from '../lookup/hear-worry';
import type { LookUp, Lookup } from '../lookup/look-up';
import type { HearSmallTalk } from '../lookup/small-talk';
import type { Message } from '../message';
import type { Messenger } from '../messenger';
import type { KeptPoll } from '../polls/kept-poll';
import type { Draft } from '../polls/poll';
import type { Round } from '../polls/trend';
import type { Audience, Region, Schedule, Slot, WaitingTurn } from '../reflection/schedule';
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

/** What the commands work with. `bot.ts` puts it together once; for `ask`, which has no platform, `main.ts` does. */
export type Services = {
  readonly content: Content;
  readonly lookUp: LookUp;
  /** Asked before every look-up: a worry comes first. */
  readonly hearWorry: HearWorry;
  /** Asked after it: a question about the bot, or a greeting, is not searched. */
  readonly hearSmallTalk: HearSmallTalk;
  /** True of a word in small letters that is in everyday use: it is nobody's name. */
  readonly isEverydayWord: (word: string) => boolean;
  readonly suggestions: Suggestions;
  readonly clock: () => Date;
  readonly policy: Policy;
  readonly messenger: Messenger;
  readonly schedules: Schedules;
  readonly prompts: Prompts;
  readonly polls: Polls;
  readonly polling: Polling;
  /** The address of a picture of these rounds; without it, a trend is told in words and bars alone. */
  readonly trendImage?: (of: TrendRounds) => string;
  /** Counts one answered line, by names from fixed lists only: never the words. */
  readonly answered?: (counted: Counted) => void;
};

export type Counted = {
  readonly platform: string;
  readonly command: string;
  readonly outcome: 'found' | 'nothing' | 'shown';
  /** Of a vote: it must not be seen to be counted before its poll's card shows it. */
  readonly votedIn?: string;
};

/** Words that people missed in the glossary: the word alone, counted, without whoever sent it. */
export type Suggestions = {
  /** False when this installation's list is full. */
  add(tenant: string, word: string): Promise<boolean>;
  /** One suggestion of this word less. False when there was none, or this receipt was used in the last day. */
  takeBack(tenant: string, word: string, receipt: string): Promise<boolean>;
};

/** What whoever runs this installation has decided. */
export type Policy = {
  readonly timezone: string;
  readonly bankHolidays: Region;
  /** As in `Asker.person`; empty: everybody may schedule. */
  readonly scheduleAdmins: readonly string[];
  /** 5 to 10: with fewer voters, an anonymous poll shows no result. */
  readonly pollMinVotes: number;
};

/** The schedule of each conversation: at most one. */
export type Schedules = {
  get(conversation: string): Promise<Schedule | undefined>;
  /**
   * Puts it in the place of `before`, or adds it where there was none, and takes back the prompt of `waiting`; with a
   * pause, whatever waits. False, and nothing is done, where any of it is not as it was read.
   */
  save(schedule: Schedule, before?: Schedule, waiting?: Slot): Promise<boolean>;
  /** False when there was none. */
  remove(conversation: string): Promise<boolean>;
  /** True where that day's weekly prompt was posted, given up, or waits to be posted. */
  hadTurn(conversation: string, day: string): Promise<boolean>;
  /** Undefined where none waits. */
  waiting(conversation: string): Promise<WaitingTurn | undefined>;
  /** Takes back a prompt that waits to be posted: what was not posted frees its day. False where it waits no longer. */
  takeBack(conversation: string, day: string): Promise<boolean>;
};

/** The prompts that are posted in a conversation, and which comes next there. */
export type Prompts = {
  /** Posts the next prompt at once. `asked before`: a moment ago, there. Throws `NotSent`. */
  postNow(place: {
    conversation: string;
    tenant: string;
    audience: Audience | null;
  }): Promise<'posted' | 'asked before'>;
  /** The next prompts of a conversation, first the next. Fewer where there are fewer. */
  coming(conversation: string, audience: Audience | null, count: number): Promise<readonly Prompt[]>;
  /** Puts another prompt in the place of one just posted. Throws `NotSent`. */
  another(delivery: string, conversation: string): Promise<'replaced' | 'too late' | 'unknown' | 'no other'>;
  /** Posts a prompt that was given up, such as one of which nobody knows whether it was posted. Throws `NotSent`. */
  postAfterAll(
    delivery: string,
    by: { tenant: string; person: string },
  ): Promise<'posted' | 'posted before' | 'unknown'>;
};

/** Where somebody presses or types: an id counts only in the conversation and through the installation it was made in. */
export type Place = { readonly tenant: string; readonly conversation: string };
export type Person = Place & { readonly person: string };

/** The rounds of a template in a conversation, up to the one that closed at `newest`. */
export type TrendRounds = Place & { readonly template: string; readonly newest: Date };

/**
 * The polls that are kept. A draft waits an hour for its preview, and keeps its id when it is posted. What is not of this
 * place, or of this person where one is named, is not found.
 */
export type Polls = {
  /**
   * Resolves with the id: at most 24 characters, not to be guessed. `instead`: the draft whose place it takes. Undefined
   * where twenty wait for this person here.
   */
  keepDraft(
    draft: Draft,
    by: Person & { readonly thread: string | null },
    instead?: string,
  ): Promise<string | undefined>;
  /** A draft that waits. */
  findDraft(id: string, by: Person): Promise<Draft | undefined>;
  /** Throws a draft away. False where there is none. */
  dropDraft(id: string, by: Person): Promise<boolean>;
  /** Throws all of this person's drafts here away. Says how many there were. */
  dropDrafts(by: Person): Promise<number>;
  /** A poll that has been posted, open or closed. */
  find(id: string, at: Place): Promise<KeptPoll | undefined>;
  /** The open polls here: this person's own first, then the newest, at most twenty. One person has ten at most. */
  openIn(by: Person): Promise<readonly KeptPoll[]>;
  /** The newest that has closed here. */
  lastClosedIn(at: Place): Promise<KeptPoll | undefined>;
  /** The closed rounds of the same template or question here, the newest 60, oldest first. */
  rounds(
    at: Place,
    asked: { readonly questionKey: string; readonly template: string | null },
  ): Promise<readonly Round[]>;
  /** From when on a poll that asks the same may show its result here; undefined where none has shown one. */
  nextResult(
    at: Place,
    asked: { readonly question: string; readonly template: string | null },
  ): Promise<Date | undefined>;
  /** Adds or changes this person's vote; the same again changes nothing. Resolves when it is safely kept. */
  vote(id: string, by: Person, option: number): Promise<Voted>;
  /** Takes this person's whole vote away; taking away none is no mistake. */
  withdraw(id: string, by: Person): Promise<Voted>;
};

/** `choices` is what is kept of this person now: empty after a withdrawal. `unknown`: there is no such poll here. */
export type Voted =
  | { readonly ok: true; readonly poll: KeptPoll; readonly choices: readonly number[]; readonly changed: boolean }
  | { readonly ok: false; readonly why: 'closed' | 'no such option' | 'unknown' };

/** What happens with a poll's card: it is posted, drawn again as votes land, and closes. */
export type Polling = {
  /**
   * Posts a draft, once however often it is pressed. `posting`: it is under way, or nobody knows whether it arrived; a
   * minute later it may be tried again. `too late`: its closing time has passed. `too many`: this person has ten open here.
   * `open here`, `kept back`: the same question is open here, or its result waits to be shown. The draft is kept then, and
   * where it throws `NotSent` of what was certainly not posted.
   */
  post(
    id: string,
    by: Person,
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
export function toAsker(...paragraphs: string[]): Answer {
  return { message: { audience: 'asker', blocks: paragraphs.map((text) => ({ kind: 'text', text })) } };
}

/** The same where a command could not read what was typed behind its name, so that it is still listened to. */
export const couldNotRead = (...paragraphs: string[]): Answer => ({ ...toAsker(...paragraphs), unread: true });
