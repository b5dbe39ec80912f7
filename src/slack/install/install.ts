import type { IncomingMessage, ServerResponse } from 'node:http';
import { finished } from 'node:stream/promises';
import { HTTPReceiver, type HTTPReceiverOptions, type Installation, type InstallURLOptions, webApi } from '@slack/bolt';
import type { Policy } from '../../commands/answer';
import { whoRunsIt } from '../../commands/run-by';
import type { AdapterServices } from '../../platform/adapter';
import { newReference } from '../../text/fault-reference';
import { tenantOf } from '../inbound/request-context';
import { describeFault } from '../outbound/delivery-error';
import type { Approval } from './approval';
import type { createInstallations } from './installations';
import type { KeptInstallation } from './kept-installation';
import { beginPage, CANCELLED, failed, INSTALLED, notApproved, PAGE_POLICY, type Page, pageOf, RUN_OUT } from './pages';
import { createStateStore } from './state-store';

/** What `SLACK_CLIENT_ID` and the rest say of an app that many workspaces may install. */
export type OAuthSettings = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  /** Where people reach the bot. */
  readonly publicUrl: string;
  /** The workspaces (`T1`) and organisations (`E1`) that may install the bot; as a function, as they are at that moment. */
  readonly allowedTeams: () => readonly string[];
  /** Who runs the bot, for pages that are nobody's in particular, as it is at that moment. */
  readonly operator?: () => Policy['organisation'];
};

export const INSTALL_PATH = '/slack/install';
export const REDIRECT_PATH = '/slack/oauth_redirect';

type Around = {
  readonly settings: OAuthSettings;
  readonly files: boolean;
  readonly services: AdapterServices;
  readonly installations: ReturnType<typeof createInstallations>;
  readonly standingOf: Approval;
  readonly options: webApi.WebClientOptions;
};

/** What the manifest asks for; a test compares them. */
export const scopesOf = (files: boolean): string[] => [
  ...['commands', 'app_mentions:read', 'chat:write', 'im:history'],
  ...(files ? ['files:write'] : []),
];

/**
 * The pages on which workspaces and organisations install the bot (OAuth v2), by Bolt's own receiver: the state is tied to the
 * browser, signed and good for one use; nothing is kept of a workspace that the operator has not agreed to, whose token is
 * given back at once. Returned is what answers a browser; it resolves when that is done, and never rejects. It is a receiver
 * apart from the one for Slack's requests: Bolt takes no `authorize` of ours beside an installer.
 */
export function createInstallPages(signingSecret: string, around: Around) {
  const receiver = new HTTPReceiver({ signingSecret, endpoints: [], ...installing(around) });
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    receiver.requestListener(request, response);
    await finished(response).catch(() => undefined);
  };
}

function installing(around: Around): Omit<HTTPReceiverOptions, 'signingSecret'> {
  const { settings, files, services, options } = around;
  const { clientId, clientSecret, stateSecret, publicUrl } = settings;
  const { logger } = options;
  const scopes = scopesOf(files);
  const redirectUri = `${publicUrl}${REDIRECT_PATH}`;
  const asked: InstallURLOptions = { scopes, redirectUri };
  return {
    // What goes wrong is told by `failure`, once; most of it is somebody’s old link.
    ...(logger ? { logger: { ...logger, error: logger.warn } } : {}),
    clientId,
    clientSecret,
    scopes,
    redirectUri,
    installationStore: storeOf(around),
    installerOptions: {
      installPath: INSTALL_PATH,
      redirectUriPath: REDIRECT_PATH,
      stateStore: createStateStore(stateSecret, asked, services),
      authorizationUrl: authorizationUrl(options.slackApiUrl),
      clientOptions: options,
      renderHtmlForInstallPath: (url) => pageOf(beginPage(url, scopes)),
      installPathOptions: {
        beforeRedirection: async (_request, response) => {
          response.setHeader('Content-Security-Policy', PAGE_POLICY);
          return true;
        },
      },
      callbackOptions: {
        afterInstallation: (installation, _asked, _request, response) => mayStay(installation, response, around),
        success: (installation, _asked, _request, response) => {
          const team = idOf(installation);
          services.log.info({ team }, 'Slack: installed');
          const tenant = tenantOf(team);
          services.lifecycle
            .onInstalled({ tenant, person: `${tenant}:${installation.user.id}` })
            .catch((err: unknown) => services.log.error({ err, team }, 'an installation could not be written down'));
          send(response, 200, INSTALLED);
        },
        failure: (error, _asked, _request, response) => sayWhy(error, response, around),
      },
    },
  };
}

/** GovSlack and a local Slack have theirs beside their API. */
const authorizationUrl = (apiUrl = 'https://slack.com/api/'): string =>
  new URL('/oauth/v2/authorize', apiUrl).toString();

/** The workspace, or the organisation if it was installed in all of it. */
function idOf({ isEnterpriseInstall, enterprise, team }: Installation): string {
  const id = isEnterpriseInstall ? enterprise?.id : team?.id;
  if (!id) throw new Error('Slack says neither where the app was installed nor for whom');
  return id;
}

function keptOf({ bot, enterprise }: Installation): KeptInstallation {
  if (!bot) throw new Error('Slack gave no token for the bot');
  return {
    token: bot.token,
    ...(bot.refreshToken && bot.expiresAt ? { refreshToken: bot.refreshToken, expiresAt: bot.expiresAt } : {}),
    ...(enterprise?.id ? { enterprise: enterprise.id } : {}),
  };
}

const storeOf = ({ installations }: Around): HTTPReceiverOptions['installationStore'] => ({
  storeInstallation: (installation) => installations.keep(idOf(installation), keptOf(installation)),
  // Who sends a request is found by `authorize` instead, which goes by the same ids as everything that is stored.
  fetchInstallation: () => Promise.reject(new Error('Nobody asks for it here')),
});

/** Where there is no list, whoever has the bot already may install it again, such as for a new permission. */
async function mayStay(installation: Installation, response: ServerResponse, around: Around): Promise<boolean> {
  const { settings, installations, standingOf, services, options } = around;
  const [id, kept] = [idOf(installation), keptOf(installation)];
  const standing = standingOf(id, kept);
  const before = await installations.current(id);
  if (standing === 'listed' || (standing === 'no list' && before)) return true;
  // Slack gives an app that is installed already the same token again.
  if (!before)
    await new webApi.WebClient(kept.token, options).auth.revoke().catch((error: unknown) => {
      services.log.warn({ team: id, fault: describeFault(error) }, 'Slack: a token could not be given back');
    });
  services.log.warn({ team: id }, 'Slack: a workspace that is not in SLACK_ALLOWED_TEAMS wanted to install the app');
  send(response, 403, notApproved(id, whoIsAsked(settings)));
  return false;
}

const whoIsAsked = ({ operator }: OAuthSettings): string => whoRunsIt({ organisation: operator?.() });

function sayWhy(error: Error & { readonly code: string }, response: ServerResponse, around: Around): void {
  if (error.code === 'slack_oauth_installer_authorization_error') send(response, 200, CANCELLED);
  else if (/_(invalid_state|missing_state|missing_code)$/.test(error.code)) send(response, 400, RUN_OUT);
  else {
    const reference = newReference();
    around.services.log.error({ reference, fault: describeFault(error) }, 'Slack: an installation failed');
    send(response, 500, failed(reference, whoIsAsked(around.settings)));
  }
}

function send(response: ServerResponse, status: number, page: Page): void {
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': PAGE_POLICY };
  response.writeHead(status, headers).end(pageOf(page));
}
