import type { Person, Tenant } from '../ids';
import type { Schedule } from '../reflection/schedule';
import { type ConversationReferenceStore, createConversationReferences } from './conversation-references';
import { writeFact } from './db/facts';
import { migrate } from './db/migrate';
import { openDatabase } from './db/open-database';
import { createErasing } from './erasing';
import { createFeedback, type FeedbackStore } from './feedback';
import { createForgetPerson } from './forget-person';
import { createHelpful, type HelpfulStore } from './helpful';
import { createKeyCheck, type KeyFound } from './key-check';
import type { Leaving } from './leave-conversations';
import { createPollKeys } from './polls/poll-keys';
import { createPolls, type PollStore } from './polls/polls';
import { createDeliveries, type DeliveryStore } from './prompts/deliveries';
import { createLockouts, type LockoutStore } from './prompts/lockouts';
import { createNotices, type NoticeStore } from './prompts/notices';
import { createPromptUses, type PromptUseStore } from './prompts/prompt-uses';
import { createRateLimits, type RateLimitStore } from './prompts/rate-limits';
import { createReports, type ReportStore } from './prompts/reports';
import { createSchedules, type ScheduleStore } from './prompts/schedules';
import { createSecondSteps, type SecondStepStore } from './prompts/second-steps';
import { createQueueAges, type QueueAges } from './queue-ages';
import { createRetention } from './retention';
import { createRoles, type RoleStore } from './roles';
import { createInstallations, type InstallationStore } from './secrets/installations';
import { createRenewSeals, type Renewed } from './secrets/renew-seals';
import { createSeenKeys } from './seen-keys';
import { createSuggestions } from './suggestions';
import { createTrustedTime, type TrustedTimeStore } from './trusted-time';

/** What the bot remembers. Every function rejects if the database is gone, and its own errors never repeat what it was given. */
export type Store = {
  readonly suggestions: ReturnType<typeof createSuggestions>;
  readonly schedules: ScheduleStore;
  readonly deliveries: DeliveryStore;
  readonly secondSteps: SecondStepStore;
  readonly reports: ReportStore;
  readonly lockouts: LockoutStore;
  readonly promptUses: PromptUseStore;
  readonly notices: NoticeStore;
  readonly rateLimits: RateLimitStore;
  readonly conversationReferences: ConversationReferenceStore;
  readonly polls: PollStore;
  readonly roles: RoleStore;
  readonly installations: Pick<InstallationStore, 'keep' | 'renew' | 'find' | 'tenants'>;
  /** Seals with SECRET_KEY what SECRET_KEY_PREVIOUS had sealed. */
  readonly renewSeals: () => Promise<Renewed>;
  readonly helpful: HelpfulStore;
  readonly feedback: FeedbackStore;
  readonly time: TrustedTimeStore;
  readonly firstTime: (key: string) => Promise<boolean>;
  readonly release: (key: string) => Promise<void>;
  readonly forgetOldKeys: (now: Date) => Promise<number>;
  /** The database was empty before. */
  readonly isNew: boolean;
  /** Rejects with a sentence that says what to do if an open poll needs another secret than the one that is here. */
  readonly checkKey: () => Promise<KeyFound>;
  /** Deletes the open polls that no secret at hand can count. Resolves with their number. */
  readonly endPollsWithoutKey: () => Promise<number>;
  /** Resolves when the database takes a write. */
  readonly ping: () => Promise<void>;
  readonly deleteTenant: (tenant: Tenant) => Promise<void>;
  /** Deletes everything of the conversations that the bot was removed from. Resolves with their schedules. */
  readonly leaveConversations: (leaving: Leaving) => Promise<readonly Schedule[]>;
  /** Erases one person. Resolves with the conversations whose schedules they still own, for somebody else to take over. */
  readonly forgetPerson: (person: Person) => Promise<readonly string[]>;
  /** Deletes what nobody has touched for `retentionDays`; after a jump of the clock, a day's worth with each call. */
  readonly purge: (now: Date, retentionDays: number) => Promise<void>;
  /** How long work has been waiting. */
  readonly queueAges: (now: Date) => Promise<QueueAges>;
  readonly close: () => Promise<void>;
};

export type StoreOptions = {
  /** The secret that tokens and the keys of polls are encrypted with: SECRET_KEY. */
  readonly secretKey?: string | undefined;
  /** The secrets that it took the place of: SECRET_KEY_PREVIOUS. */
  readonly previousKeys?: readonly string[] | undefined;
  /** For SQLite without a secret: the file in which one is created and kept. Default: `<database>.key`. */
  readonly keyFile?: string | undefined;
};

/**
 * Opens `file:./data/compass.db`, `file::memory:` or `postgres://…` and brings it up to date. Safe to call from several
 * processes at once. Rejects with one plain sentence, without the password, if the database cannot be used.
 */
export async function openStore(
  url: string,
  clock: () => Date = () => new Date(),
  { secretKey, previousKeys = [], keyFile }: StoreOptions = {},
): Promise<Store> {
  const database = await openDatabase(url, keyFile).catch(refuse);
  const isNew = await migrate(database).catch(async (error: unknown) => {
    await database.kysely.destroy();
    return refuse(error);
  });
  const { kysely, vacuum } = database;
  const erasing = createErasing(database);
  const current = () => secretKey ?? database.ownSecret();
  const keys = createPollKeys(current, previousKeys);
  const installations = createInstallations(database, { current, previous: previousKeys }, clock);
  const { checkKey, pollsWithoutKey } = createKeyCheck(database, secretKey, previousKeys);
  const { deleteTenant, leaveConversations, purge, endOpenPolls } = createRetention(erasing);
  return {
    suggestions: createSuggestions(database, clock),
    schedules: createSchedules(database, clock),
    deliveries: createDeliveries(database, clock),
    secondSteps: createSecondSteps(database),
    reports: createReports(database),
    lockouts: createLockouts(database),
    promptUses: createPromptUses(database),
    notices: createNotices(database),
    rateLimits: createRateLimits(database, clock),
    conversationReferences: createConversationReferences(database, clock),
    polls: createPolls(erasing, keys, clock),
    roles: createRoles(database, clock),
    installations,
    renewSeals: createRenewSeals(erasing, { pollKeys: keys.sealing, installations: installations.sealing }),
    helpful: createHelpful(database, clock),
    feedback: createFeedback(database, clock),
    time: createTrustedTime(database),
    forgetPerson: createForgetPerson(erasing, keys),
    ...{ deleteTenant, leaveConversations, purge },
    ...createSeenKeys(database, clock),
    ...createQueueAges(database),
    isNew,
    checkKey,
    endPollsWithoutKey: async () => {
      const ids = await pollsWithoutKey();
      await endOpenPolls(ids);
      return ids.length;
    },
    ping: () => writeFact(kysely, 'probe', new Date().toISOString()),
    close: async () => {
      await vacuum();
      await kysely.destroy();
    },
  };
}

function refuse(error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  throw new Error(`The database (DATABASE_URL) cannot be opened: ${reason}`, { cause: error });
}
