import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

type Take = (request: IncomingMessage, response: ServerResponse, body: Buffer) => Promise<void>;
type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Four times what the bot itself takes. */
const LARGEST_BODY = 1024 * 1024;

/**
 * A server on a free port of this machine, for programs on this machine: what a browser sends is refused, under whatever
 * name, and so is a body that is too large. `upgrade` takes over connections that ask for another protocol.
 */
export async function startInnerServer(take: Take, upgrade?: Upgrade) {
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  if (upgrade)
    server.on('upgrade', (request, socket, head) => {
      if (isStrange(request, port)) socket.destroy();
      else upgrade(request, socket, head);
    });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (isStrange(request, port)) return refuse(response, 403);
    const body = await readBody(request, LARGEST_BODY);
    if (!body) return refuse(response, 413);
    await take(request, response, body);
  }

  return {
    address: `http://127.0.0.1:${port}`,
    stop: async (): Promise<void> => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/**
 * Another name for this machine is a site that has pointed its own name at it (DNS rebinding); an origin or a site is
 * named by browsers alone (https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site).
 */
function isStrange({ headers }: IncomingMessage, port: number): boolean {
  const isHere = headers.host === `127.0.0.1:${port}` || headers.host === `localhost:${port}`;
  return !isHere || headers.origin !== undefined || headers['sec-fetch-site'] !== undefined;
}

function refuse(response: ServerResponse, status: 403 | 413): void {
  response.writeHead(status, { connection: 'close' }).end();
}

/** The whole body; undefined where it is larger than this: the rest is read and forgotten, so that the sender hears why. */
export async function readBody(request: IncomingMessage, largest: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size <= largest) parts.push(part as Buffer);
  }
  return size <= largest ? Buffer.concat(parts) : undefined;
}

/** Answers with JSON, or with a text as it is. `retryAfter` is in seconds. */
export function answer(response: ServerResponse, status: number, body: object | string, retryAfter?: number): void {
  response.writeHead(status, {
    'content-type': typeof body === 'string' ? 'text/plain' : 'application/json; charset=utf-8',
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
