import type { Logger } from 'pino';
import { type Due, dueBy } from '../content/due';
import type { Content } from '../content/schema';
import type { Person, SomeTenants } from '../ids';
import type { Message } from '../message';
import { DeliveryError, type Messenger } from '../messenger';
import { type Day, weekdayOf } from '../reflection/day';
import { dayAt, instantOf } from '../reflection/wall-clock';
import type { Feedback } from '../store/feedback';
import type { Store } from '../store/open-store';
import { inTime, SEND_LIMIT_MS } from './prompts/send';

const MONDAY = 1;
const FROM = '09:00';

/** So often a replica looks whether the others have told the keeper, and tries again while the platform is away. */
const PAUSE_MS = 10 * 60 * 1_000;

type Keeper = {
  readonly person: Person;
  /** Names no person: it tells the keepers apart, where there are several. */
  readonly of: string;
  /** What they keep: the first is what they see themselves. */
  readonly contents: readonly Content[];
  /** Whose feedback they read. */
  readonly tenants: SomeTenants;
  readonly timezone: string;
};

type KeeperServices = {
  readonly store: Pick<Store, 'firstTime' | 'release'> & {
    readonly feedback: Pick<Store['feedback'], 'unread'>;
  };
  readonly messenger: Pick<Messenger, 'sendDirect'>;
  /** Who is told, of what; nobody if nobody has been named. */
  readonly keepers: () => readonly Keeper[];
  readonly message: (due: readonly Due[], unread: readonly Feedback[], contents: readonly Content[]) => Message;
  readonly clock: () => Date;
  readonly log: Pick<Logger, 'warn'>;
};

/**
 * Tells each keeper of content, on Mondays from nine o'clock, what is past its day and which feedback there is to read:
 * once, however many replicas there are. What could not be sent at all is tried again until midnight; then it waits for the next Monday. It is the day
 * that keeps this to once a week: the store forgets a seen key after a day.
 */
export function createTellKeeper({ store, messenger, keepers, message, clock, log }: KeeperServices) {
  let notBefore = 0;

  return async function tellKeeper(): Promise<void> {
    const now = clock();
    if (now.getTime() < notBefore) return;
    const monday = keepers().filter(({ timezone }) => isTime(now, timezone));
    if (monday.length === 0) return;
    notBefore = now.getTime() + PAUSE_MS;
    for (const keeper of monday) await tellNews(keeper, dayAt(now, keeper.timezone));
  };

  async function tellNews({ person, of, contents, tenants }: Keeper, today: Day): Promise<void> {
    const due = dueIn(today, contents);
    const unread = await store.feedback.unread(tenants);
    // Names nobody: who the keeper is stands in the settings alone.
    const key = ['content due on', today, of].filter(Boolean).join(' ');
    if (due.length + unread.length > 0 && (await store.firstTime(key)))
      await tell(person, message(due, unread, contents), key);
  }

  async function tell(person: Person, news: Message, key: string): Promise<void> {
    try {
      await inTime(SEND_LIMIT_MS, messenger.sendDirect(person, news));
    } catch (error) {
      log.warn({ err: error }, 'the keeper of the content could not be told the news of it');
      if (surelyNotSent(error)) await store.release(key);
    }
  }
}

function isTime(now: Date, timezone: string): boolean {
  const today = dayAt(now, timezone);
  return weekdayOf(today) === MONDAY && now >= instantOf(today, FROM, timezone);
}

/** What several have in common is due once. */
function dueIn(today: Day, contents: readonly Content[]): Due[] {
  const all = new Map(contents.flatMap((content) => dueBy(today, content)).map((due) => [due.law ?? due.entry, due]));
  return [...all.values()].sort((a, b) => a.reviewBy.localeCompare(b.reviewBy));
}

const surelyNotSent = (error: unknown) =>
  error instanceof DeliveryError && (error.why === 'busy' || error.why === 'down');
