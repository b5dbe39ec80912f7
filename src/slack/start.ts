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
import { refuseElsewhere } from './inbound/not-installed';
import { createOwnChats } from './inbound/own-chats';
import { listenForShortcuts } from './inbound/shortcut';
import { createCommandListener } from './inbound/slash-commands';
import { type Crowd, createSocketReceiver } from './inbound/socket-receiver';
import { noteWorkspaces } from './inbound/workspace-notes';
import { createApproval } from './install/approval';
import { createInstallPages, INSTALL_PATH, type OAuthSettings, REDIRECT_PATH } from './install/install';
import { createInstallations } from './install/installations';
import { manyWorkspaces, oneWorkspace } from './install/workspaces';
import { boltLog, checkToken, clientOptions, createClients, SLACK_PACE } from './outbound/client';
import { createFileSender } from './outbound/file-sender';
import { createMessenger } from './outbound/messenger';
import { createPatience, type Wait } from './outbound/patience';
import { createPresenters } from './outbound/presenter';
import { createReach } from './outbound/reach';

/**
 * Needs `botToken` with `signingSecret` (HTTP) or `appToken` (Socket Mode), of which Socket Mode is used; or, for many
 * workspaces, `oauth` and `signingSecret`.
 */
export type SlackSettings = {
  /** For one workspace; with `oauth`, each has its own. */
  readonly botToken?: string;
  /** For many workspaces, over HTTP. */
  readonly oauth?: OAuthSettings;
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
  /** What Socket Mode has to wait for in a crowd; nothing, if nothing is said. Over HTTP the server sees to it. */
  readonly crowd?: Crowd;
  /** How to wait before retrying an answer that Slack rate limited. By default, with a timer. */
  readonly wait?: Wait;
};

/** Longer than a process that died may still have its turn to renew a token. */
const RENEW_AFTER_MS = 15_000;

/**
 * Puts the bot on Slack. Resolves without waiting for Slack, so that nothing is held up if Slack cannot be reached;
 * slash commands over HTTP are answered even then. Rejects if the settings are not enough.
 */
export async function startSlack(settings: SlackSettings, services: AdapterServices): Promise<PlatformAdapter> {
  const { botToken, oauth, signingSecret, appToken, commandPrefix = '' } = settings;
  const log = services.log.child({ platform: 'slack' });
  const logger = boltLog(log);
  const ownChats = createOwnChats();
  const boundary = createErrorBoundary(log, createPatience(settings.wait));
  const reach = createReach(services.clock);
  const presenterOf = createPresenters(services.clock, log, reach);
  const options = clientOptions(settings.apiUrl);
  const { workspaces, showPage, renewAll } = workspacesOf({ ...options, logger });
  const renewing = renewAll && setTimeout(() => void boundary.run('a renewal', renewAll), RENEW_AFTER_MS).unref();
  const messenger = createMessenger(workspaces.clientOf, presenterOf);

  const onCommand = createCommandListener(services, boundary, presenterOf, commandPrefix, ownChats);

  const listen = (receiver: Receiver): App => {
    const app = new App({
      receiver,
      logger,
      clientOptions: options,
      convoStore: false,
      ignoreSelf: false,
      attachFunctionToken: false,
      authorize: workspaces.authorize,
    });
    app.error(async (error) => {
      // It has been logged already; the receiver answers it.
      if (isUnacknowledged(error)) throw error;
      await boundary.run('a request', () => Promise.reject(error));
    });
    if (oauth) refuseElsewhere(app);
    noteWorkspaces(app, services, boundary);
    listenToConversation(app, services, boundary, presenterOf, ownChats);
    listenForShortcuts(app, services, boundary, presenterOf, commandPrefix);
    listenForChoices(app, services, boundary);
    listenForButtons(app, services, boundary, presenterOf, commandPrefix, settings.files && createFileSender(log));
    listenForHome(app, services, boundary, presenterOf, commandPrefix, ownChats);
    listenForPlaces(app, services, boundary, presenterOf, commandPrefix);
    listenForForms(app, services, boundary, presenterOf, commandPrefix);
    listenForLifecycle(app, services, boundary, workspaces);
    if (botToken) void checkToken(app.client, botToken, log, reach);
    return app;
  };

  if (appToken) {
    const connection = createSocketReceiver(appToken, options, logger, log, settings.crowd);
    listen(connection.receiver).command(/.*/, onCommand);
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
  // Where there are many workspaces, Bolt's app finds out which one a command is from.
  const clientOf = botToken ? createClients(botToken, { ...options, logger }) : undefined;
  const http = createHttpReceiver(
    signingSecret,
    logger,
    clientOf && ((commanded) => onCommand({ ...commanded, client: clientOf(commanded.command.team_id) })),
  );
  const app = listen(http.receiver);
  if (!clientOf) app.command(/.*/, onCommand);
  return {
    messenger,
    pace: SLACK_PACE,
    handle: (request, response) => void boundary.run('a request', () => http.serve(request, response)),
    ...(showPage ? { pages: installPages(showPage) } : {}),
    busy: answerBusy,
    stop: () => {
      clearTimeout(renewing);
      return boundary.settled();
    },
  };

  function workspacesOf(clientOptions: webApi.WebClientOptions) {
    if (!oauth) {
      if (!botToken) throw new Error('Slack needs SLACK_BOT_TOKEN, or SLACK_CLIENT_ID for many workspaces');
      return { workspaces: oneWorkspace(botToken, new webApi.WebClient(botToken, clientOptions)), renewAll: undefined };
    }
    const standingOf = createApproval(oauth.allowedTeams);
    const installations = createInstallations(services, oauth, standingOf, clientOptions);
    const around = { settings: oauth, files: settings.files === true, services, installations, standingOf };
    const showPage = createInstallPages(signingSecret ?? '', { ...around, options: clientOptions });
    const { renewAll } = installations;
    return { workspaces: manyWorkspaces(installations, clientOptions, services), showPage, renewAll };
  }

  function installPages(show: ReturnType<typeof createInstallPages>): NonNullable<PlatformAdapter['pages']> {
    const handle: PlatformAdapter['handle'] = (request, response) =>
      void boundary.run('an installation', () => show(request, response));
    return ([INSTALL_PATH, REDIRECT_PATH] as const).map((path) => ({ path, methods: ['GET'], handle }));
  }
}
