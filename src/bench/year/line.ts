import { Agent, createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What goes wrong with one call on its way. `posted`: the platform has done what was asked, and the answer is lost. */
export type Trouble = '429' | '500' | '503' | 'time-out' | 'time-out, posted' | 'reset' | 'reset, posted';

/** An answer in the place of the platform's own. */
export type Answer = {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/**
 * So long the bot waits for an answer. Two minutes outside; here nobody else is using the network, and everybody who waits
 * waits in truth.
 */
export const SEND_LIMIT_MS = 2_000;

export type Call = { readonly method: string; readonly path: string; readonly body: string };

type LineSettings = {
  /** The platform's own address, without a path. */
  readonly target: string;
  /** How this call fares; undefined: the platform answers it. */
  readonly fate: (call: Call) => Trouble | Answer | undefined;
  /** Told of every answer that the platform itself gave. */
  readonly heard: (call: Call, answer: Answer) => void;
  /** Told of every answer that came too late, because this machine was too busy. Nobody has ordered that. */
  readonly late: (call: Call) => void;
};

/** The network between the bot and a platform on this machine, on which everything can go wrong that goes wrong on real ones. */
export async function startLine({ target, fate, heard, late }: LineSettings) {
  const agent = new Agent({ keepAlive: true });
  const server = createServer((request, response) => {
    carry(request, response).catch(() => response.destroy());
  });
  // A connection that is closed while it waits for the next call would be a fault that nobody has ordered.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  async function carry(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url: path = '/', headers } = request;
    const call = { method, path, body: await readAll(request) };
    const began = performance.now();
    const met = fate(call);
    if (typeof met === 'object') return answer(response, met);
    if (met === 'reset') return void response.destroy();
    if (met === 'time-out') return hangUp(response);
    const given = await pass(target + path, call, { ...headers, host: new URL(target).host }, agent);
    heard(call, given);
    if (response.destroyed || performance.now() - began > SEND_LIMIT_MS / 2) late(call);
    if (met === 'reset, posted') return void response.destroy();
    if (met === 'time-out, posted') return hangUp(response);
    answer(response, given);
  }

  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async (): Promise<void> => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      agent.destroy();
      await closed;
    },
  };
}

/** Some time after nobody waits any more: a connection that stays open would only keep others waiting at the end. */
function hangUp(response: ServerResponse): void {
  setTimeout(() => response.destroy(), SEND_LIMIT_MS * 1.25).unref();
}

function answer(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}

function pass(url: string, { method, body }: Call, headers: IncomingMessage['headers'], agent: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = send(url, { method, headers, agent }, (response) => {
      readAll(response).then((text) => {
        const wait = response.headers['retry-after'];
        resolve({
          status: response.statusCode ?? 500,
          body: text,
          ...(wait ? { headers: { 'retry-after': wait } } : {}),
        });
      }, reject);
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

async function readAll(message: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
