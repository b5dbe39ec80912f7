import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

type Handle = (request: IncomingMessage, response: ServerResponse, body: Buffer) => Promise<void>;
type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** In bytes: four times what the bot itself accepts. */
const LARGEST_BODY = 1024 * 1024;

/**
 * Starts a server on a free loopback port, for programs on this machine only. It refuses whatever a browser sends (403)
 * and any body over `LARGEST_BODY` (413). `upgrade` receives connections that ask for another protocol. Resolves, once
 * the server listens, with its `address`, such as `http://127.0.0.1:41234`.
 */
export async function startInnerServer(handle: Handle, upgrade?: Upgrade) {
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  if (upgrade)
    server.on('upgrade', (request, socket, head) => {
      if (isFromBrowser(request, port)) socket.destroy();
      else upgrade(request, socket, head);
    });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (isFromBrowser(request, port)) return refuse(response, 403);
    const body = await readBody(request, LARGEST_BODY);
    if (!body) return refuse(response, 413);
    await handle(request, response, body);
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
 * Whether a request comes from a browser. Another host name means a site that points its own name at this machine (DNS
 * rebinding); only browsers send `origin` and
 * https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
function isFromBrowser({ headers }: IncomingMessage, port: number): boolean {
  const isHere = headers.host === `127.0.0.1:${port}` || headers.host === `localhost:${port}`;
  return !isHere || headers.origin !== undefined || headers['sec-fetch-site'] !== undefined;
}

function refuse(response: ServerResponse, status: 403 | 413): void {
  response.writeHead(status, { connection: 'close' }).end();
}

/**
 * Reads a request's whole body. Returns undefined if it exceeds `largest` bytes; even then it reads to the end, so that
 * the sender gets its answer.
 */
export async function readBody(request: IncomingMessage, largest: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size <= largest) parts.push(part as Buffer);
  }
  return size <= largest ? Buffer.concat(parts) : undefined;
}

/** Sends a JSON answer, or plain text if `body` is a string. `retryAfter` is in seconds. */
export function answer(response: ServerResponse, status: number, body: object | string, retryAfter?: number): void {
  response.writeHead(status, {
    'content-type': typeof body === 'string' ? 'text/plain' : 'application/json; charset=utf-8',
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
