import type { IncomingMessage, ServerResponse } from 'node:http';
import { atMost } from '../../text/cut';
import { startInnerServer } from '../inner-server';
import type { Exchanged, Step } from '../state';

export type Wire = {
  readonly platform: Step['platform'];
  readonly from: string;
  readonly to: string;
  /** Returns the address to forward requests to, without a final slash. Called each time: the bot starts later. */
  readonly target: () => string;
};

export type Heard = Omit<Step, 'number' | 'at'>;

/** In characters. The inspector cuts a longer text; the wire never does. */
const LONGEST_SHOWN = 40_000;
/** Headers of one connection, which must not be passed on. */
const OF_THE_CONNECTION = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'keep-alive',
  'expect',
]);

/**
 * Starts a proxy between two programs on this machine, which forwards every request unchanged. Calls `began` when a
 * request arrives, and `ended` with the request and its answer. Answers 502 if the target cannot be reached.
 */
export async function startWiretap(wire: Wire, began: () => void, ended: (heard: Heard) => void) {
  return startInnerServer(pass);

  async function pass(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<void> {
    const { method = 'GET', url: path = '/' } = request;
    began();
    const headers = passedOn(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const hasBody = method !== 'GET' && method !== 'HEAD';
    // Once the caller has gone, there is nobody to wait for the answer.
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const asked = { method, headers, signal: gone.signal, ...(hasBody ? { body } : {}) };
    const answer = await fetch(wire.target() + path, asked).then(
      async (got) => ({
        status: got.status,
        // Without the content encoding, which fetch has already undone.
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
