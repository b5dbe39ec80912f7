import type { Conversation, Person } from './ids';
import type { Message } from './message';

/**
 * Sends proactive messages (not replies): the weekly prompt, a poll that closes, a report to the owner of a schedule.
 * `conversation` and `person` are as in `Asker`, e.g. `slack:T1:C1`. Rejects with `DeliveryError`, and only with that.
 */
export type Messenger = {
  /** Posts for everybody there, in the thread if `where` names one. Resolves with the platform's id of the message. */
  readonly send: (conversation: Conversation, message: Message, where?: Where) => Promise<string>;
  /** Replaces a message that `send` posted; `id` is what `send` resolved with. */
  readonly replace: (conversation: Conversation, id: string, message: Message) => Promise<void>;
  /** Sends to one person alone, in the bot's own chat with them. */
  readonly sendDirect: (person: Person, message: Message) => Promise<void>;
  /**
   * Asks the platform something that posts and changes nothing. Resolves if it would take a message for this conversation
   * now, as far as that can be told.
   */
  readonly probe: (conversation: Conversation) => Promise<void>;
};

/** The gaps that keep the proactive messages of all replicas together within a platform's rate limits. */
export type RateLimit = {
  /** Milliseconds between two messages in one tenant. */
  readonly tenantGapMs: number;
  /** Milliseconds between two messages in one conversation. */
  readonly conversationGapMs: number;
};

/** `thread` is as in `Asker`. */
type Where = { readonly thread?: string };

/**
 * Why a message could not be delivered.
 * - `busy`, `down`: temporary; nothing was posted. `unclear`: no answer came, or none that proves that the message was not
 *   taken, so it may have been posted.
 * - `unauthorised`: the platform refuses the bot's token, or the bot in this whole tenant: nothing was posted, whatever the
 *   conversation. It passes when whoever runs the bot, or the tenant, mends it.
 * - `removed`: the bot is not a member. `archived`, `gone`: the conversation is closed, or no longer exists. None of these
 *   goes away by itself.
 * - `refused`: the platform does not accept this message, which is our own fault.
 */
export type DeliveryFailure =
  | 'busy'
  | 'down'
  | 'unclear'
  | 'unauthorised'
  | 'removed'
  | 'archived'
  | 'gone'
  | 'refused';

export class DeliveryError extends Error {
  override readonly name = 'NotSent';
  /** Stands in the log under this name. */
  readonly why: DeliveryFailure;
  /** How many milliseconds the platform asked us to wait; undefined if it did not say. */
  readonly retryAfterMs: number | undefined;

  constructor(
    why: DeliveryFailure,
    options: { readonly retryAfterMs?: number | undefined; readonly cause?: unknown } = {},
  ) {
    super(`not sent: ${why}`, { cause: options.cause });
    this.why = why;
    this.retryAfterMs = options.retryAfterMs;
  }

  /** True if it is worth trying again later. */
  get retryable(): boolean {
    return PASSING.includes(this.why);
  }
}

const PASSING: readonly DeliveryFailure[] = ['busy', 'down', 'unclear', 'unauthorised'];
