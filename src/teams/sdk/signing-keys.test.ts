import { generateKeyPairSync } from 'node:crypto';
import { answer, startInnerServer } from '../../tryout/inner-server';
import { createSigningKeys } from './signing-keys';

const HOUR = 60 * 60_000;
const { kty, n, e } = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' });

let published: object[] = [];
let fetches = 0;
let stop: () => Promise<void>;
let keyNamed: ReturnType<typeof createSigningKeys>;
let now = 0;

beforeEach(async () => {
  fetches = 0;
  now = Date.now();
  jest.spyOn(Date, 'now').mockImplementation(() => now);
  const server = await startInnerServer(async (request, response) => {
    if (request.url === '/openid') return answer(response, 200, { jwks_uri: `${server.address}/keys` });
    fetches++;
    answer(response, 200, { keys: published });
  });
  stop = server.stop;
  keyNamed = createSigningKeys(`${server.address}/openid`);
});

afterEach(async () => {
  jest.restoreAllMocks();
  await stop();
});

test('ids that strangers make up do not make the bot fetch the keys each time, and a new key is found within the hour', async () => {
  published = [{ kid: 'old', kty, n, e, endorsements: ['msteams'] }];
  expect(await Promise.all([keyNamed('old'), keyNamed('new'), keyNamed('made up')])).toEqual([
    expect.objectContaining({ endorsements: ['msteams'] }),
    undefined,
    undefined,
  ]);
  published = [...published, { kid: 'new', kty, n, e }];
  now += HOUR - 1;
  expect(await keyNamed('new')).toBeUndefined();
  expect(fetches).toBe(1);
  now += 2;
  expect(await keyNamed('new')).toMatchObject({ endorsements: [] });
  expect(fetches).toBe(2);
});

test('a key that was withdrawn is believed for a day at most', async () => {
  published = [{ kid: 'old', kty, n, e }];
  await keyNamed('old');
  published = [];
  now += 24 * HOUR - 1;
  expect(await keyNamed('old')).toBeDefined();
  now += 2;
  expect(await keyNamed('old')).toBeUndefined();
});

test('what is not an RSA key of today’s length is left out', async () => {
  published = [
    { kid: 'shared', kty: 'oct', k: 'c2VjcmV0' },
    { kid: 'empty', kty, n: '', e: '' },
    { kid: 'old', kty, n, e },
  ];
  expect(await keyNamed('shared')).toBeUndefined();
  expect(await keyNamed('empty')).toBeUndefined();
  expect(await keyNamed('old')).toBeDefined();
});
