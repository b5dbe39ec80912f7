import type { IncomingMessage, ServerResponse } from 'node:http';
import { startInnerServer } from '../inner-server';
import { answerThrough } from './answers';
import { createChannelRate } from './channel-rate';
import { createPasses } from './passes';
import { readArguments } from './read-arguments';
import { createSocketMode } from './socket-mode';
import { createWebApi } from './web-api';
import { createWorkspace, type Json } from './workspace';

export type LocalSlack = Awaited<ReturnType<typeof startLocalSlack>>;

/**
 * What goes wrong with the next call: a status such as 500 or 429 (with `retryAfter` seconds), an error's name, a
 * connection that breaks, or an answer that never comes. With `done`, what was asked for is done all the same.
 */
export type Fault = {
  readonly status?: number;
  readonly retryAfter?: number;
  readonly error?: string;
  /** What Slack says beside the error's name. */
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
 * Starts a Slack for a machine that has none: Slack's Web API, its `response_url`s and Socket Mode on a free port of
 * this machine, as strict as the real one about blocks, texts, membership and passes that run out.
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
  const webApi = createWebApi(workspace, passes, () => `${address.replace('http:', 'ws:')}/socket`);

  async function serve(request: IncomingMessage, response: ServerResponse, sent: Buffer): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', address);
    const [, door, name = ''] = pathname.split('/');
    const args = readArguments(request, sent.toString());
    const method = door === 'response' ? 'response_url' : name;
    calls.push({ method, args });
    const fault = faults.get(method)?.shift() ?? faultOf?.(method, args);
    if (!fault) {
      const { status, body, retryAfter } = answer(door, name, args, request);
      return send(response, status, body, retryAfter);
    }
    if (fault.done) answer(door, name, args, request);
    if (fault.connection === 'breaks') return void response.destroy();
    if (fault.connection === 'hangs') return;
    const { status = 200, error = 'fault', messages, retryAfter } = fault;
    const beside = messages ? { response_metadata: { messages } } : {};
    send(response, status, { ok: false, error, ...beside }, retryAfter);
  }

  function answer(door: string | undefined, name: string, args: Json, request: IncomingMessage): Answer {
    if (door === 'response') return answerThrough(name, args, workspace, passes);
    const call = webApi[name];
    if (door !== 'api' || !call) return { status: 200, body: { ok: false, error: 'unknown_method' } };
    const denied = tokenFault(name, request);
    if (denied) return { status: 200, body: denied };
    const retryAfter = name === 'chat.postMessage' ? channelRate.take(String(args.channel)) : 0;
    if (retryAfter > 0) return { status: 429, body: { ok: false, error: 'ratelimited' }, retryAfter };
    return { status: 200, body: call(args) };
  }

  function tokenFault(method: string, { headers }: IncomingMessage): Json | undefined {
    if (!headers.authorization) return { ok: false, error: 'not_authed' };
    const token = method === 'apps.connections.open' ? keys.appToken : keys.botToken;
    return headers.authorization === `Bearer ${token}` ? undefined : { ok: false, error: 'invalid_auth' };
  }

  return {
    ...keys,
    apiUrl: `${address}/api/`,
    workspace,
    passes,
    socketMode,
    /** Every call that arrived, in order. */
    calls: calls as readonly { readonly method: string; readonly args: Json }[],
    /** A fresh address for answers, as Slack puts it into an interaction. */
    responseUrl: (way: Parameters<typeof passes.newWay>[0]) => `${address}/response/${passes.newWay(way)}`,
    /** From now on, a channel takes about one message a second, as in Slack. */
    limitRate: channelRate.switchOn,
    /** Lets the next call to this method (or to `response_url`) fail. */
    failNext(method: string, fault: Fault): void {
      faults.set(method, [...(faults.get(method) ?? []), fault]);
    },
    async stop(): Promise<void> {
      socketMode.closeAll();
      await stop();
    },
  };
}

type Answer = { readonly status: number; readonly body: Json | string; readonly retryAfter?: number };

function send(response: ServerResponse, status: number, body: Json | string, retryAfter?: number): void {
  response.writeHead(status, {
    'content-type': typeof body === 'string' ? 'text/plain' : 'application/json',
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
