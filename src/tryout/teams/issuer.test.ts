import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { verify } from 'jsonwebtoken';
import { type LocalIssuer, startLocalIssuer } from './issuer';

let issuer: LocalIssuer;

beforeAll(async () => {
  issuer = await startLocalIssuer();
});

afterAll(() => issuer.close());

async function publishedKey() {
  const { jwks_uri } = (await (await fetch(issuer.openIdMetadataUrl)).json()) as { jwks_uri: string };
  const { keys } = (await (await fetch(jwks_uri)).json()) as { keys: (JsonWebKey & { endorsements: string[] })[] };
  const [key] = keys;
  if (!key) throw new Error('no key is published');
  return { endorsements: key.endorsements, key: createPublicKey({ key, format: 'jwk' }) };
}

test('its tokens are signed with the key that it publishes, which may speak for Teams', async () => {
  const { key, endorsements } = await publishedKey();
  expect(verify(issuer.token({ aud: 'bot' }), key)).toMatchObject({ iss: issuer.issuer, aud: 'bot' });
  expect(endorsements).toEqual(['msteams']);
});

test.each([{ key: 'other' }, { algorithm: 'none' }, { algorithm: 'HS256' }] as const)(
  'a token made with %j is a forgery',
  async (options) => {
    const { key } = await publishedKey();
    expect(() => verify(issuer.token({ aud: 'bot' }, options), key)).toThrow();
  },
);
