import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Services } from '../commands/answer';
import type { Conversation, Tenant } from '../ids';
import type { Messenger, Pace } from '../messenger';
import type { Leaving } from '../store/leave-conversations';
import type { Store } from '../store/open-store';

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
export type FaceServices = Services &
  Pick<Store, 'firstTime' | 'release'> & {
    /** Where Teams can be spoken to unasked, as the face itself wrote it down; by conversation or person. */
    readonly addresses: Pick<Store['addresses'], 'remember' | 'find'>;
    /** What a platform tells of its own accord. */
    readonly news: News;
    /** Never given a person's text. */
    readonly log: Logger;
  };

export type News = {
  /** The bot is no more in a conversation, or the conversation was closed or deleted. */
  readonly left: (conversation: Conversation, why: 'removed' | 'archived' | 'gone') => Promise<void>;
  /** The app was removed from the tenant, or its permission taken back: everything of it is deleted. */
  readonly tenantGone: (tenant: Tenant) => Promise<void>;
  /**
   * The app was removed from conversations, where that is what installing is about: everything of them is deleted, and with
   * the last of a tenant everything of it.
   */
  readonly removed: (removal: Removal) => Promise<void>;
};

/** Conversations that the bot was taken out of. */
export type Removal = Leaving;
