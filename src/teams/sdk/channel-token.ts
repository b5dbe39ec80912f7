import { verify } from 'node:crypto';
import { z } from 'zod';
import type { Activity } from './port';
import { createSigningKeys } from './signing-keys';

/**
 * Who signs the requests of the Bot Framework's channels, and where the keys are published:
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
const CHANNELS = {
  issuer: 'https://api.botframework.com',
  openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
} as const;

/** Seconds: clocks differ. */
const SKEW = 300;

type Verdict = 'accepted' | 'refused' | 'unavailable';

/**
 * Checks the token of a request from a channel by every rule of the Bot Framework: signed by the issuer with RS256 and a key
 * endorsed for the activity's channel, for this bot, valid now, and for the address that the activity wants its answers at.
 * `unavailable`: the issuer's keys could not be fetched, so nobody can tell. Never rejects.
 */
export function createChannelTokenCheck(
  appId: string,
  { issuer, openIdMetadataUrl }: { readonly issuer: string; readonly openIdMetadataUrl: string } = CHANNELS,
): (activity: Activity, authorization: string) => Promise<Verdict> {
  const keyNamed = createSigningKeys(openIdMetadataUrl);

  return async ({ channelId, serviceUrl }, authorization) => {
    const token = readToken(authorization);
    if (!token) return 'refused';
    const { keyId, claims, signed, signature } = token;
    const { iss, aud, serviceurl } = claims;
    if (iss !== issuer || aud !== appId || serviceurl !== serviceUrl || !isValidNow(claims)) return 'refused';
    const found = await keyNamed(keyId).catch(() => 'unavailable' as const);
    if (found === 'unavailable') return 'unavailable';
    if (!found || !isEndorsed(found.endorsements, channelId)) return 'refused';
    return verify('RSA-SHA256', signed, found.key, signature) ? 'accepted' : 'refused';
  };
}

function isValidNow({ nbf, exp }: Claims): boolean {
  const now = Date.now() / 1000;
  return exp > now - SKEW && (nbf === undefined || nbf < now + SKEW);
}

/** A key without endorsements may sign for every channel. */
const isEndorsed = (endorsements: readonly string[], channel: string) =>
  endorsements.length === 0 || endorsements.includes(channel);

/** The parts of a token; undefined if this is none, or says that it is signed in any way but RS256. */
function readToken(authorization: string) {
  const [, head = '', body = '', signature = ''] = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(authorization) ?? [];
  const { kid: keyId } = header.safeParse(decoded(head)).data ?? {};
  const claimed = claims.safeParse(decoded(body)).data;
  if (keyId === undefined || !claimed) return undefined;
  return {
    keyId,
    claims: claimed,
    signed: Buffer.from(`${head}.${body}`),
    signature: Buffer.from(signature, 'base64url'),
  };
}

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

const header = z.object({ alg: z.literal('RS256'), kid: z.string() });
const claims = z.object({
  iss: z.string(),
  aud: z.string(),
  serviceurl: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
});
type Claims = z.output<typeof claims>;
