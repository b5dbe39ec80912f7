import type { Conversation, Person } from './ids';
import type { Message } from './message';

/**
 * Speaks without having been asked: the weekly prompt, a poll that closes, word to the owner of a schedule. Conversations
 * and persons are those of an `Asker`. Everything here throws `NotSent` and nothing else when it could not be said.
 */
export type Messenger = {
  /** Posts to everybody there, in the thread where one is named. Resolves with the platform's id of the message. */
  readonly send: (conversation: Conversation, message: Message, where?: Where) => Promise<string>;
  /** Shows something else in the place of a message that `send` has posted. */
  readonly replace: (conversation: Conversation, id: string, message: Message) => Promise<void>;
  /** Says it to one person alone, in the bot's own chat with them. */
  readonly sendDirect: (person: Person, message: Message) => Promise<void>;
};

/** The pauses that keep what all replicas say unasked within what a platform takes. */
export type RateLimit = {
  /** Between two messages in one tenant. */
  readonly tenantGapMs: number;
  /** Between two messages in one conversation. */
  readonly conversationGapMs: number;
};

/** `thread` is an `Asker`'s. */
type Where = { readonly thread?: string };

/**
 * Why something could not be said.
 * - `busy`, `down`: not now; nothing was posted. `unclear`: no answer came, so it may have been posted.
 * - `removed`: the bot is no member. `archived`, `gone`: the conversation is closed, or is no more. `revoked`: the bot
 *   may not speak in this tenant any longer. These do not pass by themselves.
 * - `refused`: the platform does not take this message, which is a fault of ours.
 */
export type DeliveryFailure = 'busy' | 'down' | 'unclear' | 'removed' | 'archived' | 'gone' | 'revoked' | 'refused';

export class DeliveryError extends Error {
  override readonly name = 'NotSent';
  /** Stands in the log under this name. */
  readonly why: DeliveryFailure;
  /** How long the platform asked to be left alone. */
  readonly retryAfterMs: number | undefined;

  constructor(
    why: DeliveryFailure,
    options: { readonly retryAfterMs?: number | undefined; readonly cause?: unknown } = {},
  ) {
    super(`not sent: ${why}`, { cause: options.cause });
    this.why = why;
    this.retryAfterMs = options.retryAfterMs;
  }

  /** True where it is worth trying again a little later. */
  get retryable(): boolean {
    return this.why === 'busy' || this.why === 'down' || this.why === 'unclear';
  }
}
