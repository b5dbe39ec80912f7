import type { Conversation, Person, Tenant } from '../ids';
/** Who asks, and where. Each platform makes one for every line that it receives. */
export type Asker = {
  /** The installation that the line came through, such as `slack:T1`; never a guest's home organisation. */
  readonly tenant: Tenant;
  /** Where they asked: `slack:T1:C1`, `teams:<tenant id>:<conversation id>`. */
  readonly conversation: Conversation;
  /** Who asked: `slack:T1:U1`, `teams:<tenant id>:<object id>`. */
  readonly person: Person;
  /** This person's name, if the platform gives it. It may be shown at once, but never stored. */
  readonly name?: string;
  /** The platform's id of the thread they asked in, such as a huddle's; absent outside threads. */
  readonly thread?: string;
  /** `personal`: a chat between this person and the bot. `shared`: a place that others read. */
  readonly setting: 'personal' | 'shared';
  /** Some commands, such as `share` and `suggest`, exist only as buttons. */
  readonly via: 'typed' | 'button' | 'form';
  /**
   * When a button was pressed, in milliseconds by the platform's clock, if it says so: it puts one person's presses in order,
   * whichever replica each reaches.
   */
  readonly pressedAt?: number;
  /** The values of a submitted form, by field name. Nothing in it has been checked yet. */
  readonly form?: Readonly<Record<string, string>>;
  /** How a person would type this line here, for hints: `/glossary county lines`, `@Practice Compass glossary county lines`. */
  readonly commandHint: (line: string) => string;
  /**
   * Resolves with whether this person is a guest here, or belongs to another organisation; this may ask the platform. False
   * if the platform does not say. Absent if the platform has no guests.
   */
  readonly isGuest?: () => Promise<boolean>;
  /** What to say if the bot is not a member and cannot post: how a person can add it here. */
  readonly howToInvite: string;
};
