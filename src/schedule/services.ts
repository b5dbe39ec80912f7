import type { Logger } from 'pino';
import type { Messenger, Pace } from '../messenger';
import type { Store } from '../store/open-store';
import type { Choosing } from './choosing';
import type { Counted } from './counted';
import type { Voice } from './voice';
import type { Wait } from './wait';

/** What weekly prompts work with. `bot.ts` puts it together once. */
export type ScheduleServices = {
  readonly store: Pick<Store, 'schedules' | 'deliveries' | 'reports' | 'paces'>;
  readonly messenger: Messenger;
  /** How fast a tenant may be spoken to. */
  readonly paceIn: (tenant: string) => Pace;
  readonly choosing: Choosing;
  readonly voice: Voice;
  readonly clock: () => Date;
  readonly wait: Wait;
  readonly counted: (what: Counted) => void;
  /** Given ids, never a person's text. */
  readonly log: Pick<Logger, 'error' | 'warn' | 'info'>;
  /** Names this process among its like; another one after every start. */
  readonly replica: string;
  /** How long the platform may take over one message. Two minutes where nothing is said. */
  readonly sendLimitMs?: number;
};
