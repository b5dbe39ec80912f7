import type { Prompt, WorryKind } from '../content/schema';
import type { Conversation, DoneAt, Participant, Person, SomeTenants, Tenant } from '../ids';
import type { Knowledge } from '../lookup/knowledge';
import type { Lookup } from '../lookup/look-up';
import type { Message } from '../message';
import type { Messenger } from '../messenger';
import type { KeptPoll } from '../polls/kept-poll';
import type { Posted } from '../polls/posted';
import type { Audience, Region } from '../reflection/schedule';
import type { Store } from '../store/open-store';
import type { Asker } from './asker';

/** What a command returns: what to say and, for a look-up, what was found. */
export type Answer = {
  readonly message: Message;
  readonly lookup?: Lookup;
  /** Set if the line tells of a worry. Only the command line shows it: it is never counted, stored or logged. */
  readonly worry?: WorryKind;
  /** True if the command could not read what was typed after its name: that may be a sentence in somebody's own words. */
  readonly unread?: boolean;
  /** What is wrong in a form, by field name: shown beside the fields, if the platform can do that. */
  readonly mistakes?: Readonly<Record<string, string>>;
  /** The id of the poll in which this stored or withdrew somebody's vote. */
  readonly votedIn?: string;
};

/** What the commands work with. `bot.ts` puts it together; `main.ts` does for `ask`, which has no platform. Each store documents its own functions. */
export type Services = Knowledge & {
  readonly suggestions: Pick<Store['suggestions'], 'add' | 'takeBack'>;
  readonly helpful: Pick<Store['helpful'], 'count'>;
  readonly feedback: Pick<Store['feedback'], 'add' | 'unread' | 'done'>;
  readonly roles: Pick<Store['roles'], 'get' | 'set' | 'forget'>;
  readonly schedules: Pick<
    Store['schedules'],
    'get' | 'ownedBy' | 'save' | 'remove' | 'hasDelivery' | 'pendingDelivery' | 'withdrawPending'
  >;
  readonly polls: Pick<
    Store['polls'],
    DraftSteps | 'find' | 'openIn' | 'lastClosedIn' | 'rounds' | 'nextResult' | VoteSteps
  >;
  readonly notices: Pick<Store['notices'], 'newest' | 'keep'>;
  /** What is kept of somebody, and forgetting them: for the person themselves alone. */
  readonly own: Store['own'];
  readonly forgetPerson: Store['forgetPerson'];
  /** Writes down what is done that changes nothing in the database. */
  readonly audit: Pick<Store['audit'], 'note'>;
  readonly prompts: Prompts;
  readonly pollCards: PollCards;
  readonly messenger: Messenger;
  readonly clock: () => Date;
  readonly policy: Policy;
  /** Whose feedback this person reads, as a keeper of the content; undefined for anybody else. */
  readonly keptBy: (person: Person) => SomeTenants | undefined;
  /** Resolves once the search answers at once; absent where it always does. Others are let in meanwhile. */
  readonly ready?: () => Promise<void>;
  /** What a tenant's organisation has of its own; without it, all have the same. See `servicesIn`. */
  readonly ownOf?: ((tenant: Tenant) => Own) | undefined;
  /** Counts one answered line, by names from fixed lists only, never by its words. */
  readonly countAnswer?: (counted: Counted) => void;
};

/** What an organisation has of its own: its policy, and its content with the search over it. */
export type Own = Knowledge & Pick<Services, 'policy' | 'ready'>;

/** The services as they are in one tenant: the one place where its organisation's policy and content take the place of the others. */
export const servicesIn = <S extends Pick<Services, 'ownOf' | keyof Own>>(tenant: Tenant, services: S): S =>
  services.ownOf ? { ...services, ...services.ownOf(tenant) } : services;

type DraftSteps = 'keepDraft' | 'changeDraft' | 'findDraft' | 'dropDraft' | 'dropDrafts';
type VoteSteps = 'vote' | 'withdraw' | 'ownChoices';

export type Counted = {
  readonly platform: string;
  readonly command: string;
  readonly outcome: 'found' | 'nothing' | 'shown';
  /** For a vote, the id of its poll. Nobody may see the vote counted before the poll's card shows it. */
  readonly votedIn?: string;
};

/** What the operator of this installation has decided. */
export type Policy = {
  readonly timezone: string;
  readonly bankHolidays: Region;
  /** Who runs the bot for these people, if that is known. */
  readonly organisation?: { readonly name: string; readonly contact?: string } | undefined;
  /** As in `Asker.person`. If empty, everybody may schedule. */
  readonly scheduleAdmins: readonly Person[];
  /** Who may close any poll, if it is not the same people. */
  readonly pollAdmins?: readonly Person[];
  /** Whether people in Slack are named with their own workspace: where there are many, the same number may be somebody else. */
  readonly namesAreExact?: boolean;
  /** Whether guests may change a weekly prompt that others have set up. */
  readonly guestsMaySchedule: boolean;
  /** 5 to 10. An anonymous poll with fewer voters shows no result. */
  readonly pollMinVotes: number;
  /** Who keeps the content, if somebody has been named. */
  readonly contentKeeper?: Person | undefined;
  /** The operator's own page for feedback on the content, in place of the form. */
  readonly feedbackUrl?: string | undefined;
};

/** Posts and replaces a conversation's prompts, and says which come next there. */
export type Prompts = {
  /** Posts the next prompt at once. `asked before`: somebody asked for one there a moment ago. Rejects with `DeliveryError`. */
  postNow(place: {
    conversation: Conversation;
    tenant: Tenant;
    audience: Audience | null;
  }): Promise<'posted' | 'asked before'>;
  /** The next prompts of a conversation, in order. Fewer than `count` if there are fewer. */
  coming(conversation: Conversation, audience: Audience | null, count: number): Promise<readonly Prompt[]>;
  /** The prompt that a delivery shows, if it can still be swapped for another. */
  swappable(
    delivery: string,
    conversation: Conversation,
  ): Promise<{ readonly prompt: string } | 'too late' | 'unknown'>;
  /**
   * Puts another prompt in the place of the one that was `shown`, with who did it. `swapped before`: somebody else was quicker.
   * Rejects with `DeliveryError`.
   */
  another(
    delivery: string,
    swap: {
      readonly conversation: Conversation;
      readonly shown: string;
      readonly by: { readonly person: Person; readonly name?: string };
    },
  ): Promise<'replaced' | 'swapped before' | 'too late' | 'unknown' | 'no other'>;
  /** Posts a prompt that was given up, such as one that may or may not have been posted. Rejects with `DeliveryError`. */
  postAfterAll(
    delivery: string,
    by: { tenant: Tenant; person: Person },
  ): Promise<'posted' | 'posted before' | 'unknown'>;
};

/** Posts a poll's card, updates it as votes come in, and shows the result in it when the poll closes. */
export type PollCards = {
  /**
   * Posts a draft, once however often it is called; what may stand there already is posted once more only with `again`. The
   * draft is kept where it is `too late`, `too many`, `open here` or `kept back`, and when this rejects with a
   * `DeliveryError` other than `unclear`.
   */
  post(id: string, by: Participant, again?: boolean): Promise<Posted>;
  /** Says that a vote was stored. The card is updated a little later; this does not wait for it. */
  voted(poll: KeptPoll): void;
  /**
   * Closes a poll now and shows the result in place of its card, or `anew`, as a new message, if the card is gone or cannot
   * be changed. `later`: the result is still to be shown. `unclear`: it may or may not have been posted. `not at all`: it
   * could not be shown. `closed before`: the poll was no longer open.
   */
  close(
    id: string,
    at: DoneAt,
  ): Promise<'in its place' | 'anew' | 'later' | 'unclear' | 'not at all' | 'closed before'>;
  /** Moves the closing time; the card shows it a little later. False if the poll was no longer open. */
  extend(id: string, at: DoneAt, closesAt: Date): Promise<boolean>;
  /** Deletes a poll with its votes and its result, and says so in its card. False if it was already gone. */
  remove(id: string, at: DoneAt): Promise<boolean>;
};

/** `words` is the line without the command's name. */
export type Handler = (words: string, asker: Asker, services: Services) => Answer | Promise<Answer>;

/** A short private reply. */
export function privateReply(...paragraphs: string[]): Answer {
  return { message: { audience: 'asker', blocks: paragraphs.map((text) => ({ kind: 'text', text })) } };
}

/** A private reply to words that a command could not read. They are then still checked for a worry. */
export const couldNotRead = (...paragraphs: string[]): Answer => ({ ...privateReply(...paragraphs), unread: true });
