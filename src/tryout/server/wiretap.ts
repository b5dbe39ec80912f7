import type { IncomingMessage, ServerResponse } from 'node:http';
import { atMost } from '../../cut';
import { startInnerServer } from '../inner-server';
import type { Exchanged, Step } from '../state';

export type Wire = {
  readonly platform: Step['platform'];
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
  return startInnerServer(pass);

  async function pass(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<void> {
    const { method = 'GET', url: path = '/' } = request;
    began();
    const headers = passedOn(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const hasBody = method !== 'GET' && method !== 'HEAD';
    // Who has gone does not wait for the answer, and nobody waits on their behalf.
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const asked = { method, headers, signal: gone.signal, ...(hasBody ? { body } : {}) };
    const answer = await fetch(wire.target() + path, asked).then(
      async (got) => ({
        status: got.status,
        // Without its packing, which fetch has undone.
        headers: passedOn([...got.headers].filter(([name]) => name !== 'content-encoding')),
        body: Buffer.from(await got.arrayBuffer()),
      }),
      () => ({ status: 502, headers: {}, body: Buffer.from('Nobody answered.') }),
    );
    response.writeHead(answer.status, answer.headers).end(answer.body);
    const { platform, from, to } = wire;
    const request_ = { method, path, ...shown(headers, body) };
    ended({
      platform,
      from,
      to,
      request: request_,
      answer: { status: answer.status, ...shown(answer.headers, answer.body) },
    });
  }
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
