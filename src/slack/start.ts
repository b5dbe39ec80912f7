import { App, type Receiver, webApi } from '@slack/bolt';
import type { AdapterServices, PlatformAdapter } from '../platform/adapter';
import { isUnacknowledged } from './inbound/acknowledgement';
import { listenForHome } from './inbound/app-home';
import { answerBusy } from './inbound/busy';
import { listenForButtons } from './inbound/buttons';
import { listenForChoices } from './inbound/choices';
import { listenToConversation } from './inbound/conversation';
import { listenForPlaces } from './inbound/elsewhere';
import { createErrorBoundary } from './inbound/error-boundary';
import { listenForForms } from './inbound/forms';
import { createHttpReceiver } from './inbound/http-receiver';
import { listenForLifecycle } from './inbound/lifecycle';
import { createOwnChats } from './inbound/own-chats';
import { listenForShortcuts } from './inbound/shortcut';
import { listenForCommands } from './inbound/slash-commands';
import { createSocketReceiver } from './inbound/socket-receiver';
import { boltLog, checkToken, clientOptions, SLACK_PACE } from './outbound/client';
import { createFileSender } from './outbound/file-sender';
import { createMessenger } from './outbound/messenger';
import { createPatience, type Wait } from './outbound/patience';
import { createPresenters } from './outbound/presenter';
import { createReach } from './outbound/reach';

/** Needs `signingSecret` (HTTP) or `appToken` (Socket Mode); with both, Socket Mode is used. */
export type SlackSettings = {
  readonly botToken: string;
  readonly signingSecret?: string;
  readonly appToken?: string;
  /** The base address of another Slack API than Slack's own. */
  readonly apiUrl?: string;
  /**
   * The prefix of the commands' names in this installation's manifest: `pc-`. Hints use it if the person did not type a
   * slash command.
   */
  readonly commandPrefix?: string;
  /** The app has the scope `files:write`: what can be a file is sent as one. */
  readonly files?: true;
  /** How to wait before retrying an answer that Slack rate limited. By default, with a timer. */
  readonly wait?: Wait;
};

/**
 * Puts the bot on Slack. Resolves without waiting for Slack, so that nothing is held up if Slack cannot be reached;
 * slash commands over HTTP are answered even then. Rejects if neither `signingSecret` nor `appToken` is set.
 */
export async function startSlack(settings: SlackSettings, services: AdapterServices): Promise<PlatformAdapter> {
  const { botToken, signingSecret, appToken, commandPrefix = '' } = settings;
  const log = services.log.child({ platform: 'slack' });
  const logger = boltLog(log);
  const ownChats = createOwnChats();
  const boundary = createErrorBoundary(log, createPatience(settings.wait));
  const reach = createReach(services.clock);
  const presenterOf = createPresenters(services.clock, log, reach);
  const options = clientOptions(settings.apiUrl);
  const messenger = createMessenger(new webApi.WebClient(botToken, { ...options, logger }), presenterOf);

  const listen = (receiver: Receiver) => {
    const app = new App({
      receiver,
      logger,
      clientOptions: options,
      convoStore: false,
      ignoreSelf: false,
      attachFunctionToken: false,
      authorize: async ({ teamId, enterpriseId }) => ({
        botToken,
        ...(teamId ? { teamId } : {}),
        ...(enterpriseId ? { enterpriseId } : {}),
      }),
    });
    app.error(async (error) => {
      // It has been logged already; the receiver answers it.
      if (isUnacknowledged(error)) throw error;
      await boundary.run('a request', () => Promise.reject(error));
    });
    listenForCommands(app, services, boundary, presenterOf, commandPrefix, ownChats);
    listenToConversation(app, services, boundary, presenterOf, ownChats);
    listenForShortcuts(app, services, boundary, presenterOf, commandPrefix);
    listenForChoices(app, services, boundary);
    listenForButtons(app, services, boundary, presenterOf, commandPrefix, settings.files && createFileSender(log));
    listenForHome(app, services, boundary, presenterOf, commandPrefix, ownChats);
    listenForPlaces(app, services, boundary, presenterOf, commandPrefix);
    listenForForms(app, services, boundary, presenterOf, commandPrefix);
    listenForLifecycle(app, services, boundary);
    void checkToken(app.client, botToken, log, reach);
  };

  if (appToken) {
    const connection = createSocketReceiver(appToken, options, logger, log);
    listen(connection.receiver);
    connection.open();
    return {
      messenger,
      pace: SLACK_PACE,
      stop: async () => {
        await boundary.settled();
        await connection.close();
        await boundary.settled();
      },
    };
  }

  if (!signingSecret) throw new Error('Slack needs SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN (Socket Mode)');
  const http = createHttpReceiver(signingSecret, logger);
  listen(http.receiver);
  return {
    messenger,
    pace: SLACK_PACE,
    handle: (request, response) => void boundary.run('a request', () => http.serve(request, response)),
    busy: answerBusy,
    stop: boundary.settled,
  };
}
