import type { Json } from './json';
import type { PersonId, TryOutPerson } from './people';

/** Everything that the page shows to one person. Only types stand here: the page and its server share this file. */
export type State = {
  readonly as: PersonId;
  readonly people: readonly Who[];
  /** The time by the clock of schedules and polls, in ISO 8601. */
  readonly now: string;
  /** The same in the organisation's time zone: such as `Monday, 30 November 2026 at 09:30`. */
  readonly nowInWords: string;
  readonly timezone: string;
  readonly slack: SlackState;
  readonly teams: TeamsState;
  /** The number of requests that the inspector has seen so far. */
  readonly steps: number;
};

export type Who = Pick<TryOutPerson, 'id' | 'name' | 'role' | 'initials' | 'guest'>;

export type SlackPlace = 'channel' | 'direct';

export type SlackState = {
  readonly commands: readonly SlashCommand[];
  readonly messages: readonly SlackMessage[];
  /** The App Home's blocks; null until somebody opens it. */
  readonly home: readonly Json[] | null;
  readonly modal: SlackModal | null;
};

export type SlashCommand = { readonly name: string; readonly words: string; readonly does: string };

export type SlackMessage = {
  readonly ts: string;
  readonly place: SlackPlace;
  /** The `ts` of the thread's first message; null for a message in the conversation itself. */
  readonly thread: string | null;
  readonly from: PersonId | 'bot';
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly onlyYou: boolean;
  /** Whether a person wrote it and the bot did not get it: it is neither a command nor a mention. */
  readonly unheard: boolean;
  readonly at: string;
};

export type SlackModal = {
  readonly id: string;
  readonly view: Json;
  /** What is wrong with its fields, by block id. */
  readonly errors: Readonly<Record<string, string>>;
};

export type TeamsPlace = 'channel' | 'meeting' | 'personal';

export type TeamsState = { readonly posts: readonly TeamsPost[]; readonly dialog: TeamsDialog | null };

/** A dialog in front of everything, with its card as in `TeamsPost`. A press in it names it as its post. */
export type TeamsDialog = { readonly id: string; readonly title: string; readonly cards: readonly Json[] };

export type TeamsPost = {
  readonly id: string;
  readonly place: TeamsPlace;
  /** The id of the thread's first post, in a channel; null elsewhere and for that first post. */
  readonly thread: string | null;
  readonly from: PersonId | 'bot';
  readonly text: string;
  /** The cards as this person sees them. Every action has an id, which a press sends back. */
  readonly cards: readonly Json[];
  readonly onlyYou: boolean;
  /** Whether a person wrote it and the bot did not get it: it does not mention the bot. */
  readonly unheard: boolean;
  readonly at: string;
};

/** One request and its answer, as the inspector saw them. */
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

/** What the page shows to a person in answer to their own act. */
export type Acted = {
  /** A notice from the client itself, such as that slash commands do not work in threads. */
  readonly notice?: string;
  readonly results?: readonly SearchResult[];
};

export type SearchResult = { readonly number: number; readonly title: string; readonly text: string };
