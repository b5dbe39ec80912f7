import type { IncomingMessage, ServerResponse } from 'node:http';
import { finished } from 'node:stream/promises';
import { type Logger as BoltLogger, HTTPReceiver, type HTTPReceiverOptions } from '@slack/bolt';
import { kindOfBody, readBody } from './read-body';

/**
 * In bytes. Slack's requests are a few kilobytes, but a message shortcut carries a whole message. One of 12,000 letters
 * (Slack's own limit for people's messages) comes both as text and as blocks, at up to 16 bytes a letter: an emoji is
 * `%5Cud83d%5Cude00`. If another message quotes it, it comes twice more.
 */
const LARGEST_BODY = 1_000_000;

/**
 * How far ahead of our clock a request's timestamp may be: as far as Bolt lets it be behind. With a clock that is
 * further out, a request could be replayed for ever.
 */
const EARLIEST_S = 5 * 60;

/**
 * Slack over HTTP. The body is read here, before Bolt: Bolt waits for a slow one without limit, and on JSON that is not
 * an object throws where nobody can catch it. Bolt checks signatures: one that is wrong, missing or more than
 * five minutes old is 401. So is a timestamp more than five minutes ahead, which Bolt would accept. Commands have a
 * receiver of their own: Bolt asks every listener of an app about each request, and people wait for these the most.
 */
export function createHttpReceiver(signingSecret: string, logger: BoltLogger) {
  const options: HTTPReceiverOptions = {
    signingSecret,
    logger,
    endpoints: ['/slack/events'],
    bodyLimit: LARGEST_BODY,
    processEventErrorHandler: async ({ response }) => {
      if (!response.headersSent) refuse(response, 500);
      // True: Bolt's own timer for a missing acknowledgement has nothing left to wait for.
      return true;
    },
  };
  const receivers = { command: new HTTPReceiver(options), other: new HTTPReceiver(options) };

  /** Resolves when the request is answered; never rejects. */
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (Number(request.headers['x-slack-request-timestamp']) > Date.now() / 1000 + EARLIEST_S)
      return refuse(response, 401);
    const body = await readBody(request, LARGEST_BODY);
    if (typeof body === 'number') return refuse(response, body);
    const kind = kindOf(request.headers['content-type']);
    const what = kindOfBody(kind, body.toString());
    if (!what) return refuse(response, 400);
    // Bolt only knows media types without parameters.
    request.headers['content-type'] = kind;
    try {
      receivers[what].requestListener(Object.assign(request, { rawBody: body }), response);
    } catch {
      return refuse(response, 404);
    }
    await finished(response).catch(() => undefined);
  }

  return { receivers, serve };
}

/**
 * The media type alone, without parameters such as `; charset=utf-8`:
 * https://www.rfc-editor.org/rfc/rfc9110#field.content-type
 */
const kindOf = (contentType = '') => contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end();
}
