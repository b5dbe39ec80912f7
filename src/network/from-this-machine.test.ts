import { refusal } from './from-this-machine';

const asked = (headers: Record<string, string>, method = 'GET') => refusal({ headers, method }, 3000);

test.each(['127.0.0.1:3000', 'localhost:3000', '[::1]:3000'])('the page is served at %s', (host) => {
  expect(asked({ host })).toBeUndefined();
});

test.each([
  'evil.example',
  'evil.example:3000',
  '127.0.0.1',
  '127.0.0.1:3001',
  'localhost.evil.example:3000',
  '127.0.0.1:3000.evil.example',
  '192.168.1.5:3000',
  '',
])('a name that somebody else can point at this machine is refused: “%s”', (host) => {
  expect(asked({ host })).toEqual(expect.any(String));
});

const here = { host: '127.0.0.1:3000', 'content-type': 'application/json' };

test.each([
  { origin: 'https://evil.example' },
  { origin: 'http://127.0.0.1:9999' },
  { origin: 'http://localhost:3000' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
])('another site’s request is refused: %j', (headers) => {
  expect(asked({ ...here, ...headers } as Record<string, string>, 'POST')).toEqual(expect.any(String));
});

test.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data', ''])(
  'what a form on any site can send is refused: %s',
  (type) => {
    expect(asked({ ...here, 'content-type': type }, 'POST')).toEqual(expect.any(String));
  },
);

test('the page’s own requests are served', () => {
  expect(asked({ ...here, origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }, 'POST')).toBeUndefined();
  expect(asked({ host: 'localhost:3000', 'sec-fetch-site': 'none' })).toBeUndefined();
});
