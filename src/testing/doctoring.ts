import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeFindings, examineAll, findingsAsJson, isWell } from '../cli/doctor/doctor';
import { readConfig } from '../config';
import { loadContent } from '../content/load';
import { written } from '../slack/install/kept-installation';
import { openStore } from '../store/open-store';
import { startManyWorkspaces } from '../tryout/slack/many-workspaces';
import { type LocalSlack, startLocalSlack } from '../tryout/slack/start';
import { agree } from './slack/many-on-slack';

export const APP_ID = '12345678-1234-1234-1234-123456789abc';
export const KEY = 'a-key-that-is-long-enough-and-known-to-everybody';
export const PASSWORD = 'the-client-secret-value';

/** What differs from a good set-up. */
export type Broken = {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly microsoft?: RequestListener;
  readonly identity?: RequestListener;
  readonly address?: RequestListener;
  readonly publicUrl?: string;
  readonly now?: () => number;
  readonly load?: typeof loadContent;
};

/** Microsoft, who gives a token to whoever knows the secret. `error`: what it says instead. */
export const login =
  (error?: string): RequestListener =>
  (_request, response) => {
    response.writeHead(error ? 401 : 200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(
        error ? { error: 'invalid_client', error_description: `${error}: no` } : { access_token: 'a-token' },
      ),
    );
  };

/** The bot behind its address. `door`: what it answers strangers. */
export const bot =
  (door = 401): RequestListener =>
  (request, response) =>
    void response.writeHead(['/healthz', '/slack/install'].includes(request.url ?? '') ? 200 : door).end();

/** In place of the settings of one workspace. */
const NO_WORKSPACE = { SLACK_BOT_TOKEN: undefined };
export const NO_TEAMS = { MicrosoftAppId: undefined, MicrosoftAppPassword: undefined, MicrosoftAppTenantId: undefined };

let shipped: ReturnType<typeof loadContent> | undefined;
/** To read what is shipped takes seconds. */
function loadedOnce(dir?: string) {
  if (dir) return loadContent(dir);
  shipped ??= loadContent();
  return shipped;
}

/**
 * Looks at set-ups as `doctor` does: for each test a folder, a local Slack, and whoever else is asked; all gone after it. Called
 * once in a file of tests.
 */
export function doctoring() {
  let folder = '';
  let slack: LocalSlack;
  const servers: Server[] = [];
  const stops: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'compass-doctor-'));
    slack = await startLocalSlack();
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
    for (const stop of stops.splice(0)) await stop();
    await slack.stop();
    rmSync(folder, { recursive: true });
  });

  async function serve(listener: RequestListener, make: (listener: RequestListener) => Server = createServer) {
    const server = make(listener);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  const database = () => `file:${join(folder, 'compass.db')}`;

  return {
    serve,
    slack: () => slack,
    inFolder: (name: string) => join(folder, name),
    /** The database of the bot that is looked at, with this key. */
    open: (secretKey = KEY) => openStore(database(), undefined, { secretKey }),

    /** A port that nobody listens on. */
    async closedPort(): Promise<number> {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      await new Promise((resolve) => server.close(resolve));
      return port;
    },

    /** An app that these workspaces have installed, with the settings of the bot that answers them. */
    async many(teams: readonly string[], { rotating = false } = {}) {
      const workspaces = await startManyWorkspaces(teams, { rotating });
      stops.push(workspaces.stop);
      const { clientId, clientSecret, apiUrl, signingSecret } = workspaces;
      const redirect = 'http://127.0.0.1:1/slack/oauth_redirect';
      const query = new URLSearchParams({ client_id: clientId, redirect_uri: redirect, scope: 'commands' });
      const store = await openStore(database(), undefined, { secretKey: KEY });
      for (const team of teams) {
        const back = await agree(`${new URL('/oauth/v2/authorize', apiUrl)}?${query}`, `Allow in ${team}`);
        const code = new URL(back).searchParams.get('code') ?? '';
        const body = new URLSearchParams({
          client_id: clientId,
          client_secret: clientSecret,
          code,
          redirect_uri: redirect,
        });
        const given = (await (await fetch(`${apiUrl}oauth.v2.access`, { method: 'POST', body })).json()) as {
          readonly access_token: string;
          readonly refresh_token?: string;
        };
        // One that expires has expired: Slack does not say so in a made-up hour.
        const expiring = given.refresh_token ? { refreshToken: given.refresh_token, expiresAt: 1_700_000_000 } : {};
        await store.installations.keep(`slack:${team}`, written({ token: given.access_token, ...expiring }));
      }
      await store.close();
      const env = {
        ...NO_WORKSPACE,
        ...{ SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: 's'.repeat(32) },
        ...{
          SLACK_SIGNING_SECRET: signingSecret || slack.signingSecret,
          SLACK_API_URL: apiUrl,
          SLACK_ALLOWED_TEAMS: teams.join(',') || undefined,
        },
        ...{ PUBLIC_URL: 'http://127.0.0.1:1', ...NO_TEAMS },
      };
      return { workspaces, env };
    },

    /** A good set-up, but for what is broken in it. */
    async examine({ env = {}, microsoft = login(), identity, address = bot(), publicUrl, now, load }: Broken = {}) {
      const config = readConfig({
        ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_SIGNING_SECRET: slack.signingSecret, SLACK_API_URL: slack.apiUrl },
        ...{ MicrosoftAppId: APP_ID, MicrosoftAppPassword: PASSWORD, MicrosoftAppTenantId: APP_ID },
        ...{ DATABASE_URL: database(), SECRET_KEY: KEY },
        ...env,
      });
      const url = publicUrl ?? `http://127.0.0.1:${await serve(address)}`;
      const findings = await examineAll(
        { config, publicUrl: url },
        {
          login: `http://127.0.0.1:${await serve(microsoft)}`,
          ...(identity ? { identity: `http://127.0.0.1:${await serve(identity)}` } : {}),
          load: load ?? loadedOnce,
          ...(now ? { now } : {}),
        },
      );
      const text = describeFindings(findings);
      const said = `${text}\n${findingsAsJson(findings)}`;
      for (const secret of [slack.botToken, slack.appToken, slack.signingSecret, KEY, PASSWORD, ...config.secrets])
        expect(said).not.toContain(secret);
      const broken = findings.filter(({ verdict }) => verdict === 'not');
      for (const { todo } of findings.filter(({ verdict }) => ['not', 'look'].includes(verdict)))
        expect(todo).toMatch(/^[A-Z“P].{8,}\.$|: content (check|due)$|: manifest slack$/);
      return { findings, text, broken: broken.map(({ about, says }) => `${about}: ${says}`), well: isWell(findings) };
    },
  };
}
