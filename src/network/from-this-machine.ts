import type { IncomingMessage } from 'node:http';

/**
 * Why a request must not be served where nobody has to sign in, or undefined. Only this machine's own pages and programs
 * may ask: a stranger's site that a browser shows beside them must reach nothing, neither by its own name for this machine
 * (DNS rebinding) nor across origins. Programs on this machine that are no browsers are let in.
 */
export function refusal(request: Pick<IncomingMessage, 'headers' | 'method'>, port: number): string | undefined {
  const { host = '', origin } = request.headers;
  if (!namesOf(port).includes(host)) return 'Ask for this by 127.0.0.1 or localhost.';
  if (origin !== undefined && origin !== `http://${host}`) return 'Another site may not ask this.';
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'Another site may not ask this.';
  // A form on any site can post; only a script of the same origin can post JSON without asking first.
  const type = request.headers['content-type'] ?? '';
  if (request.method === 'POST' && !/^application\/json\b/.test(type)) return 'This takes JSON.';
  return undefined;
}

const namesOf = (port: number) => ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`);
