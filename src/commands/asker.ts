import type { Conversation, Person, Tenant } from '../ids';
/** Who asks, and where. Each platform makes one for every line that reaches it. */
export type Asker = {
  /** The installation that the line came through, such as `slack:T1`; never the home organisation of a guest. */
  readonly tenant: Tenant;
  /** Where it was asked, with the platform in front: `slack:T1:C1`. */
  readonly conversation: Conversation;
  /** Who asked: `slack:T1:U1`, `teams:<tenant>:<object id>`. */
  readonly person: Person;
  /** What the platform calls this person, where it says so: to be shown at once, never kept. */
  readonly name?: string;
  /** The thread it was asked in, such as a huddle's, as the platform calls it; absent outside of threads. */
  readonly thread?: string;
  /** A personal chat with the bot, or a place that others read. */
  readonly setting: 'personal' | 'shared';
  /** Some commands (share, suggest) exist as buttons only. */
  readonly via: 'typed' | 'button' | 'form';
  /** What was filled in, by the names of the fields; there when a form was submitted. Nothing in it is checked yet. */
  readonly form?: Readonly<Record<string, string>>;
  /** How a person types this line here, for hints: `/glossary county lines`, `@Practice Compass glossary county lines`. */
  readonly commandHint: (line: string) => string;
  /**
   * Whether this person is a guest here, or at home in another organisation, as far as the platform tells; it may be asked for
   * that. False where it does not say. Absent where a platform knows no guests.
   */
  readonly isGuest?: () => Promise<boolean>;
  /** What to say where the bot is no member and cannot post: how a person brings it in here. */
  readonly howToInvite: string;
};
