import type { Logger } from 'pino';
import type { Prompt } from '../../content/schema';
import type { Conversation, Person, Tenant } from '../../ids';
import type { Message } from '../../message';
import type { Messenger, RateLimit } from '../../messenger';
import type { Missed, Schedule, WhyPaused } from '../../reflection/schedule';
import type { Store } from '../../store/open-store';
import type { Wait } from '../wait';
import type { Choosing } from './choosing';

/** The dependencies of weekly prompts, put together once in `bot.ts`. */
export type ScheduleServices = {
  readonly store: Pick<Store, 'schedules' | 'deliveries' | 'secondSteps' | 'reports' | 'lockouts' | 'rateLimits'>;
  readonly messenger: Messenger;
  /** The rate limit in a tenant. */
  readonly paceIn: (tenant: Tenant) => RateLimit;
  readonly choosing: Choosing;
  readonly messages: PromptMessages;
  readonly clock: () => Date;
  readonly wait: Wait;
  readonly countOutcome: (what: Counted) => void;
  /** Whom to tell what was wrong with the installation of a tenant, once the bot can speak there again. */
  readonly admins: (tenant: Tenant) => readonly Person[];
  /** Called with the number of tenants whose platform refuses the bot's token. */
  readonly lockedOut?: (tenants: number) => void;
  /** Gets ids, never text that a person typed. */
  readonly log: Pick<Logger, 'error' | 'warn' | 'info'>;
  /** Identifies this process among the replicas; new after every start. */
  readonly replica: string;
  /** How long the platform may take over one message. Default: two minutes. */
  readonly sendLimitMs?: number;
};

/** The proactive messages. Their words come from `commands/`. */
export type PromptMessages = {
  /** The card of a prompt; its buttons carry the id `delivery`. */
  readonly card: (prompt: Prompt, about: { readonly delivery: string; readonly conversation: Conversation }) => Message;
  /** What follows a prompt in its thread, if somebody has written it. */
  readonly anotherView: (prompt: Prompt) => Message | undefined;
  /** Private messages to the owner of a schedule. `schedule` is its state after what has happened. */
  readonly told: {
    readonly missed: (schedule: Schedule, missed: Missed, now: Date) => Message;
    /** The same of two schedules or more, of one owner. */
    readonly severalMissed: (several: readonly MissedOf[], now: Date) => Message;
    readonly unclear: (schedule: Schedule, delivery: string, now: Date) => Message;
    readonly paused: (schedule: Schedule, because: WhyPaused) => Message;
    /** Its owner was forgotten, and this person has it now. */
    readonly given: (schedule: Schedule) => Message;
    /** The schedule has been deleted: this is how it was. */
    readonly ended: (schedule: Schedule) => Message;
  };
  /** Messages to the whole conversation if the owner can no longer be reached. */
  readonly toldAll: {
    readonly missed: (schedule: Schedule, missed: Missed, now: Date) => Message;
    readonly unclear: (schedule: Schedule, now: Date) => Message;
    /** Its owner was forgotten, and nobody has it: it has paused. */
    readonly nobodys: (schedule: Schedule) => Message;
  };
  /** To those who look after the installation in a tenant: the platform refused the bot's token in that time. `missed`: prompts. */
  readonly lockoutOver: (
    tenant: Tenant,
    over: { readonly since: Date; readonly until: Date; readonly missed: number },
  ) => Message;
};

export type MissedOf = { readonly schedule: Schedule; readonly missed: Missed };

/**
 * What is counted.
 * - `posted`: prompts that were posted. `late`: those of them that came late.
 * - `missed`: slots that passed without a prompt. `unclear`: prompts that may or may not have been posted.
 * - `failed`: prompts that the platform refused for good. `retried`: tries that are to be repeated.
 * - `untold`: owners who could not be told.
 */
export type Counted = 'posted' | 'late' | 'missed' | 'unclear' | 'failed' | 'retried' | 'untold';
