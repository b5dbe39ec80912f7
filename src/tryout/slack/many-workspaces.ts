import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, readBody } from '../inner-server';
import type { Json } from '../json';
import { type LocalSlack, startLocalSlack } from './start';
import { BOT } from './workspace';

/** Enough for any call of the bot's. */
const LARGEST_BODY = 1024 * 1024;

const APP = { clientId: '111.222', clientSecret: 'local-client-secret' };

/** Like Slack's, in seconds. */
const TOKEN_LIVES_S = 12 * 60 * 60;

/** `wide`: in a whole organisation, which has this one workspace. */
type Grant = { readonly team: string; readonly wide?: string };
type Code = Grant & { readonly redirectUri: string; readonly scope: string };

/**
 * Several workspaces that install one app by themselves: the page on which people agree, the token for the code that they
 * bring back, and behind them a local Slack for each workspace, reached by its token. In all of them people and channels have
 * the same ids, as they may in Slack. `wide`: an organisation (`E1`) that the first workspace is all of. `rotating`: tokens
 * expire. https://docs.slack.dev/authentication/installing-with-oauth
 */
export async function startManyWorkspaces(
  teams: readonly string[],
  { wide, rotating = false }: { readonly wide?: string; readonly rotating?: boolean } = {},
) {
  const workspaces = new Map<string, LocalSlack>();
  for (const team of teams) workspaces.set(team, await startLocalSlack({ teamId: team }));
  const codes = new Map<string, Code>();
  const tokens = new Map<string, Grant>();
  const refreshTokens = new Map<string, Grant>();
  const used = new Map<string, Grant>();
  const ways = new Map<string, string>();
  const calls: { readonly method: string; readonly team: string | undefined }[] = [];
  const reached = new Set(teams);
  const expired = new Set<string>();
  let renewals = 0;

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  // A bot in the same process may keep it busy for longer than Node’s own five seconds.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', address);
    const body = await readBody(request, LARGEST_BODY);
    if (!body) return answer(response, 413, 'too large');
    if (pathname === '/oauth/v2/authorize') return agreeing(searchParams, response);
    const [, section, name = ''] = pathname.split('/');
    const form = new URLSearchParams(body.toString());
    if (section === 'response') return pass(`${ways.get(name) ?? ''}`, request, body, response);
    if (name === 'oauth.v2.access') return answer(response, 200, exchanged(form));
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const grant = tokens.get(token);
    calls.push({ method: name, team: grant?.team });
    const slack = grant && workspaces.get(grant.team);
    if (!slack) return answer(response, 200, { ok: false, error: token === '' ? 'not_authed' : 'invalid_auth' });
    if (expired.has(token)) return answer(response, 200, { ok: false, error: 'token_expired' });
    if (name === 'auth.teams.list') return answer(response, 200, reachedBy(grant));
    if (name === 'auth.revoke') return answer(response, 200, { ok: true, revoked: tokens.delete(token) });
    return pass(`${slack.apiUrl}${name}`, request, body, response, slack.botToken);
  }

  /** The page on which somebody agrees, in one of the workspaces, or does not. */
  function agreeing(asked: URLSearchParams, response: ServerResponse): void {
    const redirectUri = asked.get('redirect_uri') ?? '';
    const wrong = asked.get('client_id') !== APP.clientId || !URL.canParse(redirectUri) || !asked.get('scope');
    if (wrong) {
      answer(response, 400, 'This app does not exist');
      return;
    }
    const back = (more: Readonly<Record<string, string>>) => {
      const url = new URL(redirectUri);
      for (const [name, value] of Object.entries({ ...more, state: asked.get('state') ?? '' }))
        url.searchParams.set(name, value);
      return url.toString().replaceAll('&', '&amp;');
    };
    const grants: Grant[] = [...teams.map((team) => ({ team })), ...(wide ? [{ team: teams[0] ?? '', wide }] : [])];
    const ways = grants.map((grant) => {
      const code = randomUUID();
      codes.set(code, { ...grant, redirectUri, scope: asked.get('scope') ?? '' });
      return `<p><a href="${back({ code })}">Allow in ${grant.wide ?? grant.team}</a></p>`;
    });
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      `<!doctype html><html lang="en"><title>Agree</title><h1>Practice Compass asks for permission</h1>${ways.join('')}<p><a href="${back({ error: 'access_denied' })}">Cancel</a></p></html>`,
    );
  }

  function exchanged(form: URLSearchParams): Json {
    if (form.get('client_id') !== APP.clientId) return { ok: false, error: 'invalid_client_id' };
    if (form.get('client_secret') !== APP.clientSecret) return { ok: false, error: 'bad_client_secret' };
    if (form.get('grant_type') === 'refresh_token') return renewed(form.get('refresh_token') ?? '');
    const code = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    if (!code) return { ok: false, error: 'invalid_code' };
    if (form.get('redirect_uri') !== code.redirectUri) return { ok: false, error: 'bad_redirect_uri' };
    const { team, wide: organisation, scope } = code;
    return {
      ...tokenFor(code),
      ...{ token_type: 'bot', scope, bot_user_id: BOT.userId, app_id: BOT.appId, authed_user: { id: 'U0ANN' } },
      team: organisation ? null : { id: team, name: team },
      enterprise: organisation ? { id: organisation, name: organisation } : null,
      is_enterprise_install: organisation !== undefined,
    };
  }

  /** The workspaces of the organisation, of which an admin may take the app out of some. */
  function reachedBy({ wide: organisation }: Grant): Json {
    if (!organisation) return { ok: false, error: 'not_allowed_token_type' };
    return { ok: true, teams: [...reached].map((id) => ({ id, name: id })), response_metadata: { next_cursor: '' } };
  }

  /** A refresh token works once and, as in Slack, a little longer: https://docs.slack.dev/authentication/using-token-rotation */
  function renewed(refreshToken: string): Json {
    const grant = refreshTokens.get(refreshToken) ?? used.get(refreshToken);
    if (!grant) return { ok: false, error: 'invalid_refresh_token' };
    refreshTokens.delete(refreshToken);
    used.set(refreshToken, grant);
    renewals += 1;
    return { ...tokenFor(grant), token_type: 'bot' };
  }

  /** As in Slack, a workspace that has the app already gets the same token again, unless tokens expire. */
  function tokenFor({ team, wide: organisation }: Grant): Json {
    const kept = [...tokens].find(([, one]) => one.team === team && one.wide === organisation)?.[0];
    const token = rotating ? `xoxe.xoxb-${randomUUID()}` : (kept ?? `xoxb-${randomUUID()}`);
    const grant = organisation ? { team, wide: organisation } : { team };
    tokens.set(token, grant);
    if (!rotating) return { ok: true, access_token: token };
    const refreshToken = `xoxe-${randomUUID()}`;
    refreshTokens.set(refreshToken, grant);
    return { ok: true, access_token: token, refresh_token: refreshToken, expires_in: TOKEN_LIVES_S };
  }

  async function pass(
    to: string,
    { method = 'POST', headers }: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
    botToken?: string,
  ): Promise<void> {
    if (to === '') return answer(response, 404, 'expired_url');
    const given = await fetch(to, {
      method,
      body: new Uint8Array(body),
      headers: {
        'content-type': headers['content-type'] ?? '',
        ...(botToken ? { authorization: `Bearer ${botToken}` } : {}),
      },
    });
    const kept = ['retry-after', 'x-oauth-scopes'].flatMap((name) => {
      const value = given.headers.get(name);
      return value === null ? [] : [[name, value]];
    });
    const said = await given.text();
    const type = given.headers.get('content-type') ?? 'text/plain';
    response.writeHead(given.status, { 'content-type': type, ...Object.fromEntries(kept) });
    response.end(said);
  }

  return {
    ...APP,
    apiUrl: `${address}/api/`,
    signingSecret: workspaces.get(teams[0] ?? '')?.signingSecret ?? '',
    calls: calls as readonly { readonly method: string; readonly team: string | undefined }[],
    /** How often a token has been renewed. */
    renewals: () => renewals,
    /** The tokens that work now. */
    tokens: tokens as ReadonlyMap<string, Grant>,
    /** From now on, this one token no longer works. */
    drop: (token: string): boolean => tokens.delete(token),
    /** Takes the app out of a workspace: its tokens no longer work. Slack also sends events, which `createActs` does. */
    takeOut(team: string): void {
      for (const [token, grant] of tokens) if (grant.team === team) tokens.delete(token);
    },
    /** The short while is over in which a refresh token still works that has been used. */
    endGrace: (): void => used.clear(),
    /** The time of this workspace's tokens is over. */
    expire(team: string): void {
      for (const [token, grant] of tokens) if (grant.team === team) expired.add(token);
    },
    /** Takes a workspace away from the app, which the whole organisation has installed. */
    revoke: (team: string): boolean => reached.delete(team),
    /** The Slack of one workspace, as its people use it. */
    workspace(team: string): LocalSlack {
      const slack = workspaces.get(team);
      if (!slack) throw new Error(`There is no workspace ${team}`);
      return {
        ...slack,
        responseUrl: (way) => {
          const url = slack.responseUrl(way);
          const id = url.slice(url.lastIndexOf('/') + 1);
          ways.set(id, url);
          return `${address}/response/${id}`;
        },
      };
    },
    async stop(): Promise<void> {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      for (const slack of workspaces.values()) await slack.stop();
    },
  };
}
