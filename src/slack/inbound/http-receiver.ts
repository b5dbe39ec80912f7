import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ParsedUrlQuery } from 'node:querystring';
import { finished } from 'node:stream/promises';
import { type Logger as BoltLogger, HTTPReceiver, type SlashCommand } from '@slack/bolt';
import { createKept } from '../../lasting';
import { inAscii } from '../../text/in-ascii';
import { writtenMessage, writtenRepeated } from '../render/written-block';
import { readBody, readSlack } from './read-body';
import { createSignatureCheck } from './signature';
import type { Commanded } from './slash-commands';

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
 * five minutes old is 401. So is a timestamp more than five minutes ahead, which Bolt would accept. With `onCommand`,
 * commands do not go through Bolt's app, which asks every listener about every request: half of what an answer costs.
 */
export function createHttpReceiver(signingSecret: string, logger: BoltLogger, onCommand?: OnCommand) {
  const receiver = new HTTPReceiver({
    signingSecret,
    logger,
    endpoints: [PATH],
    bodyLimit: LARGEST_BODY,
    processEventErrorHandler: async ({ response }) => {
      if (!response.headersSent) refuse(response, 500);
      // True: Bolt's own timer for a missing acknowledgement has nothing left to wait for.
      return true;
    },
  });

  const isSignedBySlack = createSignatureCheck(signingSecret);

  /** Resolves when the request is answered; rejects if a command fails. */
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (Number(request.headers['x-slack-request-timestamp']) > Date.now() / 1000 + EARLIEST_S)
      return refuse(response, 401);
    const body = await readBody(request, LARGEST_BODY);
    if (typeof body === 'number') return refuse(response, body);
    const kind = kindOf(request.headers['content-type']);
    const sent = readSlack(kind, body.toString());
    if (!sent) return refuse(response, 400);
    if (onCommand && sent.kind === 'command' && pathOf(request) === PATH)
      return command(onCommand, sent.form, body, request, response);
    // Bolt only knows media types without parameters.
    request.headers['content-type'] = kind;
    try {
      receiver.requestListener(Object.assign(request, { rawBody: body }), response);
    } catch {
      return refuse(response, 404);
    }
    await finished(response).catch(() => undefined);
  }

  async function command(
    onCommand: OnCommand,
    form: ParsedUrlQuery,
    body: Buffer,
    { headers }: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (!isSignedBySlack(body, headers)) {
      logger.warn('A command was not signed by Slack');
      return refuse(response, 401);
    }
    try {
      // What Slack signed has the fields that Slack documents.
      await onCommand({
        command: form as unknown as SlashCommand,
        ack: async (answer) => acknowledge(response, answer),
        ackRepeated: async (answer) => send(response, inBytes(writtenRepeated(answer))),
      });
    } catch (error) {
      if (!response.headersSent) refuse(response, 500);
      throw error;
    }
  }

  return { receiver, serve };
}

type OnCommand = (commanded: Omit<Commanded, 'client'>) => Promise<void>;

const PATH = '/slack/events';

/** The path without its query, of a request that posts something. */
const pathOf = ({ url = '', method }: IncomingMessage) => (method === 'POST' ? url.split('?', 1)[0] : undefined);

/** https://docs.slack.dev/interactivity/implementing-slash-commands#responding_basic_receipt. A lasting answer is written once. */
function acknowledge(response: ServerResponse, answer: Parameters<Commanded['ack']>[0]): void {
  if (answer === undefined) return void response.writeHead(200).end();
  send(response, typeof answer === 'string' ? inBytes(inAscii(JSON.stringify(answer))) : writtenOnce(answer));
}

function send(response: ServerResponse, json: Buffer): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': json.length }).end(json);
}

const kept = createKept<Buffer>();
const writtenOnce = (answer: object) => kept(answer, '', () => inBytes(writtenMessage(answer)));
// Of a text, Node would make a copy together with the headers.
const inBytes = (ascii: string) => Buffer.from(ascii, 'latin1');

/**
 * The media type alone, without parameters such as `; charset=utf-8`:
 * https://www.rfc-editor.org/rfc/rfc9110#field.content-type
 */
const kindOf = (contentType = '') => contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end();
}
