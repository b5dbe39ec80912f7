import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { newReference, somethingWentWrong } from '../text/fault-reference';
import type { Crowd } from './crowd';
import { withRequestId } from './log';
import type { Metrics } from './metrics';
import { type Handle, pathOf, type Route, type Routes, sendJson, sendNotFound } from './routes';

type ServeSettings = {
  readonly routes: Routes;
  readonly stopping: () => boolean;
  readonly metrics: Pick<Metrics, 'served'>;
  readonly crowd: Crowd;
  readonly log: Logger;
};

/**
 * The handler of every request. It gives each an id and the security headers, calls its route, counts it, and writes
 * one log line without anything that a person wrote. A fault in a route becomes a 500 with a reference that is also in
 * the log. Where there is too much to do, work is turned away in words, and health checks are still answered.
 */
export function createServe({ routes, stopping, metrics, crowd, log }: ServeSettings) {
  return function serve(request: IncomingMessage, response: ServerResponse): void {
    const requestId = sane(request.headers['x-request-id']) ?? randomUUID();
    const route = routes(pathOf(request) ?? '');
    const began = performance.now();
    for (const [name, value] of SECURITY_HEADERS) response.setHeader(name, value);
    response.setHeader('X-Request-Id', requestId);
    response.once('close', () => {
      const path = route?.path ?? 'unknown';
      const seconds = (performance.now() - began) / 1_000;
      const status = response.writableFinished ? response.statusCode : CALLER_WENT_AWAY;
      metrics.served(path, status, seconds);
      const line = { requestId, method: request.method, path, status, ms: Math.round(seconds * 1_000) };
      // Health checks come every few seconds and would drown the other lines.
      const level = route && !takesWork(route) ? 'debug' : 'info';
      log[level](line, status === CALLER_WENT_AWAY ? 'the caller went away before it was answered' : 'answered');
    });
    withRequestId(requestId, () => {
      dispatch(route, request, response).catch((error: unknown) => fault(error, requestId, response));
    });
  };

  async function dispatch(route: Route | undefined, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (stopping()) response.setHeader('Connection', 'close');
    if (!route) return sendNotFound(response);
    if (!route.methods.includes(request.method ?? '')) {
      response.setHeader('Allow', route.methods.join(', '));
      return sendJson(response, 405, { error: `This path takes ${route.methods.join(' and ')} only.` });
    }
    if (stopping() && takesWork(route)) {
      response.setHeader('Retry-After', '5');
      return sendJson(response, 503, { error: 'Stopping. Please try again in a moment.' });
    }
    if (!takesWork(route) || (await crowd.enter())) {
      // Whoever went away while waiting has no body left to read.
      if (!response.destroyed) await route.handle(request, response);
      return;
    }
    crowd.turnedAway(route.path);
    return (route.busy ?? askToTryAgain)(request, response);
  }

  function fault(error: unknown, requestId: string, response: ServerResponse): void {
    const reference = newReference();
    log.error({ requestId, err: error, reference }, 'a request failed');
    if (response.headersSent) response.destroy();
    else sendJson(response, 500, { error: somethingWentWrong(reference) });
  }
}

/** Teams shows its own words for it; whoever retries is told when. */
const askToTryAgain: Handle = (_, response) => {
  response.setHeader('Retry-After', '30');
  sendJson(response, 503, { error: 'Very busy. Please try again in a minute.' });
};

const takesWork = (route: Route) => route.methods.includes('POST');

/** nginx's status for this: there is no official one for an answer that nobody waited for. */
const CALLER_WENT_AWAY = 499;

/**
 * Answers are for programs: nothing may be framed, sniffed, cached or run. The page for people allows its own style.
 */
const SECURITY_HEADERS = Object.entries({
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
});

/** The caller's own request id; undefined if it could forge or flood a log line. */
function sane(id: string | string[] | undefined): string | undefined {
  return typeof id === 'string' && /^[\w.-]{1,64}$/.test(id) ? id : undefined;
}
