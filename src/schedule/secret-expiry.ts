import type { Logger } from 'pino';
import type { Person } from '../ids';
import type { Message } from '../message';
import type { Messenger } from '../messenger';
import type { Day } from '../reflection/day';
import { dayAt, instantOf } from '../reflection/wall-clock';
import type { Store } from '../store/open-store';
import { inTime, SEND_LIMIT_MS } from './prompts/send';

/** From so many days before its end a secret is worth a warning. */
export const WARN_DAYS = 30;

/** On these days before the end, and on the day itself, the operators are told. */
const TELL_ON: readonly number[] = [WARN_DAYS, 14, 7, 3, 2, 1, 0];

const FROM = '09:00';

/** How a secret that ends on that day stands today. */
export function expiryOf(expires: Day, today: Day): { readonly daysLeft: number; readonly isDue: boolean } {
  const daysLeft = Math.round((Date.parse(expires) - Date.parse(today)) / 86_400_000);
  return { daysLeft, isDue: daysLeft <= WARN_DAYS };
}

type ExpiryServices = {
  /** The day on which it ends; undefined if the operator has not said. */
  readonly expires: Day | undefined;
  /** Who is told. */
  readonly operators: () => readonly Person[];
  readonly message: (expires: Day, daysLeft: number) => Message;
  readonly store: Pick<Store, 'firstTime'>;
  readonly messenger: Pick<Messenger, 'sendDirect'>;
  readonly timezone: string;
  readonly clock: () => Date;
  readonly log: Pick<Logger, 'warn' | 'error'>;
};

/**
 * Warns of a secret that will end: in the log once a day from thirty days before, and the operators in chat on a few of these
 * days from nine o'clock, once however many replicas there are. Whoever cannot be reached then is told the next time.
 */
export function createWarnOfExpiry(services: ExpiryServices) {
  const { expires, operators, message, store, messenger, timezone, clock, log } = services;
  let loggedOn: Day | undefined;

  return async function warnOfExpiry(): Promise<void> {
    if (!expires) return;
    const now = clock();
    const today = dayAt(now, timezone);
    const { daysLeft, isDue } = expiryOf(expires, today);
    if (!isDue) return;
    if (loggedOn !== today) {
      loggedOn = today;
      const level = daysLeft < 0 ? 'error' : 'warn';
      log[level](
        { expires, daysLeft },
        'Teams: the client secret or certificate ends soon: make a new one, and restart',
      );
    }
    if (!TELL_ON.includes(daysLeft) || now < instantOf(today, FROM, timezone)) return;
    if (await store.firstTime(`secret ends on ${expires}, told on ${today}`))
      for (const person of operators()) await tell(person, message(expires, daysLeft));
  };

  async function tell(person: Person, news: Message): Promise<void> {
    await inTime(SEND_LIMIT_MS, messenger.sendDirect(person, news)).catch((error: unknown) =>
      log.warn({ err: error }, 'an operator could not be told that a secret ends'),
    );
  }
}
