import type { DeliveryFailure } from '../../messenger';
import { deliveryErrorFor, isRefusedByIssuer } from './delivery-error';

const saying = (code: string) => JSON.stringify({ error: { code } });

/** What the connector answers, and what it proves: only `unclear` leaves open whether the message is there. */
const PROOFS: readonly (readonly [status: number, code: string, why: DeliveryFailure])[] = [
  [307, '', 'refused'],
  [400, 'BadSyntax', 'refused'],
  [401, 'BotNotRegistered', 'unauthorised'],
  [403, 'BotDisabledByAdmin', 'unauthorised'],
  [403, 'BotNotInConversationRoster', 'removed'],
  [403, 'ConversationBlockedByUser', 'removed'],
  [403, 'InvalidBotApiHost', 'refused'],
  [404, 'ConversationNotFound', 'gone'],
  [404, 'BotNotInConversationRoster', 'removed'],
  [408, '', 'unclear'],
  [412, 'PreconditionFailed', 'down'],
  [413, 'MessageSizeTooBig', 'refused'],
  [429, 'Throttled', 'busy'],
  [500, 'ServiceError', 'unclear'],
  [501, '', 'unclear'],
  [502, 'ServiceError', 'unclear'],
  [503, 'ServiceUnavailable', 'unclear'],
  [504, 'GatewayTimeout', 'unclear'],
];

test.each(PROOFS)('%s %s', (status, code, why) => {
  expect(deliveryErrorFor(status, undefined, saying(code))).toMatchObject({ why, retryAfterMs: undefined });
});

test('a 503 that says when to come back has not taken the message', () => {
  expect(deliveryErrorFor(503, '20', saying('ServiceUnavailable'))).toMatchObject({
    why: 'down',
    retryAfterMs: 20_000,
  });
  expect(deliveryErrorFor(503, 'soon', '')).toMatchObject({ why: 'unclear', retryAfterMs: undefined });
});

const asMsal = (errorCode: string, message = '') => Object.assign(new Error(message), { errorCode });

test.each<[string, unknown, boolean]>([
  ['a wrong secret', asMsal('invalid_client', 'AADSTS7000215: Invalid client secret provided.'), true],
  [
    'an expired secret',
    new Error('x', { cause: new Error('AADSTS7000222: The provided client secret keys are expired.') }),
    true,
  ],
  ['an app that is not there', asMsal('unauthorized_client', 'AADSTS700016: Application was not found'), true],
  ['a tenant that is not there', new Error('AADSTS90002: Tenant not found.'), true],
  ['Microsoft being away for a moment', asMsal('temporarily_unavailable', 'AADSTS90033: A transient error'), false],
  ['no network', asMsal('network_error'), false],
  ['a fault of a library', new TypeError('x is not a function'), false],
  ['what is no error', undefined, false],
])('no token because of %s: the bot is refused? %#', (_what, error, refused) => {
  expect(isRefusedByIssuer(error)).toBe(refused);
});
