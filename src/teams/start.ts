import { setMaxListeners } from 'node:events';
import { withTimeLimit } from '../concurrency';
import type { AdapterServices, PlatformAdapter } from '../platform/adapter';
import { createAnswering } from './inbound/answering';
import { createConversationReferences } from './inbound/conversation-references';
import { sayFault } from './inbound/fault';
import { receive, refuse } from './inbound/receive';
import { takeTurn } from './inbound/take-turn';
import { createConfirmations } from './outbound/confirmations';
import { createMessenger, TEAMS_PACE } from './outbound/messenger';
import { createRosterNames } from './outbound/roster-names';
import { createSdk } from './sdk/create';
import type { TurnContext } from './sdk/port';
import { type TeamsSettings, usesLocalTeams } from './settings';

export type { TeamsSettings } from './settings';

const BODY_TIME_LIMIT = 10_000;

/**
 * Milliseconds. Teams waits about 15 seconds; after that nobody is waiting for the answer, so a shutdown must not
 * either.
 */
const ANSWER_TIME_LIMIT = 15_000;

/** `settled` resolves when everything accepted so far has been answered, and what came after the answers is done. */
type TeamsAdapter = PlatformAdapter & { readonly settled: () => Promise<void> };

/**
 * Starts the Teams adapter. `handle` takes each request to /api/messages, with its body unread. Rejects if the settings
 * are not enough to tell Teams from anybody else.
 */
export async function startTeams(settings: TeamsSettings, services: AdapterServices): Promise<TeamsAdapter> {
  const stopped = new AbortController();
  // Every answer that waits listens.
  setMaxListeners(0, stopped.signal);
  const sdk = createSdk(settings, createAnswering(usesLocalTeams(settings), { hurry: stopped.signal }));
  const remember = createConversationReferences(services, usesLocalTeams(settings));
  const atWork = new Set<Promise<void>>();
  const names = createRosterNames(services.clock, services.log);
  const around = { sdk, settings, services, remember, confirmations: createConfirmations(), names, afterwards };

  const receiver = {
    sdk,
    logic: (context: TurnContext) =>
      takeTurn(context, around).catch((error: unknown) => sayFault(context, error, around)),
    log: services.log,
    settings,
    bodyTimeLimit: settings.bodyTimeLimit ?? BODY_TIME_LIMIT,
  };
  let stopping = false;

  return {
    messenger: createMessenger(sdk, settings, services, names),
    pace: TEAMS_PACE,
    handle: (request, response) => {
      if (stopping) return refuse(response, 503);
      const timeLimit = settings.answerTimeLimit ?? ANSWER_TIME_LIMIT;
      const work = withTimeLimit(timeLimit, receive(request, response, receiver), () => TOO_LATE)
        .catch((error: unknown) => {
          if (error === TOO_LATE) services.log.error('An activity was not answered in time');
          else services.log.error({ err: error }, 'A request to /api/messages failed');
          refuse(response, error === TOO_LATE ? 504 : 500);
        })
        .finally(() => atWork.delete(work));
      atWork.add(work);
    },
    settled,
    stop: async () => {
      stopping = true;
      stopped.abort();
      await settled();
    },
  };

  function afterwards(work: () => Promise<void>): void {
    const done = work()
      .catch((error: unknown) => services.log.warn({ err: error }, 'Something that nobody waits for failed'))
      .finally(() => atWork.delete(done));
    atWork.add(done);
  }

  async function settled(): Promise<void> {
    while (atWork.size > 0) await Promise.all(atWork);
  }
}

/** Tells an answer that took too long from one that failed. */
const TOO_LATE = new Error('not answered in time');
