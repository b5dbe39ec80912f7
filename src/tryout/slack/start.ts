import type { IncomingMessage, ServerResponse } from 'node:http';
import { answer, startInnerServer } from '../inner-server';
import type { Json } from '../json';
import { answerThrough, type Outcome } from './answers';
import { createChannelRate } from './channel-rate';
import { createFiles } from './files';
import { createPasses } from './passes';
import { createSocketMode } from './socket-mode';
import { createWebApi } from './web-api';
import { createWorkspace } from './workspace';

export type LocalSlack = Awaited<ReturnType<typeof startLocalSlack>>;

/**
 * What goes wrong with the next call: an HTTP status such as 500 or 429 (with `retryAfter` in seconds), a named error,
 * a connection that breaks, or an answer that never comes. With `done`, the call still takes effect.
 */
export type Fault = {
  readonly status?: number;
  readonly retryAfter?: number;
  readonly error?: string;
  /** The details that Slack gives with the error. */
  readonly messages?: readonly string[];
  readonly connection?: 'breaks' | 'hangs';
  readonly done?: boolean;
};

type Options = {
  readonly teamId?: string;
  readonly now?: () => number;
  /** What goes wrong with a call for which no fault was queued. */
  readonly faultOf?: (method: string, args: Json) => Fault | undefined;
};

/**
 * Starts a local Slack on a free loopback port: the Web API, response URLs and Socket Mode. It is as strict as the real
 * one about blocks, texts, membership and expiry. `now` is a clock in milliseconds.
 */
export async function startLocalSlack({ teamId, now = Date.now, faultOf }: Options = {}) {
  const keys = { botToken: 'xoxb-local', appToken: 'xapp-local', signingSecret: 'local-signing-secret' };
  const workspace = createWorkspace(teamId, now);
  const passes = createPasses(now);
  const channelRate = createChannelRate(now);
  const faults = new Map<string, Fault[]>();
  const calls: { readonly method: string; readonly args: Json }[] = [];
  const socketMode = createSocketMode();
  const { address, stop } = await startInnerServer(serve, socketMode.accept);
  const files = createFiles(workspace, (id) => `${address}/upload/${id}`);
  const withoutScopes = new Set<string>();
  let tokenRevoked = false;
  const webApi: ReturnType<typeof createWebApi> = {
    ...createWebApi(workspace, passes, () => `${address.replace('http:', 'ws:')}/socket`),
    ...files.methods,
  };

  async function serve(request: IncomingMessage, response: ServerResponse, sent: Buffer): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', address);
    const [, section, name = ''] = pathname.split('/');
    // What is uploaded is a file's bytes, not arguments.
    const args = section === 'upload' ? {} : readArguments(request, sent.toString());
    const method = section === 'response' ? 'response_url' : section === 'upload' ? 'upload_url' : name;
    calls.push({ method, args });
    const fault = faults.get(method)?.shift() ?? faultOf?.(method, args);
    if (!fault) {
      const { status, body, retryAfter } = handle(section, name, args, request, sent);
      return answer(response, status, body, retryAfter);
    }
    if (fault.done) handle(section, name, args, request, sent);
    if (fault.connection === 'breaks') return void response.destroy();
    if (fault.connection === 'hangs') return;
    const { status = 200, error = 'fault', messages, retryAfter } = fault;
    const beside = messages ? { response_metadata: { messages } } : {};
    answer(response, status, { ok: false, error, ...beside }, retryAfter);
  }

  function handle(
    section: string | undefined,
    name: string,
    args: Json,
    request: IncomingMessage,
    sent: Buffer,
  ): Answer {
    if (section === 'upload') return files.take(name, sent);
    if (section === 'response') return answerThrough(name, args, workspace, passes);
    const call = webApi[name];
    if (section !== 'api' || !call) return { status: 200, body: { ok: false, error: 'unknown_method' } };
    const denied = tokenFault(name, request);
    if (denied) return { status: 200, body: denied };
    const needed = name in files.methods ? 'files:write' : '';
    if (withoutScopes.has(needed)) return { status: 200, body: { ok: false, error: 'missing_scope', needed } };
    const retryAfter = name === 'chat.postMessage' ? channelRate.take(String(args.channel)) : 0;
    if (retryAfter > 0) return { status: 429, body: { ok: false, error: 'ratelimited' }, retryAfter };
    return { status: 200, body: call(args) };
  }

  function tokenFault(method: string, { headers }: IncomingMessage): Json | undefined {
    if (!headers.authorization) return { ok: false, error: 'not_authed' };
    if (tokenRevoked) return { ok: false, error: 'token_revoked' };
    const token = method === 'apps.connections.open' ? keys.appToken : keys.botToken;
    return headers.authorization === `Bearer ${token}` ? undefined : { ok: false, error: 'invalid_auth' };
  }

  return {
    ...keys,
    apiUrl: `${address}/api/`,
    workspace,
    passes,
    socketMode,
    /** Every call so far, in order. */
    calls: calls as readonly { readonly method: string; readonly args: Json }[],
    /** Returns a new `response_url`. */
    responseUrl: (way: Parameters<typeof passes.newWay>[0]) => `${address}/response/${passes.newWay(way)}`,
    /** Limits every channel to about one message a second from now on, as Slack does. */
    limitRate: channelRate.switchOn,
    /** From now on, the bot does not have this scope, such as `files:write`. */
    withoutScope: (scope: string): void => void withoutScopes.add(scope),
    /** From now on, the bot's token is refused, or accepted again. Slack sends no event of it. */
    refuseToken: (refused: boolean): void => {
      tokenRevoked = refused;
    },
    /** Makes the next call to this method, to `response_url` or to `upload_url`, fail. Further faults queue up. */
    failNext(method: string, fault: Fault): void {
      faults.set(method, [...(faults.get(method) ?? []), fault]);
    },
    async stop(): Promise<void> {
      socketMode.closeAll();
      await stop();
    },
  };
}

type Answer = Outcome & { readonly retryAfter?: number };

/** Reads the arguments of a Web API call, which are JSON, or a form whose richer values are JSON. */
function readArguments({ headers }: IncomingMessage, body: string): Json {
  if (body === '') return {};
  if (headers['content-type']?.startsWith('application/json')) return JSON.parse(body);
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [name, name === 'text' ? value : fromForm(value)]),
  );
}

function fromForm(value: string): unknown {
  if (value === 'true' || value === 'false') return value === 'true';
  return value.startsWith('[') || value.startsWith('{') ? JSON.parse(value) : value;
}
