import { type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { DeliveryError } from '../../messenger';
import { proxyAgent } from '../../network/outbound-proxy';
import { isTeamsService } from '../service-address';
import { notSentBy } from './delivery-error';

type Options = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;
type HttpClient = NonNullable<Options['httpClient']>;
export type ConnectorOptions = { readonly httpClient: HttpClient };
type Request = Parameters<HttpClient['sendRequest']>[0];

/**
 * Sends each request once. botbuilder's own client sends again after 500, 502, 503 and a broken connection, and a message
 * that had arrived would stand there twice; it leaves alone what fails with an error of ours. Throws `NotSent` for every
 * answer but success (`whatBecame` says which), and follows no redirection: the token is for Teams alone. `standIn`: Teams is
 * a program on this machine.
 */
export function createSingleTry(timeLimit: number, standIn: boolean, whatBecame = notSentBy): ConnectorOptions {
  return {
    httpClient: {
      sendRequest: async (request) => {
        if (!isTeamsService(request.url, standIn))
          throw new DeliveryError('refused', { cause: new Error('the address is not one of Teams') });
        const { response, text } = await exchange(request, timeLimit);
        const { statusCode: status = 0, headers } = response;
        if (status < 200 || status >= 300) throw whatBecame(status, headers['retry-after'], text);
        // Said by something on the way, such as a proxy with a page of its own: nobody knows what became of the message.
        if (!isJson(text)) throw new DeliveryError('unclear', { cause: new Error(`${status} without an answer`) });
        const answered = request.headers.clone();
        answered.set('content-type', 'application/json');
        return { request, status, headers: answered, bodyAsText: text };
      },
    },
  };
}

/** One request and its whole answer. Before a connection stood, nothing can have been posted; after that nobody knows. */
function exchange(request: Request, timeLimit: number): Promise<{ response: IncomingMessage; text: string }> {
  const secure = request.url.startsWith('https:');
  return new Promise((resolve, reject) => {
    let connected = false;
    const outgoing = (secure ? overHttps : overHttp)(request.url, {
      method: request.method,
      headers: request.headers.toJson({ preserveCase: true }),
      // A connection of its own: a kept one may be closed at the other end. botbuilder's own way through a proxy would
      // give the proxy's refusal as the connector's.
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

/** Nothing at all is an answer too: a change is confirmed with it. */
function isJson(text: string): boolean {
  try {
    return text === '' || typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
