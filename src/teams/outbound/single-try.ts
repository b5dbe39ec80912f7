import { type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { DeliveryError } from '../../messenger';
import { proxyAgent } from '../../network/outbound-proxy';
import type { Transport, WireRequest } from '../sdk/port';
import { isTeamsService } from '../service-address';
import { deliveryErrorFor } from './delivery-error';

/**
 * A transport that sends each request once. botbuilder's own client sends again after 500, 502, 503 and a broken
 * connection, so a message that had arrived would be posted twice; it does not send again after an error of ours. Rejects
 * with `DeliveryError` for every answer but success and follows no redirects: the token is for
 * Teams only. `timeLimit` is in milliseconds. `localTeams`: Teams is a program on this machine.
 */
export function createSingleTry(timeLimit: number, localTeams: boolean): Transport {
  return async (request) => {
    if (!isTeamsService(request.url, localTeams))
      throw new DeliveryError('refused', { cause: new Error('the address does not belong to Teams') });
    const { response, text } = await exchange(request, timeLimit);
    const { statusCode: status = 0, headers } = response;
    if (status < 200 || status >= 300) throw deliveryErrorFor(status, headers['retry-after'], text);
    // Something on the way answered, such as a proxy with its own page: nobody knows what became of the message.
    if (!isJson(text)) throw new DeliveryError('unclear', { cause: new Error(`${status} without a JSON answer`) });
    return { status, text };
  };
}

/**
 * One request and its whole answer. Rejects with `down` if no connection was made, so nothing was posted, or else
 * `unclear`.
 */
function exchange(request: WireRequest, timeLimit: number): Promise<{ response: IncomingMessage; text: string }> {
  const secure = request.url.startsWith('https:');
  return new Promise((resolve, reject) => {
    let connected = false;
    const outgoing = (secure ? overHttps : overHttp)(request.url, {
      method: request.method,
      headers: unpacked(request.headers),
      // A new connection each time: the other end may have closed a reused one. botbuilder's own proxy support would
      // report the proxy's refusal as the connector's.
      agent: (secure && proxyAgent()) || false,
      signal: AbortSignal.timeout(timeLimit),
    });
    outgoing.once('socket', (socket) => {
      connected = !socket.connecting;
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        connected = true;
      });
    });
    const fail = (cause: unknown) => reject(new DeliveryError(connected ? 'unclear' : 'down', { cause }));
    outgoing.once('error', fail);
    outgoing.once('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('error', fail);
      response.once('end', () => resolve({ response, text: Buffer.concat(parts).toString('utf8') }));
    });
    outgoing.end(request.body);
  });
}

/** botbuilder asks for a packed answer, and leaves it to its own client to unpack it. */
function unpacked(headers: WireRequest['headers']): Record<string, string> {
  const others = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'accept-encoding');
  return { ...Object.fromEntries(others), 'accept-encoding': 'identity' };
}

/** An empty body counts: it confirms an update. */
function isJson(text: string): boolean {
  try {
    return text === '' || typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
