import { createPublicKey, createSecretKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { sign } from 'jsonwebtoken';
import { answer, startInnerServer } from '../inner-server';

export type LocalIssuer = Awaited<ReturnType<typeof startLocalIssuer>>;

export type TokenOptions = {
  /** `none`: no signature. `HS256`: signed with the text of the public key as the secret, an old forgery. */
  readonly algorithm?: 'RS256' | 'none' | 'HS256';
  /** `other`: signed with an unpublished key under the published one's id. */
  readonly key?: 'published' | 'other';
};

/**
 * The issuer of tokens from the Bot Framework's channels:
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
const ISSUER = 'https://api.botframework.com';
const KEY_ID = 'local-key-1';

/**
 * An issuer of tokens on this machine alone: OpenID metadata, a published key with endorsements, and tokens with any claims.
 * `published`: the private key, where there is one already; to make one takes a quarter of a second.
 */
export async function startLocalIssuer(endorsements: readonly string[] = ['msteams'], published = newKey()) {
  const { address, stop } = await startInnerServer(async (request, response) => {
    const found = request.url === '/openid' ? { issuer: ISSUER, jwks_uri: `${address}/keys` } : publishedAs(published);
    answer(response, 200, found);
  });

  function publishedAs(key: KeyObject) {
    const { kty, n, e } = createPublicKey(key).export({ format: 'jwk' });
    return { keys: [{ kty, n, e, kid: KEY_ID, use: 'sig', alg: 'RS256', endorsements }] };
  }

  return {
    issuer: ISSUER,
    openIdMetadataUrl: `${address}/openid`,

    /** Returns a token that is valid for an hour, except for whatever the given claims and options make wrong. */
    token(claims: Record<string, unknown>, { algorithm = 'RS256', key = 'published' }: TokenOptions = {}): string {
      const now = Math.floor(Date.now() / 1000);
      const payload = { iss: ISSUER, iat: now, nbf: now, exp: now + 3600, ...claims };
      if (algorithm === 'none') return sign(payload, null, { algorithm, keyid: KEY_ID });
      const privateKey = key === 'published' ? published : newKey();
      const secret = algorithm === 'HS256' ? publicTextOf(privateKey) : privateKey;
      return sign(payload, secret, { algorithm, keyid: KEY_ID });
    },

    close: stop,
  };
}

const newKey = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/** Returns the text of the public key as a shared secret. */
const publicTextOf = (key: KeyObject): KeyObject =>
  createSecretKey(Buffer.from(createPublicKey(key).export({ type: 'spki', format: 'pem' })));
