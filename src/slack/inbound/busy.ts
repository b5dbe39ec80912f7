import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from './read-body';

const LARGEST_BODY = 1_000_000;

/**
 * Answers where there is no time for a request. A slash command is told so, to its asker alone. Slack shows its own warning
 * beside a button or form that is refused, and sends an event again. Nothing is checked: it costs time, and the answer is the
 * same for everybody.
 */
export async function answerBusy(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request, LARGEST_BODY);
  const isCommand = typeof body !== 'number' && /(^|&)command=/.test(body.toString());
  if (!isCommand) return void response.writeHead(503, { 'Retry-After': '30' }).end();
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(VERY_BUSY));
}

/** For whoever asked, alone. */
export const VERY_BUSY = {
  response_type: 'ephemeral',
  text: 'I am very busy right now. Please try again in a minute.',
} as const;
