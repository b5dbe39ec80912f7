import type { Logger } from 'pino';
import type { Prompt } from '../../content/schema';
import type { Tenant } from '../../ids';
import type { Message } from '../../message';
import type { Messenger, RateLimit } from '../../messenger';
import type { Missed, Schedule, WhyPaused } from '../../reflection/schedule';
import type { Store } from '../../store/open-store';
import type { Wait } from '../wait';
import type { Choosing } from './choosing';

/** What weekly prompts work with. `bot.ts` puts it together once. */
export type ScheduleServices = {
  readonly store: Pick<Store, 'schedules' | 'deliveries' | 'reports' | 'rateLimits'>;
  readonly messenger: Messenger;
  /** How fast a tenant may be spoken to. */
  readonly paceIn: (tenant: Tenant) => RateLimit;
  readonly choosing: Choosing;
  readonly messages: PromptMessages;
  readonly clock: () => Date;
  readonly wait: Wait;
  readonly countOutcome: (what: Counted) => void;
  /** Given ids, never a person's text. */
  readonly log: Pick<Logger, 'error' | 'warn' | 'info'>;
  /** Names this process among its like; another one after every start. */
  readonly replica: string;
  /** How long the platform may take over one message. Two minutes where nothing is said. */
  readonly sendLimitMs?: number;
};

/** What is said unasked. The words are the commands'. */
export type PromptMessages = {
  /** The card of a prompt; `delivery` is what its buttons name. */
  readonly card: (prompt: Prompt, about: { readonly delivery: string }) => Message;
  /** What the owner of a schedule is told, alone. The schedule is as it stands after what has happened. */
  readonly told: {
    readonly missed: (schedule: Schedule, missed: Missed, now: Date) => Message;
    readonly unclear: (schedule: Schedule, delivery: string, now: Date) => Message;
    readonly paused: (schedule: Schedule, because: WhyPaused) => Message;
    /** It is no more: this is how it stood. */
    readonly ended: (schedule: Schedule) => Message;
  };
  /** What everybody there is told where its owner can no longer be told anything. */
  readonly toldAll: {
    readonly missed: (schedule: Schedule, missed: Missed, now: Date) => Message;
    readonly unclear: (schedule: Schedule, now: Date) => Message;
  };
};

/**
 * What is counted: prompts that were posted, and of these the ones that came late; turns that were missed; prompts of
 * which nobody knows; prompts that cannot be posted; attempts that are made again; owners who could not be told.
 */
export type Counted = 'posted' | 'late' | 'missed' | 'unclear' | 'failed' | 'retried' | 'untold';
