import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Activity, CloudAdapter, TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import { refusal } from '../../network/from-this-machine';
import { isTeamsService } from '../service-address';
import { speaksToThisMachine, type TeamsSettings } from '../settings';
import { type Authentication, authenticate } from './authentication';
import { readBody } from './read-body';

type Receiver = {
  readonly adapter: CloudAdapter;
  readonly authentication: Authentication;
  readonly logic: (context: TurnContext) => Promise<void>;
  readonly log: Logger;
  readonly settings: TeamsSettings;
  readonly bodyTimeLimit: number;
};

/**
 * One POST to /api/messages. What Teams would not send is refused here, before botbuilder sees it: it throws on a body
 * without a type, answers a token with a wrong signature with 500, and takes activities of every channel that Azure has,
 * such as a page with Web Chat, where whoever writes is known by an id of their own choice. Nothing that went wrong is told
 * to the sender.
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
  const verdict = await Promise.race([
    authenticate(receiver.authentication, activity, authorization, settings),
    whenGone(response),
  ]);
  // Whether it came from Teams is not known, and there is nobody left to tell.
  if (verdict === 'gone') return;
  if (verdict !== 'accepted') return turnAway(verdict === 'refused' ? 401 : 503, verdict);
  const { serviceUrl } = activity;
  if (typeof serviceUrl !== 'string' || !isTeamsService(serviceUrl, speaksToThisMachine(settings)))
    return turnAway(400, 'answers would not go to Teams');
  await receiver.adapter.process(
    { method: 'POST', headers: { authorization }, body: activity },
    answerTo(response),
    receiver.logic,
  );
}

/** Resolves when whoever waits for the answer has gone, or has it. */
const whenGone = (response: ServerResponse): Promise<'gone'> =>
  new Promise((resolve) => {
    if (response.closed) resolve('gone');
    else response.once('close', () => resolve('gone'));
  });

/** An object with a `type`; undefined for anything else that JSON can be, and for what is no JSON. */
function readActivity(text: string): (Partial<Activity> & Record<string, unknown>) | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject && 'type' in value && typeof value.type === 'string' && value.type !== ''
      ? { ...value, type: value.type }
      : undefined;
  } catch {
    return undefined;
  }
}

/** The connection ends with a refusal: whoever sent this has nothing to say that is worth keeping it open. */
export function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) return;
  response.writeHead(status, { connection: 'close' }).end();
}

/** The response as botbuilder wants it. Texts of errors are kept from the sender. */
function answerTo(response: ServerResponse) {
  let body: unknown;
  return {
    socket: response.socket,
    status: (status: number) => {
      response.statusCode = status;
    },
    header: (name: string, value: unknown) => {
      response.setHeader(name, String(value));
    },
    send: (sent: unknown) => {
      body = sent;
    },
    end: () => {
      // Too late: the sender has been told so.
      if (response.headersSent) return response;
      if (body === undefined || response.statusCode >= 400) return response.end();
      response.setHeader('content-type', 'application/json; charset=utf-8');
      return response.end(JSON.stringify(body));
    },
  };
}
