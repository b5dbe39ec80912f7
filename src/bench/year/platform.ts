import type { SlackSettings } from '../../slack/start';
import type { TeamsSettings } from '../../teams/start';
import type { Trouble } from './line';

/** One thing that the bot has said for everybody in a place to see, or to one person alone, as the platform shows it. */
export type Shown = {
  /** The platform's id of the channel, or of the chat with one person. */
  readonly where: string;
  readonly at: number;
  readonly text: string;
  /** The lines that its buttons say. */
  readonly says: readonly string[];
};

export type Channel = {
  readonly id: string;
  /** Nobody else sets anything there; and sets nothing anywhere else, so that what this person is told is about this channel. */
  readonly owner: string;
  /** The chat of the owner with the bot. */
  readonly chat: string;
};

/** Something that the platform itself did with a call. */
export type Refusal = { readonly where: string; readonly at: number; readonly why: string };
/** A call that the network spoilt after the platform had posted: nobody told the bot. */
export type Unanswered = { readonly where: string; readonly at: number; readonly trouble: Trouble };

/** A platform on this machine, with people in it and an unsure line to it. */
export type Platform = {
  readonly name: 'Slack' | 'Teams';
  readonly channels: readonly Channel[];
  /** What a face needs to be the bot here. */
  readonly settings: { readonly slack?: SlackSettings; readonly teams?: TeamsSettings };
  /** Where the bot is to be found now: the address of its own server. */
  readonly botIsAt: (address: string) => void;
  /** Everything that the bot has said so far, in its order. */
  readonly shown: () => readonly Shown[];
  /** Permanent refusals that the bot was given, of whichever origin. */
  readonly refusals: readonly Refusal[];
  readonly unanswered: readonly Unanswered[];
  /** The owner types a line in the channel. Resolves when it has been answered. */
  readonly type: (channel: Channel, line: string) => Promise<void>;
  /** The owner presses “Post now” under what she was told. */
  readonly pressPostNow: (channel: Channel, under: Shown) => Promise<void>;
  /** The bot can no longer post there; somebody has taken it out, or closed the channel. */
  readonly close: (channel: Channel, nth: number) => Promise<void>;
  /** It can again. */
  readonly open: (channel: Channel) => Promise<void>;
  readonly stop: () => Promise<void>;
};
