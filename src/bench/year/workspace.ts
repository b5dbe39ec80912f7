import type { LocalPlatforms } from '../../tryout/start';

/** One conversation with a weekly prompt. Nobody but its owner sets anything there, and the owner sets nothing elsewhere. */
export type Conversation = {
  readonly id: string;
  readonly owner: string;
  /** The owner's chat with the bot. */
  readonly chat: string;
};

/** What the bot has said in a conversation or a chat, to everybody there. */
export type Shown = {
  readonly where: string;
  readonly at: number;
  readonly text: string;
  /** The lines that its buttons say. */
  readonly lines: readonly string[];
};

/** A platform on this machine with so many conversations, as strict about rates as the real one. */
export type Workspace = {
  readonly name: 'Slack' | 'Teams';
  readonly conversations: readonly Conversation[];
  /** What the bot needs to be the bot here. */
  readonly settings: Partial<LocalPlatforms>;
  /** What the bot has said since this was last asked. */
  readonly newlyShown: () => readonly Shown[];
  /** The owner types a command, which goes to the bot at this address. Resolves when it is answered. */
  readonly type: (conversation: Conversation, line: string, bot: string) => Promise<void>;
  readonly stop: () => Promise<void>;
};
