import { randomUUID } from 'node:crypto';
import { about } from './commands/about';
import type { Services } from './commands/answer';
import { pollMessages } from './commands/poll/poll-messages';
import { promptCard } from './commands/reflect/prompt-card';
import { scheduleReports } from './commands/reflect/reports';
import type { Config } from './config';
import { gatherKnowledge } from './lookup/knowledge';
import { type AdapterServices, type Adapters, messengerOf, rateLimitOf } from './platform/adapter';
import { nextSlot } from './reflection/slots';
import { startHeartbeat } from './schedule/heartbeat';
import { createPollCards } from './schedule/polls/poll-cards';
import { createChoosing } from './schedule/prompts/choosing';
import { createPrompts } from './schedule/prompts/prompts';
import { createRemoval } from './schedule/prompts/removal';
import { renewTurns } from './schedule/prompts/renew-slots';
import { createTellOwners } from './schedule/prompts/tell-owners';
import { createTicker } from './schedule/prompts/tick';
import { wait } from './schedule/wait';
import { aboutPage } from './server/about-page';
import { startCleanup } from './server/housekeeping';
import { createLog } from './server/log';
import { createMetrics, metricsRoute } from './server/metrics';
import { type ServerSettings, startServer } from './server/server';
import { createVotesCounted } from './server/votes-counted';
import type { SlackSettings } from './slack/start';
import { createMeanwhile } from './store/meanwhile';
import { openStore } from './store/open-store';
import type { TeamsSettings } from './teams/start';

type BotSettings = Omit<Config, 'slack' | 'teams'> & {
  readonly slack: SlackSettings | undefined;
  readonly teams: TeamsSettings | undefined;
  readonly pages?: ServerSettings['pages'];
  /** The time that schedules go by; the real one where nothing is said. Signatures and tokens always go by the real one. */
  readonly clock?: () => Date;
};

export type Bot = Awaited<ReturnType<typeof startBot>>;

/**
 * Puts the whole bot together and starts it: knowledge, memory, the faces of the platforms that are set up, the server
 * and the heartbeat of the weekly prompts. Rejects, with nothing left running, when a part of it cannot start.
 */
export async function startBot(settings: BotSettings) {
  const { clock = () => new Date(), pages = [] } = settings;
  const log = createLog({ level: settings.logLevel, secrets: settings.secrets });
  const metrics = createMetrics();
  const knowledge = gatherKnowledge(settings.contentDir);
  const store = await openStore(settings.databaseUrl, clock, { secretKey: settings.secretKey });
  const meanwhile = createMeanwhile();
  const faces: Adapters = {};
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
    paceIn: rateLimitOf(faces),
    choosing: createChoosing(store, knowledge.content.prompts),
    messages: {
      card: (prompt, { delivery }) => promptCard(prompt, { delivery, content: knowledge.content }),
      ...scheduleReports,
    },
    clock,
    wait,
    countOutcome: metrics.prompted,
    log,
    replica: randomUUID(),
  } satisfies Parameters<typeof createPrompts>[0];

  const votes = createVotesCounted(metrics.answered);
  const pollVoice = pollMessages({ content: knowledge.content, policy });
  const pollCards = createPollCards({
    store: store.polls,
    messenger,
    messages: {
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

  const services: AdapterServices = {
    ...knowledge,
    suggestions: store.suggestions,
    schedules: store.schedules,
    prompts: createPrompts(weekly),
    messenger,
    clock,
    polls: store.polls,
    pollCards,
    policy,
    firstTime: meanwhile.firstTime(store.firstTime),
    release: meanwhile.release(store.release),
    conversationReferences: {
      find: store.conversationReferences.find,
      remember: (...note) => meanwhile.inTime(() => store.conversationReferences.remember(...note)),
    },
    lifecycle: {
      onConversationLost: async (conversation, why) => void (await store.schedules.pause(conversation, why)),
      onUninstalled: store.deleteTenant,
      onRemoved: createRemoval(weekly),
    },
    countAnswer: votes.answered,
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
    if (settings.teams)
      void (await import('./teams/inbound/check-credentials.js')).checkCredentials(settings.teams, log);
    const server = await startServer(settings.host, settings.port, {
      faces: {
        ...(faces.slack?.handle ? { '/slack/events': faces.slack.handle } : {}),
        ...(faces.teams?.handle ? { '/api/messages': faces.teams.handle } : {}),
      },
      ...(settings.pages ? {} : { aboutPage: aboutPage(about(knowledge.content)) }),
      pages,
      ping: store.ping,
      metrics,
      log,
    });
    const tick = createTicker({ ...weekly, nextSlot });
    const tellOwners = createTellOwners(weekly);
    pollCards.start();
    // Apart, so that none waits for another, nor ends before it.
    const heartbeats = [
      startHeartbeat(tick, log),
      startHeartbeat(tellOwners, log),
      startHeartbeat(() => pollCards.tick(), log),
    ];
    const house = startCleanup(async () => {
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
        await Promise.all([tick(), pollCards.tick()]);
        await tellOwners();
      },
      /** Finishes what was accepted. */
      stop: async (): Promise<void> => {
        await Promise.all(heartbeats.map((heartbeat) => heartbeat.stop()));
        await server.stop(async () => void (await Promise.all([faces.slack?.stop(), faces.teams?.stop()])));
        house.stop();
        await figures?.stop(async () => {});
        // Last: votes taken in while stopping still reach their card.
        await pollCards.stop();
        await store.close();
      },
    };
  } catch (error) {
    await Promise.all([faces.slack?.stop(), faces.teams?.stop(), figures?.stop(async () => {})]);
    await pollCards.stop();
    await store.close();
    throw error;
  }
}
