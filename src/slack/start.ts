import { App, type Receiver, webApi } from '@slack/bolt';
import type { AdapterServices, PlatformAdapter } from '../platform/adapter';
import { isUnacknowledged } from './inbound/acknowledgement';
import { listenForHome } from './inbound/app-home';
import { listenForButtons } from './inbound/buttons';
import { listenToConversation } from './inbound/conversation';
import { createErrorBoundary } from './inbound/error-boundary';
import { listenForForms } from './inbound/forms';
import { createHttpReceiver } from './inbound/http-receiver';
import { listenForLifecycle } from './inbound/lifecycle';
import { createOwnChats } from './inbound/own-chats';
import { listenForShortcuts } from './inbound/shortcut';
import { listenForCommands } from './inbound/slash-commands';
import { createSocketReceiver } from './inbound/socket-receiver';
import { boltLog, checkToken, clientOptions, SLACK_PACE } from './outbound/client';
import { createMessenger } from './outbound/messenger';
import { createPatience, type Wait } from './outbound/patience';

/** One of `signingSecret` (HTTP) and `appToken` (Socket Mode, which then goes first) is needed. */
export type SlackSettings = {
  readonly botToken: string;
  readonly signingSecret?: string;
  readonly appToken?: string;
  /** Another Slack API than Slack's own. */
  readonly apiUrl?: string;
  /** What stands in front of the commands' names in this installation's manifest: `pc-`. Hints have it where nobody typed one. */
  readonly commandPrefix?: string;
  /** How answers wait that Slack has no time for; by the clock, where nothing else is said. */
  readonly wait?: Wait;
};

/**
 * Puts the bot on Slack. Resolves without waiting for Slack, so that a Slack that cannot be reached holds nothing up;
 * slash commands over HTTP are answered even then. Rejects when neither way in is set.
 */
export async function startSlack(settings: SlackSettings, services: AdapterServices): Promise<PlatformAdapter> {
  const { botToken, signingSecret, appToken, commandPrefix = '' } = settings;
  const log = services.log.child({ platform: 'slack' });
  const logger = boltLog(log);
  const ownChats = createOwnChats();
  const edge = createErrorBoundary(log, createPatience(settings.wait));
  const options = clientOptions(settings.apiUrl);
  const messenger = createMessenger(new webApi.WebClient(botToken, { ...options, logger }));

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
      // It is in the log already; the door answers it.
      if (isUnacknowledged(error)) throw error;
      await edge.run('a request', () => Promise.reject(error));
    });
    listenForCommands(app, services, edge, commandPrefix, ownChats);
    listenToConversation(app, services, edge, ownChats);
    listenForShortcuts(app, services, edge, commandPrefix);
    listenForButtons(app, services, edge, commandPrefix);
    listenForHome(app, services, edge, commandPrefix, ownChats);
    listenForForms(app, services, edge, commandPrefix);
    listenForLifecycle(app, services, edge);
    void checkToken(app.client, botToken, log);
  };

  if (appToken) {
    const door = createSocketReceiver(appToken, options, logger, log);
    listen(door.receiver);
    door.open();
    return {
      messenger,
      pace: SLACK_PACE,
      stop: async () => {
        await edge.settled();
        await door.close();
        await edge.settled();
      },
    };
  }

  if (!signingSecret) throw new Error('Slack needs SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN (Socket Mode)');
  const door = createHttpReceiver(signingSecret, logger);
  listen(door.receiver);
  return {
    messenger,
    pace: SLACK_PACE,
    handle: (request, response) => void edge.run('a request', () => door.serve(request, response)),
    stop: edge.settled,
  };
}
