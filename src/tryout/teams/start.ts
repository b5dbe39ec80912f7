import type { IncomingMessage, ServerResponse } from 'node:http';
import { answer, startInnerServer } from '../inner-server';
import type { Json } from '../json';
import { answerCall, type Call, refusal } from './connector-api';
import { createRooms, type Post } from './rooms';
import { createThrottle } from './throttle';

export type LocalConnector = Awaited<ReturnType<typeof startLocalConnector>>;

/**
 * What goes wrong with the next call: a refusal, no answer before `letGo` (`hang`), or a connection that breaks before
 * the call takes effect (`reset`) or after (`lost`).
 */
export type Fault = Refused | 'hang' | 'reset' | 'lost';
type Refused = {
  readonly status: number;
  readonly code?: string;
  /** In seconds. */
  readonly retryAfter?: number;
  /** Replaces the JSON with the code. */
  readonly body?: string;
  /** The call takes effect all the same; only its answer is wrong. */
  readonly taken?: true;
};

type Options = {
  readonly token?: string;
  readonly tenantId?: string;
  /** The clock, in milliseconds, by which messages are limited to Teams' rates. Without it there is no limit. */
  readonly throttledBy?: () => number;
  /** What goes wrong with a call for which no fault was queued. */
  readonly faultOf?: (call: Call) => Fault | undefined;
};

export const TENANT = '72f988bf-0000-4000-8000-00000000c0de';

/**
 * Starts a local Bot Connector on a free loopback port. With `token`, it refuses calls that do not carry it. `failNext`
 * queues faults, one for each call, and `failWhere` takes the place of `faultOf`; `nextPost` resolves with the next message that the bot sends.
 */
export async function startLocalConnector({ token, tenantId = TENANT, throttledBy, ...more }: Options = {}) {
  let { faultOf } = more;
  const rooms = createRooms(tenantId);
  const calls: Call[] = [];
  const faults: Fault[] = [];
  const waitBefore = throttledBy ? createThrottle(throttledBy) : () => 0;
  const uploads = new Map<string, Upload>();
  const waiting: ((post: Post) => void)[] = [];
  const held: (() => void)[] = [];

  const { address, stop } = await startInnerServer((request, response, body) =>
    take(request, response, body).catch(() => void response.writeHead(500).end()),
  );

  async function take(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<void> {
    const upload = uploads.get(request.url ?? '');
    if (upload) return takeUpload(upload, request, response, body);
    const call = readCall(request, body.toString('utf8'));
    if (call) calls.push(call);
    const fault = faults.shift() ?? (call && faultOf?.(call));
    if (fault === 'reset') return void request.socket.destroy();
    if (fault === 'hang') await new Promise<void>((resolve) => held.push(resolve));
    else if (fault && fault !== 'lost' && !fault.taken) return refuse(response, fault);
    const wait = call?.method === 'POST' ? waitBefore(call.path[0] ?? '') : 0;
    if (wait > 0) return refuse(response, { status: 429, code: 'Throttled', retryAfter: wait });
    const outcome = judge(call);
    if (fault === 'lost') request.socket.destroy();
    else if (typeof fault === 'object') refuse(response, fault);
    else answer(response, outcome.status, outcome.body);
    if (outcome.posted) for (const hear of waiting.splice(0)) hear(outcome.posted);
  }

  function judge(call: Call | undefined) {
    if (!call) return refusal(400, 'BadSyntax', 'The body is no JSON object, or the path no path of the connector.');
    const known = token === undefined || call.authorization === `Bearer ${token}`;
    return known ? answerCall(call, rooms) : refusal(401, 'Unauthorized', 'A token is needed.');
  }

  return {
    /** The `serviceUrl` of activities. */
    serviceUrl: `${address}/teams/`,
    rooms,
    calls: calls as readonly Call[],
    failNext: (...next: Fault[]): void => void faults.push(...next),
    failWhere: (next: Options['faultOf']): void => {
      faultOf = next;
    },
    letGo: (): void => {
      for (const go of held.splice(0)) go();
    },
    /** Makes an address that takes a file. `upload` says what it was sent. */
    newUpload(): { readonly url: string; readonly upload: Upload } {
      const path = `/upload/${uploads.size}`;
      const upload: Upload = {};
      uploads.set(path, upload);
      return { url: `${address}${path}`, upload };
    },
    nextPost: (): Promise<Post> => new Promise((resolve) => waiting.push(resolve)),
    close: stop,
  };
}

/** What a place for a file was sent. `refuses`: with this status, and for a redirect to this address. */
export type Upload = {
  taken?: Buffer;
  range?: string | undefined;
  authorization?: string | undefined;
  refuses?: { readonly status: number; readonly location?: string };
};

function takeUpload(
  upload: Upload,
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): void {
  const { refuses } = upload;
  if (refuses) {
    const to = refuses.location === undefined ? {} : { location: refuses.location };
    return void response.writeHead(refuses.status, to).end();
  }
  const whole = `bytes 0-${body.length - 1}/${body.length}`;
  if (method !== 'PUT' || headers['content-range'] !== whole) return void response.writeHead(416).end();
  upload.taken = body;
  upload.range = headers['content-range'];
  upload.authorization = headers.authorization;
  answer(response, 201, {});
}

const PATH = /^\/teams\/v3\/(?<of>conversations|teams)(?<rest>\/.*)?$/;

function readCall(request: IncomingMessage, text: string): Call | undefined {
  const { method = 'GET', url = '/', headers } = request;
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
  const body = text === '' ? {} : readJson(text);
  const { of, rest = '' } = PATH.exec(pathname)?.groups ?? {};
  if (!body || (of !== 'conversations' && of !== 'teams')) return undefined;
  const path = rest.split('/').filter(Boolean).map(decodeURIComponent);
  return { method, of, path, query: searchParams, authorization: headers.authorization, body };
}

function readJson(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}

const refuse = (response: ServerResponse, { status, code = 'Fault', retryAfter, body }: Refused) =>
  answer(response, status, body ?? { error: { code } }, retryAfter);
