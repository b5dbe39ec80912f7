import type { Logger } from 'pino';
import { type Due, dueBy } from '../content/due';
import type { Content } from '../content/schema';
import type { Person } from '../ids';
import type { Message } from '../message';
import { DeliveryError, type Messenger } from '../messenger';
import { weekdayOf } from '../reflection/day';
import { dayAt, instantOf } from '../reflection/wall-clock';
import type { Feedback } from '../store/feedback';
import type { Store } from '../store/open-store';
import { inTime, SEND_LIMIT_MS } from './prompts/send';

const MONDAY = 1;
const FROM = '09:00';

/** So often a replica looks whether the others have told the keeper, and tries again while the platform is away. */
const PAUSE_MS = 10 * 60 * 1_000;

type KeeperServices = {
  readonly store: Pick<Store, 'firstTime' | 'release'> & {
    readonly feedback: Pick<Store['feedback'], 'unread'>;
  };
  readonly messenger: Pick<Messenger, 'sendDirect'>;
  readonly content: Content;
  /** Who is told; undefined if nobody has been named. */
  readonly keeper: Person | undefined;
  readonly message: (due: readonly Due[], unread: readonly Feedback[]) => Message;
  readonly timezone: string;
  readonly clock: () => Date;
  readonly log: Pick<Logger, 'warn'>;
};

/**
 * Tells the keeper of the content, on Mondays from nine o'clock, what is past its day and which feedback there is to read:
 * once, however many replicas there are. What could not be sent at all is tried again until midnight; then it waits for the next Monday. It is the day
 * that keeps this to once a week: the store forgets a seen key after a day.
 */
export function createTellKeeper({ store, messenger, content, keeper, message, timezone, clock, log }: KeeperServices) {
  let notBefore = 0;

  return async function tellKeeper(): Promise<void> {
    const now = clock();
    const today = dayAt(now, timezone);
    if (!keeper || now.getTime() < notBefore) return;
    if (weekdayOf(today) !== MONDAY || now < instantOf(today, FROM, timezone)) return;
    notBefore = now.getTime() + PAUSE_MS;
    const due = dueBy(today, content);
    const unread = await store.feedback.unread();
    // Names nobody: who the keeper is stands in the settings alone.
    const key = `content due on ${today}`;
    if (due.length + unread.length > 0 && (await store.firstTime(key))) await tell(keeper, message(due, unread), key);
  };

  async function tell(person: Person, news: Message, key: string): Promise<void> {
    try {
      await inTime(SEND_LIMIT_MS, messenger.sendDirect(person, news));
    } catch (error) {
      log.warn({ err: error }, 'the keeper of the content could not be told the news of it');
      if (surelyNotSent(error)) await store.release(key);
    }
  }
}

const surelyNotSent = (error: unknown) =>
  error instanceof DeliveryError && (error.why === 'busy' || error.why === 'down');
