import type { Conversation, Person } from './ids';
/** Anything the bot can say, on any platform. A platform decides how it looks, never what it says. */
export type Message = {
  /** `asker`: only the person who asked sees it, if the platform can do that. */
  readonly audience: 'asker' | 'conversation';
  /** True if it replaces the message whose button was pressed: a private one or, with `conversation`, everybody's. */
  readonly replaces?: boolean;
  /** Not yet meant for others: shown to the asker alone if the platform can, even where answers are otherwise public. */
  readonly draft?: boolean;
  /**
   * For the asker alone: nobody else may even see that there was an answer. A platform that has no way to show it to them
   * alone shows these blocks instead, which give nothing away.
   */
  readonly confidential?: { readonly inFrontOfOthers: readonly Block[] };
  /** Who did what this message reports. The platform names them in its own way. */
  readonly by?: Doer;
  /** The conversation that a message sent elsewhere is about, as in `Asker`. The platform names it in its own way. */
  readonly about?: Conversation;
  /**
   * A newer private message to the same person replaces the older one with the same key, if the platform can do that.
   * Example: `vote 12`, the confirmation of somebody's vote, which every press sends again.
   */
  readonly replaceKey?: string;
  readonly blocks: readonly Block[];
};

/** “Shared by Ann”. `person` is as in `Asker`; `name` is set if the platform gave it, and is never stored. */
export type Doer = { readonly did: string; readonly person: Person; readonly name?: string };

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly label?: string; readonly text: string }
  | { readonly kind: 'list'; readonly label?: string; readonly items: readonly string[] }
  | Contacts
  | { readonly kind: 'links'; readonly label: string; readonly links: readonly Link[] }
  | { readonly kind: 'buttons'; readonly label?: string; readonly buttons: readonly Button[] }
  | Bars
  | Form
  | { readonly kind: 'note'; readonly text: string };

/** Who to call. `large`: nothing on the card is larger. Each number is a link that calls it, if the platform has such links. */
export type Contacts = { readonly kind: 'contacts'; readonly large: boolean; readonly contacts: readonly Contact[] };

/** `reach`: numbers and addresses, with the words between them; empty if there is only a person to go to. */
export type Contact = { readonly label: string; readonly reach: readonly Reach[]; readonly when: string };

/** `call`: set if the text is a telephone number: its digits without spaces, perhaps after a plus (`+441234567890`). */
export type Reach = { readonly text: string; readonly call?: string };

/** Shares to compare. The words say everything; the bar only shows it, so screen readers need not read it out. */
export type Bars = { readonly kind: 'bars'; readonly label?: string; readonly bars: readonly Bar[] };

/** `bar`: how many of 20 parts are filled; null if only words are shown. `to`: how far it may reach, drawn as a soft end. */
export type Bar = {
  readonly label: string;
  readonly words: string;
  readonly bar: number | null;
  readonly to?: number;
};

/**
 * Fields to fill in. Submitting runs `command`, as a button does, with the values in `Asker.form`. A platform that cannot
 * show the fields at once shows a button that runs `openLabel`.
 */
export type Form = {
  readonly kind: 'form';
  /** At most 24 characters, because it becomes a modal's title. */
  readonly title: string;
  readonly openLabel: string;
  readonly command: string;
  readonly submit: string;
  readonly fields: readonly Field[];
};

/** `name` is the value's key in `Asker.form`; a field that was left empty is an empty string there. */
export type Field = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
} & (
  | { readonly kind: 'line'; readonly longest: number; readonly value?: string; readonly lines?: boolean }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[]; readonly value?: string }
  /** `value`: `09:30`. */
  | { readonly kind: 'time'; readonly value?: string }
  /** `value`: `2026-11-23`. */
  | { readonly kind: 'date'; readonly value?: string }
);

export type Choice = { readonly label: string; readonly value: string };

/** `url` is null if a source may be named but not linked. */
export type Link = { readonly text: string; readonly url: string | null };

/** Pressing a button runs the line `command`, as if it had been typed. `main` marks the one that most people want. */
export type Button = {
  readonly label: string;
  readonly command: string;
  readonly main?: boolean;
  /** For buttons that platforms treat specially: a vote, or its withdrawal, leaves no note; a card is shared only once. */
  readonly role?: 'vote' | 'share';
  /** For a button that is an answer to choose: its number, from 1. It stays the same wherever the answer is shown. */
  readonly number?: number;
};

/** The message as plain text, for notifications, screen readers and terminals: everything the card says, in the same order. */
export function plainText(message: Message): string {
  return message.blocks.map(blockText).join('\n\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'note':
      return block.text;
    case 'text':
      return labelled(block.label, block.text);
    case 'list':
      return [...(block.label ? [`${block.label}:`] : []), ...block.items.map((item) => `- ${item}`)].join('\n');
    case 'contacts':
      return block.contacts.map((contact) => (block.large ? contactText(contact) : contactLine(contact))).join('\n');
    case 'links':
      return labelled(block.label, block.links.map(({ text, url }) => (url ? `${text} (${url})` : text)).join('; '));
    case 'bars':
      return [
        ...(block.label ? [`${block.label}:`] : []),
        ...block.bars.map(({ label, words }) => `- ${label}: ${words}`),
      ].join('\n');
    case 'form':
      return [`${block.title}:`, ...block.fields.map(fieldText), block.submit].join('\n');
    case 'buttons':
      return labelled(block.label ?? 'Buttons', block.buttons.map(({ label }) => label).join(' | '));
  }
}

/** `Samaritans: 116 123`, without when to call. */
export const contactLine = ({ label, reach }: Contact): string =>
  reach.length > 0 ? `${label}: ${reach.map(({ text }) => text).join('')}` : label;

const contactText = (contact: Contact) => [contactLine(contact), contact.when].filter(Boolean).join('. ');

function fieldText(field: Field): string {
  const isChoice = field.kind === 'choice';
  const shown = isChoice ? field.choices.find(({ value }) => value === field.value)?.label : field.value;
  const choices = isChoice ? `(${field.choices.map(({ label }) => label).join(', ')})` : '';
  const hint = field.hint ? `(${field.hint})` : '';
  return [`- ${field.label}:`, shown, choices, hint].filter(Boolean).join(' ');
}

const labelled = (label: string | undefined, text: string) => (label ? `${label}: ${text}` : text);
