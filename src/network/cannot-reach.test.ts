import { cannotReach } from './cannot-reach';

const withCode = (code: string) => Object.assign(new Error(code), { code });

test.each([
  [
    'a name that nobody knows',
    withCode('ENOTFOUND'),
    /^slack\.com cannot be reached \(ENOTFOUND\): its name could not be looked up/,
  ],
  [
    'a fault in a fault',
    new TypeError('fetch failed', { cause: withCode('ECONNREFUSED') }),
    /\(ECONNREFUSED\).*firewall/,
  ],
  ['one of several addresses', new AggregateError([withCode('ETIMEDOUT'), withCode('ENETUNREACH')]), /\(ETIMEDOUT\)/],
  ['no answer in time', AbortSignal.abort(new DOMException('late', 'TimeoutError')).reason, /no answer in time/],
  ['a certificate of the network itself', withCode('SELF_SIGNED_CERT_IN_CHAIN'), /NODE_EXTRA_CA_CERTS/],
  [
    'a fault that keeps its reason to itself',
    new Error('A request error occurred: fetch failed'),
    /^slack\.com cannot be reached: check/,
  ],
  ['words alone', new Error('Error: getaddrinfo ENOTFOUND slack.com'), /\(ENOTFOUND\)/],
  [
    'a proxy',
    new Error('fetch failed', { cause: new Error('Proxy response (407) !== 200 when HTTP Tunneling') }),
    /HTTPS_PROXY, its user name and password/,
  ],
])('%s is told with what to do', (_what, error, says) => {
  expect(cannotReach(error, 'slack.com')).toMatch(says);
});

test.each([[new Error('invalid_auth')], ['text'], [undefined], [withCode('toString')]])(
  'it says nothing if the host answered: %s',
  (error) => {
    expect(cannotReach(error, 'slack.com')).toBeUndefined();
  },
);
