import type { IncomingMessage, ServerResponse } from 'node:http';
import { finished } from 'node:stream/promises';
import { type Logger as BoltLogger, HTTPReceiver } from '@slack/bolt';
import { looksLikeSlack, readBody } from './read-body';

/** Slack's requests are a few kilobytes; a message shortcut carries a message of up to 40,000 characters. */
const LARGEST_BODY = 100_000;

/** As long as Bolt takes a request that is late: a clock that differs by more could let one be used again for ever. */
const EARLIEST_S = 5 * 60;

/**
 * Slack over HTTP. The body is read here, before Bolt: Bolt waits for a slow one without end, and throws where nobody
 * can catch it on JSON that is no object. Signatures are Bolt's: wrong, missing or older than five minutes is 401. So is one of a
 * time to come, which Bolt would take.
 */
export function createHttpDoor(signingSecret: string, logger: BoltLogger) {
  const receiver = new HTTPReceiver({
    signingSecret,
    logger,
    endpoints: ['/slack/events'],
    bodyLimit: LARGEST_BODY,
    processEventErrorHandler: async ({ response }) => {
      if (!response.headersSent) refuse(response, 500);
      // True: Bolt's own timer for a missing acknowledgement has nothing left to wait for.
      return true;
    },
  });

  /** Resolves when the request is answered; never rejects. */
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (Number(request.headers['x-slack-request-timestamp']) > Date.now() / 1000 + EARLIEST_S)
      return refuse(response, 401);
    const body = await readBody(request, LARGEST_BODY);
    if (typeof body === 'number') return refuse(response, body);
    if (!looksLikeSlack(request.headers['content-type'], body.toString())) return refuse(response, 400);
    try {
      receiver.requestListener(Object.assign(request, { rawBody: body }), response);
    } catch {
      return refuse(response, 404);
    }
    await finished(response).catch(() => undefined);
  }

  return { receiver, serve };
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end();
}
