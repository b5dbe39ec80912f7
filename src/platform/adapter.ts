import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Services } from '../commands/answer';
import { type Conversation, type Person, platformOf, type Tenant } from '../ids';
import { DeliveryError, type Messenger, type RateLimit } from '../messenger';
import type { Leaving } from '../store/leave-conversations';
import type { Store } from '../store/open-store';

/** One platform's face: how it takes requests from the shared HTTP server, and how it stops. */
export type PlatformAdapter = {
  /** Handles a request to this platform's path; absent where requests do not come over HTTP (Socket Mode). */
  readonly handle?: (request: IncomingMessage, response: ServerResponse) => void;
  /** Speaks on this platform without having been asked. */
  readonly messenger: Messenger;
  /** How fast it may speak unasked; whoever sends keeps to it. */
  readonly pace: RateLimit;
  /** Takes no new work, and resolves when everything accepted so far has been answered. */
  readonly stop: () => Promise<void>;
};

/** What a face needs besides its own settings. */
export type AdapterServices = Services &
  Pick<Store, 'firstTime' | 'release'> & {
    /** Where Teams can be spoken to unasked, as the face itself wrote it down; by conversation or person. */
    readonly conversationReferences: Pick<Store['conversationReferences'], 'remember' | 'find'>;
    /** What a platform tells of its own accord. */
    readonly lifecycle: Lifecycle;
    /** Never given a person's text. */
    readonly log: Logger;
  };

export type Lifecycle = {
  /** The bot is no more in a conversation, or the conversation was closed or deleted. */
  readonly onConversationLost: (conversation: Conversation, why: 'removed' | 'archived' | 'gone') => Promise<void>;
  /** The app was removed from the tenant, or its permission taken back: everything of it is deleted. */
  readonly onUninstalled: (tenant: Tenant) => Promise<void>;
  /**
   * The app was removed from conversations, where that is what installing is about: everything of them is deleted, and with
   * the last of a tenant everything of it.
   */
  readonly onRemoved: (removal: Removal) => Promise<void>;
};

/** Conversations that the bot was taken out of. */
export type Removal = Leaving;

/** The platforms that are set up. Each face has its place here before it is there. */
export type Adapters = { slack?: PlatformAdapter | undefined; teams?: PlatformAdapter | undefined };

/** Speaks through whichever face a conversation or person belongs to; faces may come later, or be missing. */
export function messengerOf(faces: Adapters): Messenger {
  const speaker = (of: Conversation | Person) => adapterOf(faces, of)?.messenger ?? NO_MESSENGER;
  return {
    send: (conversation, message, where) => speaker(conversation).send(conversation, message, where),
    replace: (conversation, id, message) => speaker(conversation).replace(conversation, id, message),
    sendDirect: (person, message) => speaker(person).sendDirect(person, message),
  };
}

/** The pace of a tenant's platform. Where its face is missing nothing can be sent, so there is nothing to wait for. */
export function rateLimitOf(faces: Adapters): (tenant: Tenant) => RateLimit {
  return (tenant) => adapterOf(faces, tenant)?.pace ?? NO_PAUSE;
}

function adapterOf({ slack, teams }: Adapters, of: Tenant | Conversation | Person): PlatformAdapter | undefined {
  const platform = platformOf(of);
  if (platform === 'slack') return slack;
  return platform === 'teams' ? teams : undefined;
}

const nowhere = () => Promise.reject(new DeliveryError('removed'));
const NO_MESSENGER: Messenger = { send: nowhere, replace: nowhere, sendDirect: nowhere };
const NO_PAUSE: RateLimit = { tenantGapMs: 0, conversationGapMs: 0 };
