import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { refusal } from '../../network/from-this-machine';
import { WrittenJson } from '../outbound/written';
import type { Activity, Answer, TeamsSdk, TurnContext } from '../sdk/port';
import { isTeamsService } from '../service-address';
import { type TeamsSettings, usesLocalTeams } from '../settings';
import { readBody } from './read-body';

type Receiver = {
  readonly sdk: TeamsSdk;
  /** Must not reject. */
  readonly logic: (context: TurnContext) => Promise<void>;
  readonly log: Logger;
  readonly settings: TeamsSettings;
  readonly bodyTimeLimit: number;
};

/**
 * Handles one request to /api/messages. Refuses what Teams would not send before the SDK takes it: botbuilder
 * throws on a body without a type, answers 500 to a token with a wrong signature, and accepts activities from every channel
 * of Azure, such as a page with Web Chat, whose users choose their own ids. The sender is never told what went wrong.
 */
export async function receive(request: IncomingMessage, response: ServerResponse, receiver: Receiver): Promise<void> {
  const { settings } = receiver;
  if (request.method !== 'POST') return refuse(response, 405);
  const turnAway = (status: number, verdict: string) => {
    receiver.log.warn({ verdict }, 'A request to /api/messages was turned away');
    refuse(response, status);
  };
  const because = settings.allowUnauthenticated ? refusal(request, request.socket.localPort ?? 0) : undefined;
  if (because) return turnAway(403, because);
  const body = await readBody(request, receiver.bodyTimeLimit);
  if (!body.ok) return refuse(response, body.status);
  const activity = readActivity(body.text);
  if (!activity) return refuse(response, 400);
  if (activity.channelId !== 'msteams') return turnAway(403, 'not from Teams');

  const authorization = settings.allowUnauthenticated ? '' : (request.headers.authorization ?? '');
  const checked = await Promise.race([receiver.sdk.check(activity, authorization), whenGone(response)]);
  // We do not know whether it came from Teams, and nobody is left to answer.
  if (checked === 'gone') return;
  if (typeof checked === 'string') return turnAway(checked === 'refused' ? 401 : 503, checked);
  const { serviceUrl } = activity;
  if (typeof serviceUrl !== 'string' || !isTeamsService(serviceUrl, usesLocalTeams(settings)))
    return turnAway(400, 'the address for answers does not belong to Teams');
  finish(response, await checked.take(receiver.logic));
}

/** Resolves when the response is closed: the sender has the answer, or has gone away. */
const whenGone = (response: ServerResponse): Promise<'gone'> =>
  new Promise((resolve) => {
    if (response.closed) resolve('gone');
    else response.once('close', () => resolve('gone'));
  });

/**
 * The activity, if the text is a JSON object with a `type`; undefined for any other JSON, and for what is not JSON. The rest
 * of it is believed by nobody: see `readIncoming`.
 */
function readActivity(text: string): Activity | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject && 'type' in value && typeof value.type === 'string' && value.type !== ''
      ? (value as Activity)
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Answers with `status`, unless an answer has begun, and closes the connection: nothing from this sender is worth
 * keeping it.
 */
export function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) return;
  response.writeHead(status, { connection: 'close' }).end();
}

/** Error texts are not sent. */
function finish(response: ServerResponse, { status, body }: Answer): void {
  // Too late: the sender has already been refused.
  if (response.headersSent) return;
  response.statusCode = status;
  if (body === undefined || status >= 400) return void response.end();
  response.setHeader('content-type', 'application/json; charset=utf-8');
  if (body instanceof WrittenJson) response.end(body.text, 'ascii');
  else response.end(JSON.stringify(body));
}
