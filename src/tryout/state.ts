import type { Json } from './json';
import type { PersonId, TryOutPerson } from './people';

/** What the page shows to one person, whole. Only types: the page and its server both read this file. */
export type State = {
  readonly as: PersonId;
  readonly people: readonly Who[];
  /** What schedules and polls take the time to be: ISO 8601, and as people in the organisation's time zone write it. */
  readonly now: string;
  readonly nowInWords: string;
  readonly timezone: string;
  readonly slack: SlackState;
  readonly teams: TeamsState;
  /** How many requests the inspector has seen so far. */
  readonly steps: number;
};

export type Who = Pick<TryOutPerson, 'id' | 'name' | 'role' | 'initials' | 'guest'>;

export type SlackPlace = 'channel' | 'direct';

export type SlackState = {
  readonly commands: readonly SlashCommand[];
  readonly messages: readonly SlackMessage[];
  /** The blocks of the App Home, once it has been opened. */
  readonly home: readonly Json[] | null;
  readonly modal: SlackModal | null;
};

export type SlashCommand = { readonly name: string; readonly words: string; readonly does: string };

export type SlackMessage = {
  readonly ts: string;
  readonly place: SlackPlace;
  /** The message that this one hangs from; null where it stands in the conversation itself. */
  readonly thread: string | null;
  readonly from: PersonId | 'bot';
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly onlyYou: boolean;
  readonly at: string;
};

export type SlackModal = {
  readonly id: string;
  readonly view: Json;
  /** What is wrong in its fields, by block id. */
  readonly errors: Readonly<Record<string, string>>;
};

export type TeamsPlace = 'channel' | 'meeting' | 'personal';

export type TeamsState = { readonly posts: readonly TeamsPost[] };

export type TeamsPost = {
  readonly id: string;
  readonly place: TeamsPlace;
  /** The first post of its thread, in a channel; null elsewhere and for the first post itself. */
  readonly thread: string | null;
  readonly from: PersonId | 'bot';
  readonly text: string;
  /** As this person sees them; every action carries an id, which a press sends back. */
  readonly cards: readonly Json[];
  readonly onlyYou: boolean;
  readonly at: string;
};

/** One request and its answer, as they went over the wire. */
export type Step = {
  readonly number: number;
  readonly at: string;
  readonly platform: 'slack' | 'teams';
  readonly from: string;
  readonly to: string;
  readonly request: Exchanged & { readonly method: string; readonly path: string };
  readonly answer: Exchanged & { readonly status: number };
};

export type Exchanged = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** What an act gives back to the person who did it. */
export type Acted = {
  /** What the client itself says, such as that slash commands do not work in threads. */
  readonly notice?: string;
  /** What is wrong in a window's fields, by block id. */
  readonly errors?: Readonly<Record<string, string>>;
  readonly results?: readonly SearchResult[];
};

export type SearchResult = { readonly number: number; readonly title: string; readonly text: string };
