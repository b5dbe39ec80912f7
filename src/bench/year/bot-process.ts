import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { noPlatform } from '../../cli/no-platform';
import { promptCard } from '../../commands/reflect/prompt-card';
import { scheduleReports } from '../../commands/reflect/reports';
import type { Knowledge } from '../../lookup/knowledge';
import { type AdapterServices, type Adapters, messengerOf, rateLimitOf } from '../../platform/adapter';
import { nextSlot } from '../../reflection/slots';
import { createChoosing } from '../../schedule/prompts/choosing';
import { createPrompts } from '../../schedule/prompts/prompts';
import { createRemoval } from '../../schedule/prompts/removal';
import { renewTurns } from '../../schedule/prompts/renew-slots';
import type { Counted } from '../../schedule/prompts/services';
import { createTellOwners } from '../../schedule/prompts/tell-owners';
import { createTicker } from '../../schedule/prompts/tick';
import { startSlack } from '../../slack/start';
import { openStore } from '../../store/open-store';
import { startTeams } from '../../teams/start';
import { SEND_LIMIT_MS } from './line';
import { createMortal } from './mortal';
import type { MovedClock } from './moved-clock';
import type { Platform } from './platform';

const RETENTION_DAYS = 400;

export type BotProcess = Awaited<ReturnType<typeof startProcess>>;

export type ProcessSettings = {
  readonly databaseUrl: string;
  readonly clock: MovedClock;
  readonly platforms: readonly Platform[];
  readonly knowledge: Knowledge;
  readonly counted: (what: Counted) => void;
  /** Told of every line that a process would log as a fault. */
  readonly logged: (line: string) => void;
};

/** One process of the bot, put together as `bot.ts` does it, but for the heartbeat: here time is moved, and beats are called. */
export async function startProcess({
  databaseUrl,
  clock,
  platforms,
  knowledge,
  counted: countOutcome,
  logged,
}: ProcessSettings) {
  const store = await openStore(databaseUrl, clock.now);
  const mortal = createMortal();
  const log = pino({ level: 'error' }, { write: logged });
  const faces: Adapters = {};
  const messenger = messengerOf(faces);
  const weekly = {
    ...{
      messenger,
      paceIn: rateLimitOf(faces),
      clock: clock.now,
      wait: clock.wait,
      countOutcome,
      log,
      replica: randomUUID(),
      sendLimitMs: SEND_LIMIT_MS,
    },
    store,
    choosing: createChoosing(store, knowledge.content.prompts),
    messages: {
      card: (prompt, { delivery }) => promptCard(prompt, { delivery, content: knowledge.content }),
      ...scheduleReports,
    },
  } satisfies Parameters<typeof createPrompts>[0];
  const services: AdapterServices = {
    // Nobody takes a poll in this year.
    ...noPlatform,
    ...knowledge,
    ...{ messenger, log, clock: clock.now, suggestions: store.suggestions, schedules: store.schedules },
    prompts: createPrompts(weekly),
    firstTime: store.firstTime,
    release: store.release,
    conversationReferences: store.conversationReferences,
    lifecycle: {
      onConversationLost: async (conversation, why) => void (await store.schedules.pause(conversation, why)),
      onUninstalled: store.deleteTenant,
      onRemoved: createRemoval(weekly),
    },
  };
  for (const { settings } of platforms) {
    if (settings.slack) faces.slack = await startSlack(settings.slack, services);
    if (settings.teams) faces.teams = await startTeams(settings.teams, services);
  }
  const server = createServer((request, response) =>
    (request.url?.startsWith('/slack') ? faces.slack : faces.teams)?.handle?.(request, response),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await renewTurns(store.schedules, nextSlot, () => {});
  await store.forgetOldKeys(clock.now());
  await store.purge(clock.now(), RETENTION_DAYS);

  const { schedules, deliveries, reports, rateLimits, promptUses } = store;
  const mortalStore = {
    ...{ schedules: mortal.wrap(schedules), deliveries: mortal.wrap(deliveries), reports: mortal.wrap(reports) },
    ...{ rateLimits: mortal.wrap(rateLimits), promptUses: mortal.wrap(promptUses) },
  };
  const mortalServices = {
    ...weekly,
    nextSlot,
    store: mortalStore,
    messenger: mortal.wrap(messenger),
    // What a killed process still waits for comes to nothing, and is not its to count.
    counted: (what: Counted) => {
      if (!mortal.isDead()) countOutcome(what);
    },
    choosing: createChoosing(mortalStore, knowledge.content.prompts),
  };
  const [post, tellOwners] = [createTicker(mortalServices), createTellOwners(mortalServices)];
  const beat = async (signal = new AbortController().signal) => {
    await post(signal);
    await tellOwners(signal);
  };

  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mortal,
    /** One beat. Resolves also when the process is killed in the midst of it. */
    beat: (signal?: AbortSignal) => Promise.race([beat(signal), mortal.died]),
    /** What is left of it is swept up. Of a process that was killed, nothing more is done. */
    async end(): Promise<void> {
      await mortal.settled();
      await Promise.all([faces.slack?.stop(), faces.teams?.stop()]);
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await store.close();
    },
  };
}
