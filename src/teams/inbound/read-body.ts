import type { IncomingMessage } from 'node:http';

/** Bytes. Activities are a few kilobytes; this leaves room for long messages with many mentions. */
const LARGEST_BODY = 256 * 1024;

type Body = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly status: 400 | 408 | 413 };

/**
 * Resolves to the request's body, or to a status: 413 if it is larger than `LARGEST_BODY`, 408 if it has not arrived
 * within `timeLimit` milliseconds, 400 if the sender goes away. A body that is too large is read to its end and
 * discarded, so that the sender gets the status. Never rejects.
 */
export function readBody(request: IncomingMessage, timeLimit: number): Promise<Body> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let length = 0;
    const tooLarge = () => length > LARGEST_BODY;
    const done = (body: Body) => {
      clearTimeout(timer);
      resolve(body);
    };
    const timer = setTimeout(() => done({ ok: false, status: tooLarge() ? 413 : 408 }), timeLimit);
    request.on('data', (part: Buffer) => {
      length += part.length;
      if (tooLarge()) parts.length = 0;
      else parts.push(part);
    });
    request.once('end', () =>
      done(tooLarge() ? { ok: false, status: 413 } : { ok: true, text: Buffer.concat(parts).toString('utf8') }),
    );
    request.once('error', () => done({ ok: false, status: 400 }));
    request.once('close', () => done({ ok: false, status: 400 }));
  });
}
