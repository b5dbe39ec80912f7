import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerCall, type Call, refusal } from './connector-api';
import { createRooms, type Json, type Post } from './rooms';

export type LocalConnector = Awaited<ReturnType<typeof startLocalConnector>>;

/** What goes wrong with the next call. `hang`: no answer before `letGo`. */
export type Fault = { readonly status: number; readonly code?: string; readonly retryAfter?: number } | 'hang';

export const TENANT = '72f988bf-0000-4000-8000-00000000c0de';

/**
 * A stand-in for the Bot Connector on this machine alone. With `token`, calls must carry it. `failNext` queues faults, each for
 * one call; `nextPost` resolves with the next message that the bot sends.
 */
export async function startLocalConnector({ token, tenantId = TENANT }: { token?: string; tenantId?: string } = {}) {
  const rooms = createRooms(tenantId);
  const calls: Call[] = [];
  const faults: Fault[] = [];
  const waiting: ((post: Post) => void)[] = [];
  const held: (() => void)[] = [];

  const server = createServer((request, response) => {
    take(request, response).catch(() => response.writeHead(500).end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await readCall(request);
    if (call) calls.push(call);
    const fault = faults.shift();
    if (fault === 'hang') await new Promise<void>((resolve) => held.push(resolve));
    else if (fault) return send(response, fault.status, { error: { code: fault.code ?? 'Fault' } }, fault.retryAfter);
    const outcome = judge(call);
    send(response, outcome.status, outcome.body);
    if (outcome.posted) for (const hear of waiting.splice(0)) hear(outcome.posted);
  }

  function judge(call: Call | undefined) {
    if (!call) return refusal(400, 'BadSyntax', 'The body is no JSON object, or the path no path of the connector.');
    const known = token === undefined || call.authorization === `Bearer ${token}`;
    return known ? answerCall(call, rooms) : refusal(401, 'Unauthorized', 'A token is needed.');
  }

  return {
    /** Where activities say that they come from. */
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/teams/`,
    rooms,
    calls: calls as readonly Call[],
    failNext: (...next: Fault[]): void => void faults.push(...next),
    letGo: (): void => {
      for (const go of held.splice(0)) go();
    },
    nextPost: (): Promise<Post> => new Promise((resolve) => waiting.push(resolve)),
    close: async (): Promise<void> => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

const ROOT = '/teams/v3/conversations';

async function readCall(request: IncomingMessage): Promise<Call | undefined> {
  const { method = 'GET', url = '/', headers } = request;
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
  const text = await readText(request);
  const body = text === '' ? {} : readJson(text);
  if (!body || (pathname !== ROOT && !pathname.startsWith(`${ROOT}/`))) return undefined;
  const path = pathname.slice(ROOT.length).split('/').filter(Boolean).map(decodeURIComponent);
  return { method, path, query: searchParams, authorization: headers.authorization, body };
}

async function readText(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function readJson(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, status: number, body: Json, retryAfter?: number): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  });
  response.end(JSON.stringify(body));
}
