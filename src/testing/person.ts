import type { Messenger } from '../messenger';
import type { AdapterServices } from '../platform/adapter';

/** One person in front of the bot, on any platform: what she does, and what she and a colleague then see. */
export type Person = {
  /** Fills in fields of the form that is open, by their labels, and submits it. Resolves when the bot has answered. */
  fill(values: Readonly<Record<string, string>>): Promise<void>;
  /** Types a line the platform's private way: a slash command in Slack, a message in Teams' personal chat. */
  type(line: string): Promise<void>;
  /** Mentions the bot in the channel; inside a thread when one is given. Resolves when the bot has answered. */
  mention(line: string, thread?: string): Promise<void>;
  /** Presses the button with this label on the newest message that has one. */
  press(label: string): Promise<void>;
  /** Chooses from the menu with this label on the newest message that has one. */
  choose(menu: string, choice: string): Promise<void>;
  /** Takes the newest message from the bot away that begins so, as whoever looks after the channel can. */
  takeAway(beginning: string): void;
  /** What this person sees from the bot, oldest first: everything in it as text, buttons as [label]. */
  seen(): readonly string[];
  /** What a colleague in the same channel sees from the bot. */
  seenByColleague(): readonly string[];
  /** The thread of the newest answer, if it stands in one. */
  threadOfNewest(): string | undefined;
  /** The newest message as the platform got it, to see what in it would take effect. */
  newestAsSent(): unknown;
  /** Somebody else in the same channel, who sees and presses what she can. The same name is the same person. */
  colleague(name: string, who?: Colleague): Person;
  /** The bot's own voice here, with which it speaks unasked. */
  readonly messenger: Messenger;
  leave(): Promise<void>;
};

/** `guest`: from a partner organisation, with a home of their own. */
type Colleague = { readonly guest?: boolean };

/** Starts the real adapter on these services, against a local stand-in, and brings a person to it. */
export type Join = (services: AdapterServices) => Promise<Person>;
