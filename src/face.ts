import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Services } from './commands/answer';
import type { Messenger, Pace } from './messenger';

/** One platform's face: how it takes requests from the shared HTTP server, and how it stops. */
export type Face = {
  /** Handles a request to this platform's path; absent where requests do not come over HTTP (Socket Mode). */
  readonly handle?: (request: IncomingMessage, response: ServerResponse) => void;
  /** Speaks on this platform without having been asked. */
  readonly messenger: Messenger;
  /** How fast it may speak unasked; whoever sends keeps to it. */
  readonly pace: Pace;
  /** Takes no new work, and resolves when everything accepted so far has been answered. */
  readonly stop: () => Promise<void>;
};

/** What a face needs besides its own settings. */
export type FaceServices = Services & {
  /** True for the first caller with this key, on any replica; false for a platform's retry of the same request. */
  readonly firstTime: (key: string) => Promise<boolean>;
  /** Takes a key back, where what it stood for has certainly not come about: its next caller is the first again. */
  readonly release: (key: string) => Promise<void>;
  /** Where Teams can be spoken to unasked, as the face itself wrote it down; by conversation or person. */
  readonly addresses: Addresses;
  /** What a platform tells of its own accord. */
  readonly news: News;
  /** Never given a person's text. */
  readonly log: Logger;
};

/** A face's own notes, opaque to everybody else. */
type Addresses = {
  remember(of: string, tenant: string, note: string): Promise<void>;
  find(of: string): Promise<string | undefined>;
};

export type News = {
  /** The bot is no more in a conversation, or the conversation was closed or deleted. */
  readonly left: (conversation: string, why: 'removed' | 'archived' | 'gone') => Promise<void>;
  /** The app was removed from the tenant, or its permission taken back: everything of it is deleted. */
  readonly tenantGone: (tenant: string) => Promise<void>;
  /**
   * The app was removed from conversations, where that is what installing is about: everything of them is deleted, and with
   * the last of a tenant everything of it.
   */
  readonly removed: (removal: Removal) => Promise<void>;
};

/** Conversations, persons and tenants are an `Asker`'s. */
export type Removal = {
  readonly tenant: string;
  readonly conversations: readonly string[];
  /** Whoever it was a personal chat with. */
  readonly person?: string;
  /** Of a note that the face wrote down: a conversation that goes along, one that stays, or no conversation. */
  readonly leadsTo: (note: string) => 'gone' | 'here' | 'nowhere';
};
