import type { Conversation, Person, Tenant } from '../ids';
export const AUDIENCES = ['practitioners', 'managers', 'leaders'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** As ISO 8601 counts them: Monday is 1. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const REGIONS = ['england-and-wales', 'scotland', 'northern-ireland'] as const;
/** Whose bank holidays count; `none` where no holiday is looked at. */
export type Region = (typeof REGIONS)[number] | 'none';

/** What happens when the day is a bank holiday. */
export const HOLIDAY_CHOICES = ['post', 'skip', 'next-working-day'] as const;
export type OnHolidays = (typeof HOLIDAY_CHOICES)[number];

/** When a channel gets its prompt, on the wall clock of its zone. */
export type Rule = {
  readonly weekday: Weekday;
  /** 09:30 */
  readonly time: string;
  /** An IANA name, such as Europe/London. */
  readonly zone: string;
  readonly onHolidays: OnHolidays;
  readonly region: Region;
};

/** One week's turn. `day` is the rule's own day, also where a holiday moves the post, and names the slot. */
export type Slot = { readonly day: string; readonly at: Date };

/** What makes a schedule pause without anybody asking for it. */
export type WhyPaused = Exclude<NonNullable<Schedule['because']>, 'asked'>;

/** A turn whose prompt has come due and is still to be posted. `mayStand`: a try had no answer, so it may be there already. */
export type PendingDelivery = Slot & { readonly maybePosted: boolean };

/** How many turns were missed, and when the last of them was, where that is known. */
export type Missed = { readonly slots: number; readonly last: Date | null };

/** The one schedule of a conversation. */
export type Schedule = Rule & {
  readonly conversation: Conversation;
  readonly tenant: Tenant;
  /** Who set it up or changed it last: whom problems are told to. */
  readonly owner: Person;
  /** Null: prompts for everybody. */
  readonly audience: Audience | null;
  readonly state: 'active' | 'paused';
  /** Why it is paused; null while it is active. */
  readonly because: 'asked' | 'removed' | 'archived' | 'gone' | 'revoked' | null;
  /** A day such as 2027-01-05: no prompt before it. */
  readonly pausedUntil: string | null;
  /** The next turn; null while it is paused without an end. */
  readonly next: Slot | null;
};
