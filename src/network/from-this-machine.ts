import type { IncomingMessage } from 'node:http';

/**
 * Why a request must be refused by a server that asks nobody to sign in; undefined if it may be served. Only pages and
 * programs of this machine may ask. Another site that is open in a browser here must get nothing, neither through a
 * name of its own for this machine (DNS rebinding) nor across origins. Programs on this machine that are not browsers
 * are let in.
 */
export function refusal(request: Pick<IncomingMessage, 'headers' | 'method'>, port: number): string | undefined {
  const { host = '', origin } = request.headers;
  if (!namesOf(port).includes(host)) return 'Open this at 127.0.0.1 or localhost.';
  if (origin !== undefined && origin !== `http://${host}`) return 'Requests from other sites are not allowed.';
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return 'Requests from other sites are not allowed.';
  // A form on any site can post; only a script of the same origin can post JSON without a preflight request.
  const type = request.headers['content-type'] ?? '';
  if (request.method === 'POST' && !/^application\/json\b/.test(type)) return 'This accepts JSON only.';
  return undefined;
}

const namesOf = (port: number) => ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`);
