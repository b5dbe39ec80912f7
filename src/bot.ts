import type { Logger } from 'pino';
import { assemble } from './assemble';
import { about } from './commands/about';
import type { Services } from './commands/answer';
import { secretReport } from './commands/secret-report';
import type { Config } from './config';
import { dueBy } from './content/due';
import { gatherKnowledge } from './lookup/knowledge';
import { timeElsewhere } from './network/time-elsewhere';
import { createOrganisations, type Organisations } from './organisations/organisations';
import { type Adapters, messengerOf, rateLimitOf } from './platform/adapter';
import { watchMessenger } from './platform/watch-messenger';
import { nextSlot } from './reflection/slots';
import { dayAt } from './reflection/wall-clock';
import { type ClockServices, createClockTrust } from './schedule/clock/clock-trust';
import { startHeartbeat } from './schedule/heartbeat';
import { renewTurns } from './schedule/prompts/renew-slots';
import { createSecondSteps } from './schedule/prompts/second-steps';
import { createTellHandovers } from './schedule/prompts/tell-handovers';
import { createTellOwners } from './schedule/prompts/tell-owners';
import { createTicker } from './schedule/prompts/tick';
import { createWarnOfExpiry } from './schedule/secret-expiry';
import { type Wait, wait as waitInRealTime } from './schedule/wait';
import { aboutPage } from './server/about-page';
import { createCrowd } from './server/crowd';
import { watchDatabase } from './server/database-watch';
import { startCleanup } from './server/housekeeping';
import { createLog } from './server/log';
import { createMetrics, metricsRoute } from './server/metrics';
import { type ServerSettings, startServer } from './server/server';
import type { SlackSettings } from './slack/start';
import { openStore, type Store } from './store/open-store';
import type { TeamsSettings } from './teams/start';

export type BotSettings = Omit<Config, 'slack' | 'teams'> & {
  readonly slack: SlackSettings | undefined;
  readonly teams: TeamsSettings | undefined;
  readonly pages?: ServerSettings['pages'];
  /** Gives back memory that was needed for a while. Takes a moment in which nobody is answered. */
  readonly settleMemory?: () => void;
  /** The time that schedules go by; the real one where nothing is said. Signatures and tokens always go by the real one. */
  readonly clock?: () => Date;
  /** Asks another clock where the database does not confirm this one's time; Slack's or Microsoft's where nothing is said. */
  readonly witness?: ClockServices['witness'];
  /** How prompts and polls wait; in real time where nothing is said. */
  readonly wait?: Wait;
  /** What starts a heartbeat: one each for prompts, reports, handovers, polls and the keeper; every minute of real time where nothing is said. */
  readonly heartbeat?: typeof startHeartbeat;
};

export type Bot = Awaited<ReturnType<typeof startBot>>;

/**
 * Puts the whole bot together and starts it: knowledge, memory, the adapters of the platforms that are set up, the server
 * and the heartbeat of the weekly prompts. Rejects, with nothing left running, when a part of it cannot start.
 */
export async function startBot(settings: BotSettings) {
  const { clock = () => new Date(), wait = waitInRealTime, heartbeat = startHeartbeat, pages = [] } = settings;
  const log = createLog({ level: settings.logLevel, secrets: settings.secrets });
  const metrics = createMetrics();
  const knowledge = gatherKnowledge(settings.contentDir);
  const adapters: Adapters = {};
  const { messenger, standing } = watchMessenger(messengerOf(adapters), metrics.platformWaits);

  /** What is overdue in any organisation's content; what several have in common counts once. */
  const contentOverdue = () => {
    const today = dayAt(clock(), settings.timezone);
    const due = organisations.contents().flatMap((content) => dueBy(today, content));
    return new Set(due.map(({ entry, law }) => law ?? entry)).size;
  };
  metrics.lookAt({ queueAges: () => store.queueAges(clock()), contentOverdue, now: clock });

  const { name, contact, frontDoor, staffSupport } = settings.organisation;
  const policy = {
    timezone: settings.timezone,
    bankHolidays: settings.bankHolidays,
    scheduleAdmins: settings.scheduleAdmins,
    guestsMaySchedule: settings.guestsMaySchedule,
    pollMinVotes: settings.pollMinVotes,
    contentKeeper: settings.contentKeeper,
    feedbackUrl: settings.feedbackUrl,
    ...(settings.slack?.oauth ? { namesAreExact: true } : {}),
    organisation: name === undefined ? undefined : { name, ...(contact === undefined ? {} : { contact }) },
  } satisfies Services['policy'];
  const organisations = await createOrganisations(settings.organisationsFile, {
    ...{ policy, frontDoor, staffSupport, knowledge },
    searchesKept: settings.searchesKept,
    searchBuilt: settings.settleMemory && onceQuiet(settings.settleMemory),
  });
  const { secretKey, previousKeys } = settings;
  const store = await openStore(settings.databaseUrl, clock, { secretKey, previousKeys });
  await checkKey(store, log);
  const whyNoWrites = watchDatabase(store.ping, log);
  const crowd = createCrowd(metrics, log);
  const slackSettings = settings.slack && { ...withApproved(settings.slack, organisations), crowd };
  const teamsSettings = settings.teams && withTenants(settings.teams, organisations);

  const trusted = createClockTrust({ time: store.time, clock, witness: witnessOf(settings), log });
  const { services, weekly, pollCards, tellKeeper } = assemble({
    ...{
      knowledge,
      store,
      messenger,
      rateLimitOf: rateLimitOf(adapters),
      policy,
      ownOf: organisations.of,
      keepers: organisations.keepers,
      clock,
      trusted,
      wait,
      metrics,
      log,
    },
  });

  let figures: Awaited<ReturnType<typeof startServer>> | undefined;
  try {
    const moved = await renewTurns(store.schedules, nextSlot, ({ conversation }, err) =>
      log.error({ err, conversation }, 'the next weekly prompt of this conversation cannot be worked out'),
    );
    if (moved > 0) log.info({ moved }, 'weekly prompts have another next time, by newer time zones or bank holidays');
    [adapters.slack, adapters.teams] = await Promise.all([
      slackSettings && (await import('./slack/start.js')).startSlack(slackSettings, services),
      teamsSettings && (await import('./teams/start.js')).startTeams(teamsSettings, services),
    ]);
    if (settings.metrics) {
      const { host, port } = settings.metrics;
      const around = { adapters: {}, pages: [metricsRoute(metrics)], whyNoWrites, metrics, log };
      figures = await startServer(host, port, around);
      log.info({ host, port: figures.port }, 'the figures are shown here');
    }
    if (settings.teams)
      void (await import('./teams/inbound/check-credentials.js')).checkCredentials(settings.teams, log);
    const server = await startServer(settings.host, settings.port, {
      adapters: {
        ...(adapters.slack?.handle ? { '/slack/events': adapters.slack.handle } : {}),
        ...(adapters.teams?.handle ? { '/api/messages': adapters.teams.handle } : {}),
      },
      busy: { '/slack/events': adapters.slack?.busy },
      ...(settings.pages ? {} : { aboutPage: createFrontPage(organisations) }),
      pages: [...pages, ...(adapters.slack?.pages ?? [])],
      details: () => ({
        content: `${knowledge.content.terms.length} terms; ${contentOverdue()} entries to be looked at again`,
        ...(adapters.slack ? { slack: standing('slack') } : {}),
        ...(adapters.teams ? { teams: standing('teams') } : {}),
      }),
      whyNoWrites,
      metrics,
      crowd,
      log,
    });
    const ifTrusted =
      (beat: Beat): Beat =>
      async (signal) =>
        void ((await trusted()) && (await beat(signal)));
    const tick = ifTrusted(createTicker({ ...weekly, nextSlot }));
    const secondSteps = ifTrusted(createSecondSteps(weekly));
    const tellOwners = ifTrusted(createTellOwners(weekly));
    const tellHandovers = ifTrusted(createTellHandovers(weekly));
    const tellKeeperInTime = ifTrusted(tellKeeper);
    pollCards.start();
    // Separate timers: a slow one must not delay the others.
    const expires = settings.teams?.secretExpires;
    if (expires) metrics.secretEnds(expires);
    const warnOfExpiry = createWarnOfExpiry({
      ...{ expires, operators: () => settings.scheduleAdmins, message: secretReport, timezone: settings.timezone },
      ...{ store, messenger, clock, log },
    });
    const watch = async () => void (await whyNoWrites());
    const warnInTime = ifTrusted(warnOfExpiry);
    const beats = [
      watch,
      tick,
      secondSteps,
      tellOwners,
      tellHandovers,
      () => pollCards.tick(),
      tellKeeperInTime,
      warnInTime,
    ];
    const heartbeats = beats.map((beat) => heartbeat(beat, log));
    const house = startCleanup(async () => {
      if (!(await trusted())) return;
      await store.forgetOldKeys(clock());
      await store.purge(clock(), settings.retentionDays);
      if (previousKeys.length > 0) sayRenewed(await store.renewSeals(), log);
    }, log);
    log.info(
      { host: settings.host, port: server.port, slack: Boolean(adapters.slack), teams: Boolean(adapters.teams) },
      'listening',
    );
    const searchReady = new Promise<void>((resolve) => setImmediate(() => resolve(organisations.prepare())));

    return {
      port: server.port,
      log,
      /** Reads the organisations' file and its packs again. A mistake in any changes nothing; all are told in the log. */
      reload: async (): Promise<void> => {
        const mistakes = await organisations.reload();
        if (mistakes === undefined) log.info('the organisations are read again');
        else log.error({ mistakes }, 'ORGANISATIONS_FILE or a pack has mistakes, so everything stays as it was');
        await organisations.prepare();
      },
      /** Look-ups work before that, but the first one waits. */
      searchReady,
      /** One beat of everything, now. */
      tick: async () => {
        await Promise.all([tick(), secondSteps(), pollCards.tick()]);
        await Promise.all([tellOwners(), tellHandovers(), tellKeeperInTime(), warnInTime()]);
      },
      /** Finishes what was accepted. */
      stop: async (): Promise<void> => {
        await Promise.all(heartbeats.map(({ stop }) => stop()));
        await server.stop(async () => void (await Promise.all([adapters.slack?.stop(), adapters.teams?.stop()])));
        house.stop();
        await figures?.stop(async () => {});
        // Last: votes taken in while stopping still reach their card.
        await pollCards.stop();
        await store.close();
      },
    };
  } catch (error) {
    await Promise.all([adapters.slack?.stop(), adapters.teams?.stop(), figures?.stop(async () => {})]);
    await pollCards.stop();
    await store.close();
    throw error;
  }
}

/** Calls it when nobody has asked for it for a few seconds. */
function onceQuiet(work: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, QUIET_MS);
    timer.unref();
  };
}

const QUIET_MS = 3_000;

/** The page for people, with whoever runs the bot by now. It is drawn again where that has changed. */
function createFrontPage({ front }: Organisations): () => string {
  let drawn: { readonly of: ReturnType<typeof front>; readonly html: string } | undefined;
  return () => {
    const of = front();
    if (drawn?.of !== of) drawn = { of, html: aboutPage(about(of.content, of.policy)) };
    return drawn.html;
  };
}

function sayRenewed({ renewed, unreadable }: Awaited<ReturnType<Store['renewSeals']>>, log: Logger): void {
  if (unreadable > 0)
    log.error({ unreadable }, 'neither SECRET_KEY nor SECRET_KEY_PREVIOUS opens some of what is kept sealed');
  else log.info({ renewed }, 'all that is kept sealed is sealed with SECRET_KEY now: SECRET_KEY_PREVIOUS can go');
}

/** A workspace that the organisations' file names may install the bot. Any other reads whom to ask. */
function withApproved(slack: SlackSettings, { tenants, front }: Organisations): SlackSettings {
  const { oauth } = slack;
  if (!oauth) return slack;
  const ids = () => tenants().flatMap((tenant) => /^slack:(.+)$/.exec(tenant)?.[1] ?? []);
  const allowedTeams = () => [...oauth.allowedTeams(), ...ids()];
  return { ...slack, oauth: { ...oauth, allowedTeams, operator: () => front().policy.organisation } };
}

/** The bot is for the tenants that the organisations' file names. */
function withTenants(teams: TeamsSettings, { tenants }: Organisations): TeamsSettings {
  const ids = () => tenants().flatMap((tenant) => /^teams:(.+)$/.exec(tenant)?.[1] ?? []);
  const own = teams.tenantId === undefined ? [] : [teams.tenantId.toLowerCase()];
  const allowedTenants = () => {
    const [listed, named] = [teams.allowedTenants?.() ?? [], ids()];
    return named.length > 0 ? [...listed, ...named, ...own] : listed;
  };
  return { ...teams, allowedTenants };
}

type Beat = (signal?: AbortSignal) => Promise<void>;

/** A clock that somebody moves on purpose needs no witness. */
function witnessOf({ witness, clock, slack, teams }: BotSettings): ClockServices['witness'] {
  if (witness) return witness;
  if (clock) return async () => clock();
  const addresses = [
    ...(slack ? [`${(slack.apiUrl ?? 'https://slack.com/api').replace(/\/$/, '')}/api.test`] : []),
    ...(teams?.appId ? ['https://login.microsoftonline.com/'] : []),
  ];
  return () => timeElsewhere(addresses);
}

/** Rejects if the database needs another secret; says what is new about it. */
async function checkKey(store: Store, log: Logger): Promise<void> {
  if (store.isNew) log.info('the database was empty: a new one was begun');
  const found = await store.checkKey().catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  if (found === 'changed') log.info('SECRET_KEY is another one than before; no open poll needs that one any more');
}
