import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { startInnerServer } from '../inner-server';

export type LocalIssuer = Awaited<ReturnType<typeof startLocalIssuer>>;

export type TokenOptions = {
  /** `none`: no signature. `HS256`: signed with the published key's text, an old trick. */
  readonly algorithm?: 'RS256' | 'none' | 'HS256';
  /** `other`: a key that was never published, under the published one's name. */
  readonly key?: 'published' | 'other';
};

/** Who signs for the Bot Framework's channels. https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
const ISSUER = 'https://api.botframework.com';
const KEY_ID = 'local-key-1';

/**
 * An issuer of tokens on this machine alone: OpenID metadata, a published key with endorsements, and tokens with any claims.
 * `published`: the private key, where there is one already; to make one takes a quarter of a second.
 */
export async function startLocalIssuer(endorsements: readonly string[] = ['msteams'], published = newKey()) {
  const { address, stop } = await startInnerServer(async (request, response) => {
    const found = request.url === '/openid' ? { issuer: ISSUER, jwks_uri: `${address}/keys` } : publishedAs(published);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(found));
  });

  function publishedAs(key: KeyObject) {
    const { kty, n, e } = createPublicKey(key).export({ format: 'jwk' });
    return { keys: [{ kty, n, e, kid: KEY_ID, use: 'sig', alg: 'RS256', endorsements }] };
  }

  return {
    issuer: ISSUER,
    openIdMetadataUrl: `${address}/openid`,

    /** A token for an hour that is right in everything but the claims given. */
    token(claims: Record<string, unknown>, { algorithm = 'RS256', key = 'published' }: TokenOptions = {}): string {
      const now = Math.floor(Date.now() / 1000);
      const header = { typ: 'JWT', alg: algorithm, kid: KEY_ID };
      const body = { iss: ISSUER, iat: now, nbf: now, exp: now + 3600, ...claims };
      const signed = [header, body].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
      return `${signed}.${signature(signed, algorithm, key === 'published' ? published : newKey())}`;
    },

    close: stop,
  };
}

const newKey = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

function signature(signed: string, algorithm: TokenOptions['algorithm'], key: KeyObject): string {
  if (algorithm === 'none') return '';
  if (algorithm === 'HS256') {
    const secret = createPublicKey(key).export({ type: 'spki', format: 'pem' });
    return createHmac('sha256', secret).update(signed).digest('base64url');
  }
  return sign('sha256', Buffer.from(signed), key).toString('base64url');
}
