import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atMost } from '../../cut';
import type { Exchanged, Step } from '../state';

export type Wire = {
  readonly face: Step['face'];
  readonly from: string;
  readonly to: string;
  /** Where requests really go, without a slash at its end. Asked each time: the bot listens later than this does. */
  readonly target: () => string;
};

export type Heard = Omit<Step, 'number' | 'at'>;

/** A text longer than this is cut in the inspector, never on the wire. */
const LONGEST_SHOWN = 40_000;
/** Headers that belong to one connection and must not be passed on. */
const OF_THE_CONNECTION = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'keep-alive',
  'expect',
]);

/**
 * Stands between two programs on this machine: passes every request on as it came, and tells of it with its answer.
 * `began` is told when a request arrives, `ended` when it has been answered. Somebody who cannot be reached is a 502.
 */
export async function startWiretap(wire: Wire, began: () => void, ended: (heard: Heard) => void) {
  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url: path = '/' } = request;
    const body = await readAll(request);
    began();
    const headers = passedOn(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const answer = await fetch(wire.target() + path, { method, headers, ...(hasBody ? { body } : {}) }).then(
      async (got) => ({
        status: got.status,
        // Without its packing, which fetch has undone.
        headers: passedOn([...got.headers].filter(([name]) => name !== 'content-encoding')),
        body: Buffer.from(await got.arrayBuffer()),
      }),
      () => ({ status: 502, headers: {}, body: Buffer.from('Nobody answered.') }),
    );
    response.writeHead(answer.status, answer.headers).end(answer.body);
    const { face, from, to } = wire;
    const request_ = { method, path, ...shown(headers, body) };
    ended({
      face,
      from,
      to,
      request: request_,
      answer: { status: answer.status, ...shown(answer.headers, answer.body) },
    });
  }

  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async (): Promise<void> => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

const passedOn = (headers: readonly (readonly [string, string])[]): Record<string, string> =>
  Object.fromEntries(headers.filter(([name]) => !OF_THE_CONNECTION.has(name)));

function shown(headers: Record<string, string>, body: Buffer): Exchanged {
  const text = body.toString('utf8');
  return {
    headers,
    body: text.length > LONGEST_SHOWN ? `${atMost(text, LONGEST_SHOWN)}… (${text.length} characters in all)` : text,
  };
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
