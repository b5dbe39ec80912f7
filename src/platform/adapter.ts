import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Services } from '../commands/answer';
import { type Conversation, type DoneAt, isNobody, type Person, platformOf, type Tenant } from '../ids';
import { DeliveryError, type Messenger, type RateLimit } from '../messenger';
import type { Leaving } from '../store/leave-conversations';
import type { Store } from '../store/open-store';

/** One platform: how it takes requests from the shared HTTP server, sends messages, and stops. */
export type PlatformAdapter = {
  /** Handles a request to this platform's path; absent if requests do not come over HTTP (Socket Mode). */
  readonly handle?: (request: IncomingMessage, response: ServerResponse) => void;
  /** Pages for people, such as those that install the bot. */
  readonly pages?: readonly AdapterPage[];
  /** Answers a request that nobody has time for, in words where the platform shows them. */
  readonly busy?: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Sends proactive messages (not replies) on this platform. */
  readonly messenger: Messenger;
  /** How fast proactive messages may be sent. The sender keeps to it; the messenger does not check. */
  readonly pace: RateLimit;
  /**
   * Resolves when everything accepted so far has been answered. Over HTTP the shared server refuses new requests while
   * it stops.
   */
  readonly stop: () => Promise<void>;
};

type AdapterPage = {
  readonly path: `/${string}`;
  readonly methods: readonly string[];
  readonly handle: NonNullable<PlatformAdapter['handle']>;
};

/** What an adapter needs besides its own settings. */
export type AdapterServices = Services &
  Pick<Store, 'firstTime' | 'release'> & {
    /**
     * Where Teams can be sent proactive messages, by conversation or person; in a Slack organisation, the workspaces of a
     * conversation. Each adapter writes and reads its own.
     */
    readonly conversationReferences: Pick<Store['conversationReferences'], 'remember' | 'find'>;
    /** Where the bot was installed, and what the platform gave it for that. The Slack adapter writes and reads it. */
    readonly installations: Store['installations'];
    /** Told when a platform reports that the bot was removed. */
    readonly lifecycle: Lifecycle;
    /** Is never given a person's text. */
    readonly log: Logger;
  };

export type Lifecycle = {
  /** The app was installed, in one conversation or in all of the tenant; `person`: by whom, if the platform says so. */
  readonly onInstalled: (at: Omit<DoneAt, 'conversation'> & Partial<Pick<DoneAt, 'conversation'>>) => Promise<void>;
  /** The bot is no longer in a conversation, or the conversation was closed or deleted. */
  readonly onConversationLost: (conversation: Conversation, why: 'removed' | 'archived' | 'gone') => Promise<void>;
  /** The app was removed from the tenant, or its permission was revoked: deletes everything of the tenant. */
  readonly onUninstalled: (tenant: Tenant) => Promise<void>;
  /**
   * The app was removed from conversations: from one, where it is installed in each (Teams), or from those of a workspace of an
   * organisation (Slack). Deletes everything of these conversations and, with its last one, of the tenant, unless it stays there.
   */
  readonly onRemoved: (removal: Removal) => Promise<void>;
};

/** Conversations that the bot was taken out of. */
export type Removal = Leaving;

/** The platforms that are set up. The object exists before its adapters do: each is put in once it has started. */
export type Adapters = { slack?: PlatformAdapter | undefined; teams?: PlatformAdapter | undefined };

/**
 * Sends through the adapter that a conversation or person belongs to, looked up at each call: it may be added later.
 * Rejects with `DeliveryError` (`removed`) if there is none.
 */
export function messengerOf(adapters: Adapters): Messenger {
  const messengerFor = (of: Conversation | Person) => adapterOf(adapters, of)?.messenger ?? NO_MESSENGER;
  return {
    send: (conversation, message, where) => messengerFor(conversation).send(conversation, message, where),
    replace: (conversation, id, message) => messengerFor(conversation).replace(conversation, id, message),
    sendDirect: async (person, message) => {
      if (isNobody(person)) throw new DeliveryError('gone');
      await messengerFor(person).sendDirect(person, message);
    },
    probe: (conversation) => messengerFor(conversation).probe(conversation),
  };
}

/** The rate limit of a tenant's platform. Without an adapter nothing can be sent, so there is nothing to wait for. */
export function rateLimitOf(adapters: Adapters): (tenant: Tenant) => RateLimit {
  return (tenant) => adapterOf(adapters, tenant)?.pace ?? NO_PAUSE;
}

function adapterOf({ slack, teams }: Adapters, of: Tenant | Conversation | Person): PlatformAdapter | undefined {
  const platform = platformOf(of);
  if (platform === 'slack') return slack;
  return platform === 'teams' ? teams : undefined;
}

const rejectNotInstalled = () => Promise.reject(new DeliveryError('removed'));
const NO_MESSENGER: Messenger = {
  send: rejectNotInstalled,
  replace: rejectNotInstalled,
  sendDirect: rejectNotInstalled,
  probe: rejectNotInstalled,
};
const NO_PAUSE: RateLimit = { tenantGapMs: 0, conversationGapMs: 0 };
