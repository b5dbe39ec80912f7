import { webApi } from '@slack/bolt';
import { DeliveryError, type DeliveryFailure } from '../../messenger';
import { toDeliveryError } from './delivery-error';
import { AnswerRefused } from './response-url';

const { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } = webApi;

const status = (code: number, headers: Record<string, string> = {}) => new WebAPIHTTPError(code, '', headers);
const says = (error: string) => new WebAPIPlatformError({ ok: false, error });
const broke = (about: { code?: string; syscall?: string }) =>
  new WebAPIRequestError(new TypeError('fetch failed', { cause: Object.assign(new Error(), about) }));

/** What a client throws, and what it proves: only `unclear` leaves open whether the message is there. */
const PROOFS: readonly (readonly [what: string, thrown: unknown, why: DeliveryFailure, retryAfterMs?: number])[] = [
  ['429', new WebAPIRateLimitedError(7), 'busy', 7_000],
  ['429 through a response_url', new AnswerRefused(429, undefined, 3), 'busy', 3_000],
  ['400, from something on the way', status(400), 'down'],
  ['403, from something on the way', status(403), 'down'],
  ['404, from something on the way', status(404), 'down'],
  ['407, from a proxy', status(407), 'down'],
  ['413', status(413), 'refused'],
  ['408', status(408), 'unclear'],
  ['500', status(500), 'unclear'],
  ['500 through a response_url', new AnswerRefused(500), 'unclear'],
  ['501', status(501), 'unclear'],
  ['502', status(502), 'unclear'],
  ['503 that says nothing else', status(503), 'unclear'],
  ['503 that says when to come back', status(503, { 'retry-after': '20' }), 'down', 20_000],
  ['503 with a date to come back', status(503, { 'retry-after': 'Mon, 30 Nov 2026 10:00:00 GMT' }), 'unclear'],
  ['504', status(504), 'unclear'],
  ['520, of a gateway’s own', status(520), 'unclear'],
  ['internal_error', says('internal_error'), 'unclear'],
  ['fatal_error', says('fatal_error'), 'unclear'],
  ['a page', says('<html>Bad gateway</html>'), 'unclear'],
  ['service_unavailable', says('service_unavailable'), 'down'],
  ['request_timeout: the message came in part', says('request_timeout'), 'down'],
  ['ratelimited', says('ratelimited'), 'busy'],
  ['token_revoked', says('token_revoked'), 'unauthorised'],
  ['missing_scope', says('missing_scope'), 'unauthorised'],
  ['not_in_channel', says('not_in_channel'), 'removed'],
  ['team_access_not_granted: one workspace of many', says('team_access_not_granted'), 'removed'],
  ['is_archived', says('is_archived'), 'archived'],
  ['invalid_blocks', says('invalid_blocks'), 'refused'],
  ['an error that is new', says('something_new'), 'refused'],
  ['ECONNREFUSED', broke({ code: 'ECONNREFUSED', syscall: 'connect' }), 'down'],
  ['a time-out while connecting', broke({ code: 'ETIMEDOUT', syscall: 'connect' }), 'down'],
  ['a reset while connecting', broke({ code: 'ECONNRESET', syscall: 'connect' }), 'down'],
  ['a name that is not found', broke({ code: 'ENOTFOUND', syscall: 'getaddrinfo' }), 'down'],
  ['a certificate that is not trusted', broke({ code: 'CERT_HAS_EXPIRED' }), 'down'],
  ['a reset', broke({ code: 'ECONNRESET', syscall: 'read' }), 'unclear'],
  ['a time-out while reading', broke({ code: 'ETIMEDOUT', syscall: 'read' }), 'unclear'],
  ['a connection that the other side closed', broke({ code: 'UND_ERR_SOCKET' }), 'unclear'],
  ['no answer in time', new WebAPIRequestError(new DOMException('', 'TimeoutError')), 'unclear'],
  ['anything else', new TypeError('x is not a function'), 'unclear'],
];

test.each(PROOFS)('%s', (_what, thrown, why, ...[retryAfterMs]) => {
  const { why: found, retryAfterMs: wait } = toDeliveryError(thrown);
  expect([found, wait]).toEqual([why, retryAfterMs]);
});

test('what is known already stays as it is', () => {
  const known = new DeliveryError('gone');
  expect(toDeliveryError(known)).toBe(known);
});
