import type { Content, Prompt } from '../content/schema';
import type { LookUp, Lookup } from '../lookup/look-up';
import type { Message } from '../message';
import type { Messenger } from '../messenger';
import type { Audience, Region, Schedule } from '../reflection/schedule';
import type { Asker } from './asker';

/** What a command gives back: what to say and, for look-ups, what was found. */
export type Answer = {
  readonly message: Message;
  readonly lookup?: Lookup;
  /** What is wrong in a form, by the names of its fields: said beside them, where the platform can. */
  readonly mistakes?: Readonly<Record<string, string>>;
};

/** What the commands work with. `main` puts it together once. */
export type Services = {
  readonly content: Content;
  readonly lookUp: LookUp;
  readonly suggestions: Suggestions;
  readonly clock: () => Date;
  readonly policy: Policy;
  readonly messenger: Messenger;
  readonly schedules: Schedules;
  readonly prompts: Prompts;
  /** Counts one answered line, by names from fixed lists only: never the words. */
  readonly answered?: (counted: Counted) => void;
};

export type Counted = {
  readonly platform: string;
  readonly command: string;
  readonly outcome: 'found' | 'nothing' | 'shown';
};

/** Words that people missed in the glossary: the word alone, counted, without whoever sent it. */
export type Suggestions = {
  /** False when this installation's list is full. */
  add(tenant: string, word: string): Promise<boolean>;
};

/** What whoever runs this installation has decided. */
export type Policy = {
  readonly timezone: string;
  readonly bankHolidays: Region;
  /** As in `Asker.person`; empty: everybody may schedule. */
  readonly scheduleAdmins: readonly string[];
};

/** The schedule of each conversation: at most one. */
export type Schedules = {
  get(conversation: string): Promise<Schedule | undefined>;
  /** Adds it, or puts it in the place of the one that was there. */
  save(schedule: Schedule): Promise<void>;
  /** False when there was none. */
  remove(conversation: string): Promise<boolean>;
};

/** The prompts that are posted in a conversation, and which comes next there. */
export type Prompts = {
  /** Posts the next prompt at once. Throws `NotSent`. */
  postNow(place: { conversation: string; tenant: string; audience: Audience | null }): Promise<void>;
  /** The next prompts of a conversation, first the next. Fewer where there are fewer. */
  coming(conversation: string, audience: Audience | null, count: number): Promise<readonly Prompt[]>;
  /** Puts another prompt in the place of one just posted. Throws `NotSent`. */
  another(delivery: string, conversation: string): Promise<'replaced' | 'too late' | 'unknown' | 'no other'>;
  /** Posts a prompt of which nobody knows whether it was posted. Throws `NotSent`. */
  postAfterAll(
    delivery: string,
    by: { tenant: string; person: string },
  ): Promise<'posted' | 'posted before' | 'unknown'>;
};

/** `words` is the line without the command's name. */
export type Handler = (words: string, asker: Asker, services: Services) => Answer | Promise<Answer>;

/** A short private reply. */
export function toAsker(...paragraphs: string[]): Answer {
  return { message: { audience: 'asker', blocks: paragraphs.map((text) => ({ kind: 'text', text })) } };
}
