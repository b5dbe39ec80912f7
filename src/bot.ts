import { assemble } from './assemble';
import { about } from './commands/about';
import type { Services } from './commands/answer';
import type { Config } from './config';
import { dueBy } from './content/due';
import { gatherKnowledge } from './lookup/knowledge';
import { type Adapters, messengerOf, rateLimitOf } from './platform/adapter';
import { watchMessenger } from './platform/watch-messenger';
import { nextSlot } from './reflection/slots';
import { dayAt } from './reflection/wall-clock';
import { startHeartbeat } from './schedule/heartbeat';
import { renewTurns } from './schedule/prompts/renew-slots';
import { createSecondSteps } from './schedule/prompts/second-steps';
import { createTellHandovers } from './schedule/prompts/tell-handovers';
import { createTellOwners } from './schedule/prompts/tell-owners';
import { createTicker } from './schedule/prompts/tick';
import { type Wait, wait as waitInRealTime } from './schedule/wait';
import { aboutPage } from './server/about-page';
import { startCleanup } from './server/housekeeping';
import { createLog } from './server/log';
import { createMetrics, metricsRoute } from './server/metrics';
import { type ServerSettings, startServer } from './server/server';
import type { SlackSettings } from './slack/start';
import { openStore } from './store/open-store';
import type { TeamsSettings } from './teams/start';

export type BotSettings = Omit<Config, 'slack' | 'teams'> & {
  readonly slack: SlackSettings | undefined;
  readonly teams: TeamsSettings | undefined;
  readonly pages?: ServerSettings['pages'];
  /** The time that schedules go by; the real one where nothing is said. Signatures and tokens always go by the real one. */
  readonly clock?: () => Date;
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
  const store = await openStore(settings.databaseUrl, clock, { secretKey: settings.secretKey });
  const adapters: Adapters = {};
  const { messenger, standing } = watchMessenger(messengerOf(adapters), metrics.platformWaits);

  const contentOverdue = () => dueBy(dayAt(clock(), settings.timezone), knowledge.content).length;
  metrics.lookAt({ queueAges: () => store.queueAges(clock()), contentOverdue, now: clock });

  const policy = {
    timezone: settings.timezone,
    bankHolidays: settings.bankHolidays,
    scheduleAdmins: settings.scheduleAdmins,
    guestsMaySchedule: settings.guestsMaySchedule,
    pollMinVotes: settings.pollMinVotes,
    contentKeeper: settings.contentKeeper,
    feedbackUrl: settings.feedbackUrl,
  } satisfies Services['policy'];

  const { services, weekly, pollCards, tellKeeper } = assemble({
    ...{
      knowledge,
      store,
      messenger,
      rateLimitOf: rateLimitOf(adapters),
      policy,
      clock,
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
      settings.slack && (await import('./slack/start.js')).startSlack(settings.slack, services),
      settings.teams && (await import('./teams/start.js')).startTeams(settings.teams, services),
    ]);
    if (settings.metrics) {
      const { host, port } = settings.metrics;
      const around = { adapters: {}, pages: [metricsRoute(metrics)], ping: store.ping, metrics, log };
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
      ...(settings.pages ? {} : { aboutPage: aboutPage(about(knowledge.content)) }),
      pages,
      details: () => ({
        content: `${knowledge.content.terms.length} terms; ${contentOverdue()} entries to be looked at again`,
        ...(adapters.slack ? { slack: standing('slack') } : {}),
        ...(adapters.teams ? { teams: standing('teams') } : {}),
      }),
      ping: store.ping,
      metrics,
      log,
    });
    const tick = createTicker({ ...weekly, nextSlot });
    const secondSteps = createSecondSteps(weekly);
    const tellOwners = createTellOwners(weekly);
    const tellHandovers = createTellHandovers(weekly);
    pollCards.start();
    // Separate timers: a slow one must not delay the others.
    const beats = [tick, secondSteps, tellOwners, tellHandovers, () => pollCards.tick(), tellKeeper];
    const heartbeats = beats.map((beat) => heartbeat(beat, log));
    const house = startCleanup(async () => {
      await store.forgetOldKeys(clock());
      await store.purge(clock(), settings.retentionDays);
    }, log);
    log.info(
      { host: settings.host, port: server.port, slack: Boolean(adapters.slack), teams: Boolean(adapters.teams) },
      'listening',
    );
    setImmediate(knowledge.prepare);

    return {
      port: server.port,
      log,
      /** One beat of everything, now. */
      tick: async () => {
        await Promise.all([tick(), secondSteps(), pollCards.tick()]);
        await Promise.all([tellOwners(), tellHandovers(), tellKeeper()]);
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
