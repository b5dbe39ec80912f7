import { randomUUID } from 'node:crypto';
import { about } from './commands/about';
import type { Services } from './commands/answer';
import { trendPicture } from './commands/poll-trend-picture';
import { createPollVoice } from './commands/poll-voice';
import { promptCard } from './commands/prompt-card';
import { scheduleReports } from './commands/schedule-reports';
import type { Config } from './config';
import type { FaceServices } from './face';
import { gatherKnowledge } from './knowledge';
import { type Faces, messengerOf, paceOf } from './messenger-of';
import { createPolling } from './polling/polling';
import { nextSlot } from './reflection/slots';
import { createChoosing } from './schedule/choosing';
import { startHeartbeat } from './schedule/heartbeat';
import { createPrompts } from './schedule/prompts';
import { createRemoval } from './schedule/removal';
import { renewTurns } from './schedule/renew-turns';
import { createTellOwners } from './schedule/tell-owners';
import { createTicker } from './schedule/tick';
import { type Wait, wait as waitInRealTime } from './schedule/wait';
import { aboutPage } from './server/about-page';
import { keepHouse } from './server/housekeeping';
import { createLog } from './server/log';
import { createMetrics, metricsRoute } from './server/metrics';
import { type ServerSettings, startServer } from './server/server';
import { createTrendAddresses } from './server/trend-addresses';
import { createTrendRoute } from './server/trend-route';
import { createVotesCounted } from './server/votes-counted';
import type { SlackSettings } from './slack/start';
import { createMeanwhile } from './store/meanwhile';
import { openStore } from './store/open-store';
import type { TeamsSettings } from './teams/start';

export type BotSettings = Omit<Config, 'slack' | 'teams' | 'publicUrl'> & {
  readonly slack: SlackSettings | undefined;
  readonly teams: TeamsSettings | undefined;
  /** A function where the address follows from the port that is listened on. */
  readonly publicUrl: string | ((port: number) => string) | undefined;
  readonly pages?: ServerSettings['pages'];
  /** The time that schedules go by; the real one where nothing is said. Signatures and tokens always go by the real one. */
  readonly clock?: () => Date;
  /** How prompts wait for their turn, and polls for theirs; in real time where nothing is said. */
  readonly wait?: Wait;
  /** What beats, once each for prompts, reports and polls; every minute of the real time where nothing is said. */
  readonly heartbeat?: typeof startHeartbeat;
};

export type Bot = Awaited<ReturnType<typeof startBot>>;

/**
 * Puts the whole bot together and starts it: knowledge, memory, the faces of the platforms that are set up, the server
 * and the heartbeat of the weekly prompts. Rejects, with nothing left running, when a part of it cannot start.
 */
export async function startBot(settings: BotSettings) {
  const { clock = () => new Date(), wait = waitInRealTime, heartbeat = startHeartbeat } = settings;
  const { publicUrl, secretKey, pages = [] } = settings;
  const log = createLog({ level: settings.logLevel, secrets: settings.secrets });
  const metrics = createMetrics();
  const knowledge = gatherKnowledge(settings.contentDir);
  const store = await openStore(settings.databaseUrl, clock, { secretKey });
  const meanwhile = createMeanwhile();
  const faces: Faces = {};
  const messenger = messengerOf(faces);

  const policy = {
    timezone: settings.timezone,
    bankHolidays: settings.bankHolidays,
    scheduleAdmins: settings.scheduleAdmins,
    pollMinVotes: settings.pollMinVotes,
  } satisfies Services['policy'];

  const weekly = {
    store,
    messenger,
    paceIn: paceOf(faces),
    choosing: createChoosing(store, knowledge.content.prompts),
    voice: {
      card: (prompt, { delivery }) => promptCard(prompt, { delivery, content: knowledge.content }),
      ...scheduleReports,
    },
    clock,
    wait,
    counted: metrics.prompted,
    log,
    replica: randomUUID(),
  } satisfies Parameters<typeof createPrompts>[0];

  let port = settings.port;
  const addresses =
    publicUrl && secretKey
      ? createTrendAddresses(secretKey, () => (typeof publicUrl === 'string' ? publicUrl : publicUrl(port)))
      : undefined;
  const trendImages = addresses ? { trendImage: addresses.addressOf } : {};

  const votes = createVotesCounted(metrics.answered);
  const pollVoice = createPollVoice({ content: knowledge.content, policy, ...trendImages });
  const polling = createPolling({
    store: store.polls,
    messenger,
    voice: {
      ...pollVoice,
      card: (standing) => {
        votes.drawn(standing.poll.id);
        return pollVoice.card(standing);
      },
      result: (poll, rounds) => {
        votes.drawn(poll.id);
        return pollVoice.result(poll, rounds);
      },
    },
    clock,
    wait,
    minimum: policy.pollMinVotes,
    unswept: metrics.unswept,
    log,
  });

  const services: FaceServices = {
    ...knowledge,
    ...trendImages,
    suggestions: store.suggestions,
    schedules: store.schedules,
    prompts: createPrompts(weekly),
    messenger,
    clock,
    polls: store.polls,
    polling,
    policy,
    firstTime: meanwhile.firstTime(store.firstTime),
    release: meanwhile.release(store.release),
    addresses: {
      find: store.addresses.find,
      remember: (...note) => meanwhile.inTime(() => store.addresses.remember(...note)),
    },
    news: {
      left: async (conversation, why) => void (await store.schedules.pause(conversation, why)),
      tenantGone: store.deleteTenant,
      removed: createRemoval(weekly),
    },
    answered: votes.answered,
    log,
  };

  let figures: Awaited<ReturnType<typeof startServer>> | undefined;
  try {
    const moved = await renewTurns(store.schedules, nextSlot, ({ conversation }, err) =>
      log.error({ err, conversation }, 'the next weekly prompt of this conversation cannot be worked out'),
    );
    if (moved > 0) log.info({ moved }, 'weekly prompts have another next time, by newer time zones or bank holidays');
    [faces.slack, faces.teams] = await Promise.all([
      settings.slack && (await import('./slack/start.js')).startSlack(settings.slack, services),
      settings.teams && (await import('./teams/start.js')).startTeams(settings.teams, services),
    ]);
    if (settings.metrics) {
      const { host, port } = settings.metrics;
      const around = { faces: {}, pages: [metricsRoute(metrics)], ping: store.ping, metrics, log };
      figures = await startServer(host, port, around);
      log.info({ host, port: figures.port }, 'the figures are shown here');
    }
    if (settings.teams) void (await import('./teams/check-credentials.js')).checkCredentials(settings.teams, log);
    const server = await startServer(settings.host, settings.port, {
      faces: {
        ...(faces.slack?.handle ? { '/slack/events': faces.slack.handle } : {}),
        ...(faces.teams?.handle ? { '/api/messages': faces.teams.handle } : {}),
      },
      ...(settings.pages ? {} : { aboutPage: aboutPage(about(knowledge.content)) }),
      pages: addresses
        ? [...pages, createTrendRoute({ read: addresses.read, draw: (of) => trendPicture(of, services) })]
        : pages,
      ping: store.ping,
      metrics,
      log,
    });
    port = server.port;
    const tick = createTicker({ ...weekly, nextSlot });
    const tellOwners = createTellOwners(weekly);
    polling.start();
    // Apart, so that none waits for another, nor ends before it.
    const heartbeats = [heartbeat(tick, log), heartbeat(tellOwners, log), heartbeat(() => polling.tick(), log)];
    const house = keepHouse(async () => {
      await store.forgetOldKeys(clock());
      await store.purge(clock(), settings.retentionDays);
    }, log);
    log.info(
      { host: settings.host, port: server.port, slack: Boolean(faces.slack), teams: Boolean(faces.teams) },
      'listening',
    );
    setImmediate(knowledge.prepare);

    return {
      port: server.port,
      log,
      /** One beat of prompts and polls, now. */
      tick: async () => {
        await Promise.all([tick(), polling.tick()]);
        await tellOwners();
      },
      /** Finishes what was accepted. */
      stop: async (): Promise<void> => {
        await Promise.all(heartbeats.map(({ stop }) => stop()));
        await server.stop(async () => void (await Promise.all([faces.slack?.stop(), faces.teams?.stop()])));
        house.stop();
        await figures?.stop(async () => {});
        // Last: votes taken in while stopping still reach their card.
        await polling.stop();
        await store.close();
      },
    };
  } catch (error) {
    await Promise.all([faces.slack?.stop(), faces.teams?.stop(), figures?.stop(async () => {})]);
    await polling.stop();
    await store.close();
    throw error;
  }
}
