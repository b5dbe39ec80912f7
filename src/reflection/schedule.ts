import type { Conversation, Person, Tenant } from '../ids';
export const AUDIENCES = ['practitioners', 'managers', 'leaders'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** By ISO 8601: Monday is 1. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const REGIONS = ['england-and-wales', 'scotland', 'northern-ireland'] as const;
/** Whose bank holidays count; `none` if holidays do not matter. */
export type Region = (typeof REGIONS)[number] | 'none';

/** What happens when the day is a bank holiday. */
export const HOLIDAY_CHOICES = ['post', 'skip', 'next-working-day'] as const;
export type OnHolidays = (typeof HOLIDAY_CHOICES)[number];

/** Which one of its weekday in a month. */
export const IN_MONTH = ['first', 'second', 'third', 'fourth', 'last'] as const;
export type InMonth = (typeof IN_MONTH)[number];

/**
 * How often, where it is not every week: every so many weeks, counted from the day `from`, and none before it; or once a
 * month. `from` null: the next one decides.
 */
export type Rhythm = { readonly weeks: 2 | 3 | 4; readonly from: string | null } | { readonly inMonth: InMonth };

/** When a conversation gets its prompt, by the clocks of `zone`. */
export type Rule = {
  readonly weekday: Weekday;
  /** Absent: every week. */
  readonly rhythm?: Rhythm;
  /** Such as `09:30`. */
  readonly time: string;
  /** An IANA name, such as `Europe/London`. */
  readonly zone: string;
  readonly onHolidays: OnHolidays;
  readonly region: Region;
  /** Present: three days after a question comes another way to see it, in its thread. */
  readonly twoSteps?: true;
};

/**
 * One week's or month's prompt. `day` (2027-01-05) identifies it: the rule's own day, even if a holiday moves the post to `at`.
 */
export type Slot = { readonly day: string; readonly at: Date };

/** Why a schedule was paused without anybody asking for it. */
export type WhyPaused = Exclude<NonNullable<Schedule['because']>, 'asked'>;

/** A slot that is due but not posted yet. `maybePosted`: a try got no answer, so the prompt may be there already. */
export type PendingDelivery = Slot & { readonly maybePosted: boolean };

/** How many slots were missed, and when the last of them was due; null if that is not known. */
export type Missed = { readonly slots: number; readonly last: Date | null };

/** The one schedule of a conversation. */
export type Schedule = Rule & {
  readonly conversation: Conversation;
  readonly tenant: Tenant;
  /** Whoever set it up or last changed it. Problems are reported to them. */
  readonly owner: Person;
  /** Null: prompts for everybody. */
  readonly audience: Audience | null;
  readonly state: 'active' | 'paused';
  /** Why it is paused; null while it is active. */
  readonly because: 'asked' | 'removed' | 'archived' | 'gone' | 'revoked' | null;
  /** A day such as `2027-01-05`: no prompt before it. */
  readonly pausedUntil: string | null;
  /** Null while it is paused with no end date. */
  readonly next: Slot | null;
};
