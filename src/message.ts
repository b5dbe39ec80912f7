import type { Conversation, Person } from './ids';

/**
 * Anything the bot can say, on any platform. A platform decides how it looks, never what it says. In texts, lists and notes,
 * a line that people can type stands between backticks (`asCode`).
 */
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
  /** The conversations that a message sent elsewhere is about, as in `Asker`. The platform names them in its own way. */
  readonly about?: Conversation | readonly Conversation[];
  /**
   * A newer private message to the same person replaces the older one with the same key, if the platform can do that.
   * Example: `vote 12`, the confirmation of somebody's vote, which every press sends again.
   */
  readonly replaceKey?: string;
  /**
   * With `replaceKey`: which press it confirms (`newest`), and which was confirmed before it, whichever replica did that.
   * Who has not shown the one before does not know the newest message, and must not put this in the place of an older one.
   */
  readonly confirms?: { readonly newest: number; readonly before: number };
  readonly blocks: readonly Block[];
  /** The same as a file, for whoever asked alone. A platform that may send none shows the blocks, which hold the same lines. */
  readonly file?: TextFile;
};

/** `name`: as it is saved, such as `poll-results.csv`. */
export type TextFile = { readonly name: string; readonly mimeType: 'text/csv'; readonly text: string };

/** “Shared by Ann”. `person` is as in `Asker`; `name` is set if the platform gave it, and is never stored. */
export type Doer = {
  readonly did: string;
  readonly person: Person;
  readonly name?: string;
  /** The line is left out where the platform cannot name the person. */
  readonly onlyByName?: true;
};

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly label?: string; readonly text: string }
  | { readonly kind: 'list'; readonly label?: string; readonly items: readonly string[] }
  | Contacts
  | { readonly kind: 'links'; readonly label: string; readonly links: readonly Link[] }
  | { readonly kind: 'buttons'; readonly label?: string; readonly buttons: readonly Button[] }
  | Menu
  | Bars
  | Form
  | { readonly kind: 'note'; readonly text: string }
  | Footer;

/** A list to choose from, where buttons would be too many. A platform lets people type to find their choice. */
export type Menu = {
  readonly kind: 'menu';
  readonly label: string;
  /** On the button that opens what was chosen, where a platform needs one: different for each menu of a card. */
  readonly open: string;
  readonly choices: readonly MenuChoice[];
  /** The list of these choices, for a platform that asks for those that fit what somebody types: see `choicesFor`. */
  readonly list?: ChoiceList;
};

/** A list that is too long for one message on some platforms. */
export type ChoiceList = 'terms';

/** Choosing it runs the line `command`, as pressing a button does. Choices of one `group` stand together. */
export type MenuChoice = { readonly label: string; readonly command: string; readonly group?: string };

/** The one line of small print that closes a card, with the button of what it speaks of. */
export type Footer = { readonly kind: 'footer'; readonly text: string; readonly button: Button };

/** Who to call. `large`: nothing on the card is larger. Each number is a link that calls it, if the platform has such links. */
export type Contacts = { readonly kind: 'contacts'; readonly large: boolean; readonly contacts: readonly Contact[] };

/** `reach`: numbers and addresses, with the words between them; empty if there is only a person to go to. */
export type Contact = { readonly label: string; readonly reach: readonly Reach[]; readonly when: string };

/** `call`: set if the text is a telephone number: its digits without spaces, perhaps after a plus (`+441234567890`). */
export type Reach = { readonly text: string; readonly call?: string };

/** Shares to compare. The words say everything; the bar only shows it, so screen readers need not read it out. */
export type Bars = {
  readonly kind: 'bars';
  readonly label?: string;
  readonly bars: readonly Bar[];
  /** Where numbers are shown: a platform that draws charts draws this below the words, in place of the bars. */
  readonly chart?: Chart;
};

/** One series of numbers. `measure`: what they count, as in `Per cent of votes`. */
export type Chart = {
  readonly kind: 'bar' | 'line';
  readonly title: string;
  readonly measure: string;
  readonly points: readonly ChartPoint[];
};

/** `label`: that of its bar, if the chart is of bars. `day`: when it was, as in `2026-11-23`, if it has a time. */
export type ChartPoint = { readonly label: string; readonly value: number; readonly day?: string };

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
  /** More options are unfolded at once: something in them is not as it usually is. */
  readonly unfolded?: boolean;
};

/** What stands above the fields that can stay as they are. */
export const MORE_OPTIONS = 'More options';

/** `name` is the value's key in `Asker.form`; a field that was left empty is an empty string there. */
export type Field = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  /** Stands under “More options”, after the others, and can stay as it is. */
  readonly more?: true;
} & (
  | { readonly kind: 'line'; readonly longest: number; readonly value?: string; readonly lines?: boolean }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[]; readonly value?: string }
  /** `value`: `09:30`. */
  | { readonly kind: 'time'; readonly value?: string }
  /** `value`: `2026-11-23`. */
  | { readonly kind: 'date'; readonly value?: string }
);

/** Choices of one `group` stand together, where a platform has groups. */
export type Choice = { readonly label: string; readonly value: string; readonly group?: string };

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
  /** What stands beside it, such as how many have chosen it so far. Each such button has a row of its own. */
  readonly beside?: Omit<Bar, 'label'>;
  /**
   * What pressing it unfolds. A platform that can do that shows these blocks in place; on another, `command` answers with
   * the same card and these blocks in it.
   */
  readonly opens?: readonly Block[];
  /** Stands behind the row's menu (“…”), where a platform has one: seldom wanted, or not meant to be pressed by mistake. */
  readonly secondary?: true;
};
