import { z } from 'zod';
import type { Conversation, Person, Tenant } from '../ids';

/** Limits of questions and answers: what a card can show on either platform. */
export const LONGEST_QUESTION = 150;
/** Slack's limit for the text of a choice: https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export const LONGEST_OPTION = 75;
export const FEWEST_OPTIONS = 2;
export const MOST_OPTIONS = 10;

/** How long a poll that closes by itself may stay open, in seconds. */
export const SHORTEST_OPEN = 60;
export const LONGEST_OPEN = 24 * 60 * 60;

/**
 * `anonymous`: only the number of voters before the close, and little more after it. `open`: live counts. Never names.
 */
export type Openness = 'anonymous' | 'open';

/** `id` counts from 0, in the order in which the answers are shown, and never changes. */
type Option = { readonly id: number; readonly label: string };

export type Poll = {
  readonly id: string;
  readonly tenant: Tenant;
  readonly conversation: Conversation;
  /** As in `Asker.person`. */
  readonly creator: Person;
  readonly question: string;
  readonly options: readonly Option[];
  /** True if a person may choose several answers. */
  readonly many: boolean;
  readonly openness: Openness;
  /** The id of the template that it was made from, if any. */
  readonly template: string | null;
  /** The id of the principle or theme that it belongs to, if any. */
  readonly about: string | null;
  /** A question to talk about once the result is shown. */
  readonly followUp: string | null;
  /** Null: it stays open until somebody closes it. */
  readonly closesAt: Date | null;
  readonly state: 'open' | 'closed';
  readonly createdAt: Date;
};

const closes = z.union([
  z.strictObject({ after: z.int().min(SHORTEST_OPEN).max(LONGEST_OPEN) }),
  z.strictObject({ at: z.iso.datetime() }),
]);

/** A poll before it is posted, also as read back from the database. Plain JSON. */
export const draft = z.strictObject({
  question: z.string().min(1).max(LONGEST_QUESTION),
  options: z.array(z.string().min(1).max(LONGEST_OPTION)).min(FEWEST_OPTIONS).max(MOST_OPTIONS).readonly(),
  many: z.boolean(),
  openness: z.enum(['anonymous', 'open']),
  template: z.string().nullable(),
  about: z.string().nullable(),
  followUp: z.string().nullable(),
  /** `after`: seconds after it is posted; `at`: an instant; null: when somebody closes it. */
  closes: closes.nullable(),
});

export type Draft = Readonly<z.output<typeof draft>>;
export type Closes = z.output<typeof closes>;
