import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Services } from './commands/answer';
import { keeperReport } from './commands/keeper-report';
import { pollMessages } from './commands/poll/poll-messages';
import { anotherView } from './commands/reflect/another-view';
import { lockoutReport } from './commands/reflect/lockout-report';
import { promptCard } from './commands/reflect/prompt-card';
import { scheduleReports } from './commands/reflect/reports';
import { readTogether } from './concurrency';
import type { Content } from './content/schema';
import { type Person, type SomeTenants, type Tenant, tenantIn } from './ids';
import type { Knowledge } from './lookup/knowledge';
import type { Messenger, RateLimit } from './messenger';
import type { AdapterServices } from './platform/adapter';
import { createPollCards } from './schedule/polls/poll-cards';
import { createChoosing } from './schedule/prompts/choosing';
import { operatorsIn } from './schedule/prompts/lockouts';
import { createPrompts } from './schedule/prompts/prompts';
import { createRemoval } from './schedule/prompts/removal';
import type { ScheduleServices } from './schedule/prompts/services';
import { createTellKeeper } from './schedule/tell-keeper';
import type { Wait } from './schedule/wait';
import type { createMetrics } from './server/metrics';
import { createVotesCounted } from './server/votes-counted';
import { createMeanwhile } from './store/meanwhile';
import type { Store } from './store/open-store';
import { MOST_ROLES } from './store/roles';

/** What the bot is made of. Tests pass a store in memory, a messenger that records, and time that they move. */
export type Parts = {
  readonly knowledge: Knowledge;
  readonly store: Store;
  readonly messenger: Messenger;
  /** How fast a tenant's platform may be spoken to unasked. */
  readonly rateLimitOf: (tenant: Tenant) => RateLimit;
  readonly policy: Services['policy'];
  /** What each tenant's organisation has of its own; without it, all have `knowledge` and `policy`. */
  readonly ownOf?: Services['ownOf'];
  /** Who keeps which content; without it, whoever the policy names keeps all. */
  readonly keepers?: () => readonly Keeper[];
  readonly clock: () => Date;
  /** Whether the clock may be trusted with what cannot be undone; always, where nothing is said. */
  readonly trusted?: () => Promise<boolean>;
  readonly wait: Wait;
  readonly metrics: Pick<ReturnType<typeof createMetrics>, 'answered' | 'prompted' | 'unswept' | 'lockedOut'>;
  readonly log: Logger;
  /** How long a platform may take over one message, in milliseconds; two minutes where nothing is said. */
  readonly sendLimitMs?: number;
};

type Keeper = {
  readonly person: Person;
  readonly of: string;
  readonly contents: readonly Content[];
  readonly tenants: SomeTenants;
};

/**
 * Puts together what needs neither a platform nor a port: what the adapters work with, what posts weekly prompts, what
 * looks after the cards of polls, and what tells the keeper of the content. Starts nothing.
 */
export function assemble(parts: Parts) {
  const { knowledge, store, messenger, rateLimitOf, policy, clock, trusted, wait, metrics, log, sendLimitMs } = parts;
  const { content } = knowledge;
  const own = parts.ownOf ?? (() => ({ ...knowledge, policy }));
  const weekly = {
    store,
    messenger,
    paceIn: rateLimitOf,
    choosing: createChoosing(store, (conversation) => own(tenantIn(conversation)).content.prompts),
    messages: {
      card: (prompt, { delivery, conversation }) =>
        promptCard(prompt, { delivery, content: own(tenantIn(conversation)).content, now: clock() }),
      anotherView,
      ...scheduleReports,
      told: {
        ...scheduleReports.told,
        paused: (schedule, because) => scheduleReports.told.paused(schedule, because, own(schedule.tenant).policy),
      },
      lockoutOver: (tenant, over) => lockoutReport(over, own(tenant).policy),
    },
    clock,
    wait,
    countOutcome: metrics.prompted,
    lockedOut: metrics.lockedOut,
    admins: (tenant) => operatorsIn(tenant, own(tenant).policy),
    log,
    replica: randomUUID(),
    ...(sendLimitMs === undefined ? {} : { sendLimitMs }),
  } satisfies ScheduleServices;

  const everything: Omit<Keeper, 'person'> = { of: '', contents: [content], tenants: { except: [] } };
  const keepers =
    parts.keepers ?? (() => [policy.contentKeeper ?? []].flat().map((person) => ({ ...everything, person })));
  const tellKeeper = createTellKeeper({
    ...{ store, messenger, clock, log },
    keepers: () => keepers().map((keeper) => ({ ...keeper, timezone: own(tenantIn(keeper.person)).policy.timezone })),
    message: (due, unread, [own = content]) => keeperReport(due, unread, own),
  });

  const votes = createVotesCounted(metrics.answered);
  const cardsIn = (tenant: Tenant) => pollMessages({ ...own(tenant), clock });
  const pollCards = createPollCards({
    store: store.polls,
    messenger,
    messages: {
      ...pollMessages({ content, policy, clock }),
      card: (standing) => {
        votes.drawn(standing.poll.id);
        return cardsIn(standing.poll.tenant).card(standing);
      },
      result: (poll, rounds) => {
        votes.drawn(poll.id);
        return cardsIn(poll.tenant).result(poll, rounds);
      },
    },
    drawnElsewhere: votes.drawn,
    clock,
    ...(trusted ? { trusted } : {}),
    wait,
    minimumIn: (tenant) => own(tenant).policy.pollMinVotes,
    unswept: metrics.unswept,
    log,
  });

  const meanwhile = createMeanwhile();
  const { roles } = store;
  const { get, save, remove, hasDelivery, pendingDelivery, withdrawPending } = store.schedules;
  const services: AdapterServices = {
    ...knowledge,
    suggestions: store.suggestions,
    notices: store.notices,
    own: store.own,
    forgetPerson: store.forgetPerson,
    audit: { note: store.audit.note },
    helpful: store.helpful,
    feedback: store.feedback,
    roles: {
      // Many people look principles up in the same moment; the time limit begins when the database is asked.
      get: readTogether(MOST_ROLES, (people) => meanwhile.inTime(() => store.roles.of(people))),
      set: roles.set,
      forget: roles.forget,
    },
    schedules: {
      ...{ get, save, remove, hasDelivery, pendingDelivery, withdrawPending },
      ownedBy: (person, tenant) => meanwhile.inTime(() => store.schedules.ownedBy(person, tenant)),
    },
    prompts: createPrompts(weekly),
    messenger,
    clock,
    polls: store.polls,
    pollCards,
    policy,
    keptBy: (person) => keepers().find((keeper) => keeper.person === person)?.tenants,
    ...(parts.ownOf ? { ownOf: parts.ownOf } : {}),
    firstTime: meanwhile.firstTime(store.firstTime),
    release: meanwhile.release(store.release),
    conversationReferences: {
      find: store.conversationReferences.find,
      remember: (...note) => meanwhile.inTime(() => store.conversationReferences.remember(...note)),
    },
    installations: store.installations,
    lifecycle: {
      onInstalled: ({ tenant, conversation, person }) =>
        store.audit.note({
          ...{ who: person ?? 'platform', act: 'installed', matter: 'app', tenant },
          ...(conversation ? { conversation } : {}),
        }),
      onConversationLost: async (conversation, why) => void (await store.schedules.pause(conversation, why)),
      onUninstalled: async (tenant) => void (await store.deleteTenant(tenant)),
      onRemoved: createRemoval(weekly),
    },
    countAnswer: votes.answered,
    log,
  };
  return { services, weekly, pollCards, tellKeeper };
}
