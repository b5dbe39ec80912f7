import type { IncomingMessage } from 'node:http';
import { type ParsedUrlQuery, parse } from 'node:querystring';

const PATIENCE_MS = 10_000;

/**
 * The whole body, or the status to refuse it with: 413 if it is larger than `largest` bytes, 408 if it does not arrive
 * in time or breaks off.
 */
export async function readBody(
  request: IncomingMessage,
  largest: number,
  patienceMs = PATIENCE_MS,
): Promise<Buffer | 413 | 408> {
  if (Number(request.headers['content-length'] ?? 0) > largest) return 413;
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (outcome: Buffer | 413 | 408) => {
      clearTimeout(timer);
      request.removeListener('data', take);
      request.pause();
      resolve(outcome);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > largest) return settle(413);
      chunks.push(chunk);
    };
    const timer = setTimeout(settle, patienceMs, 408);
    request.on('data', take);
    request.once('end', () => settle(Buffer.concat(chunks)));
    request.once('error', () => settle(408));
    request.once('close', () => settle(408));
  });
}

/**
 * What Slack sends: a slash command, with its fields, or anything else, which is an object with a `type` or a certificate
 * check (`ssl_check`). Undefined for what Slack does not send.
 */
export function readSlack(contentType: string | undefined, text: string): Sent | undefined {
  const form = contentType === 'application/x-www-form-urlencoded' ? parse(text) : undefined;
  const { payload, ssl_check: check } = form ?? {};
  if (form && payload === undefined && check === undefined && typeof form.command === 'string')
    return { kind: 'command', form };
  const body = form ? (typeof form.payload === 'string' ? jsonBody(form.payload) : form) : jsonBody(text);
  if (typeof body !== 'object' || body === null) return undefined;
  const { type, command, ssl_check, event } = body as Record<string, unknown>;
  const isSent =
    type === 'event_callback'
      ? typeof event === 'object' && event !== null && 'type' in event
      : [type, command, ssl_check].some((one) => typeof one === 'string');
  return isSent ? { kind: 'other' } : undefined;
}

type Sent = { readonly kind: 'command'; readonly form: ParsedUrlQuery } | { readonly kind: 'other' };

function jsonBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
