import type { Content } from '../content/schema';
import type { LookUp, Lookup } from '../lookup/look-up';
import type { Message } from '../message';
import type { Asker } from './asker';

/** What a command gives back: what to say and, for look-ups, what was found. */
export type Answer = { readonly message: Message; readonly lookup?: Lookup };

/** What the commands work with. `main` puts it together once. */
export type Services = {
  readonly content: Content;
  readonly lookUp: LookUp;
  readonly suggestions: Suggestions;
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

/** `words` is the line without the command's name. */
export type Handler = (words: string, asker: Asker, services: Services) => Answer | Promise<Answer>;

/** A short private reply. */
export function toAsker(...paragraphs: string[]): Answer {
  return { message: { audience: 'asker', blocks: paragraphs.map((text) => ({ kind: 'text', text })) } };
}
