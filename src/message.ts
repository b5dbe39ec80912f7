import type { Conversation, Person } from './ids';
/** What the bot can say, in words that every platform understands. Platforms decide how it looks, never what it says. */
export type Message = {
  /** `asker`: only the person who asked sees it, where the platform can do that. */
  readonly audience: 'asker' | 'conversation';
  /** True when it takes the place of the message whose button was pressed: a private one, or with `conversation` for everybody. */
  readonly replaces?: boolean;
  /** Not yet meant for others: shown to the asker alone where the platform can, also where answers are otherwise public. */
  readonly draft?: boolean;
  /**
   * For nobody but whoever asked, and nobody else may see that there was an answer. Where a platform can show it to her
   * alone by no way, it shows these blocks in its place: they give nothing away.
   */
  readonly confidential?: { readonly inFrontOfOthers: readonly Block[] };
  /** Who did what this tells of, for a platform to name in its own way. */
  readonly by?: Doer;
  /** The conversation that this tells of in another place, an `Asker`'s, for a platform to name in its own way. */
  readonly about?: Conversation;
  /**
   * Under this key, one person has one private message: a newer one takes the place of the older, where the platform can
   * do that. Such as what is kept of somebody's vote, which every press says anew.
   */
  readonly replaceKey?: string;
  readonly blocks: readonly Block[];
};

/** “Shared by Ann”. `person` is an `Asker`'s; `name` is there where the platform told it, and is never kept. */
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

/** Whom to call. `large`: nothing on the card is larger. Each number is a link that calls it, where the platform has such links. */
export type Contacts = { readonly kind: 'contacts'; readonly large: boolean; readonly contacts: readonly Contact[] };

/** `reach`: a number or an address, with the words between them; empty where there is only a person to go to. */
export type Contact = { readonly label: string; readonly reach: readonly Reach[]; readonly when: string };

/** `call`: digits alone, perhaps with a plus in front, where the text is a telephone number. */
export type Reach = { readonly text: string; readonly call?: string };

/** Shares to compare. The words say all of it; the bar repeats them for the eye, and is nothing to read out. */
export type Bars = { readonly kind: 'bars'; readonly label?: string; readonly bars: readonly Bar[] };

/** `bar`: how much of 20 is filled; null where only words are told. */
export type Bar = { readonly label: string; readonly words: string; readonly bar: number | null };

/**
 * Fields to fill in. Submitting is the same as a button that says the line, with what was filled in beside it
 * (`Asker.form`). Where a platform cannot show fields at once, it shows a button that says `opens`.
 */
export type Form = {
  readonly kind: 'form';
  /** At most 24 characters: a window's title. */
  readonly title: string;
  readonly openLabel: string;
  readonly command: string;
  readonly submit: string;
  readonly fields: readonly Field[];
};

/** `name` is what the value is called in `Asker.form`; a value that was not given is an empty text there. */
export type Field = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
} & (
  | { readonly kind: 'line'; readonly longest: number; readonly value?: string; readonly lines?: boolean }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[]; readonly value?: string }
  /** 09:30 */
  | { readonly kind: 'time'; readonly value?: string }
  /** 2026-11-23 */
  | { readonly kind: 'date'; readonly value?: string }
);

export type Choice = { readonly label: string; readonly value: string };

/** `url` is null where a source may be named but not linked. */
export type Link = { readonly text: string; readonly url: string | null };

/** Pressing a button is the same as typing the line it `says`. `main` marks the one that most people want. */
export type Button = {
  readonly label: string;
  readonly command: string;
  readonly main?: boolean;
  /** What a platform treats in a way of its own: a vote, or its withdrawal, is not noted; a card is shared once. */
  readonly role?: 'vote' | 'share';
  /** The number of an answer to choose from, counted from 1: the same wherever the answer stands. */
  readonly number?: number;
};

/** The same message for notifications, screen readers and terminals: everything that the card says, in its order. */
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

/** “Samaritans: 116 123”, without when to call it. */
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
