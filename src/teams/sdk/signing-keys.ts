import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';

type SigningKey = {
  readonly key: KeyObject;
  /** The channels that this key may sign for; empty if it names none. */
  readonly endorsements: readonly string[];
};

/** Milliseconds. A key that was withdrawn is believed for no longer than this. */
const OLDEST = 24 * 60 * 60_000;

/** Milliseconds. The keys are not fetched more often, whatever ids strangers make up. */
const NEWEST = 60 * 60_000;

/** Milliseconds, for each of the two requests. Teams waits about fifteen seconds for the whole turn. */
const PATIENCE_MS = 5_000;

/** Finds an issuer's public key by its id, by its OpenID metadata. Undefined if there is none; rejects if nobody can tell. */
export function createSigningKeys(openIdMetadataUrl: string): (id: string) => Promise<SigningKey | undefined> {
  let keys: ReadonlyMap<string, SigningKey> = new Map();
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let fetching: Promise<void> | undefined;

  return async (id) => {
    const age = Date.now() - fetchedAt;
    if (age > OLDEST || (age > NEWEST && !keys.has(id))) {
      fetching ??= refresh().finally(() => {
        fetching = undefined;
      });
      await fetching;
    }
    return keys.get(id);
  };

  async function refresh(): Promise<void> {
    const { jwks_uri } = metadata.parse(await fetched(openIdMetadataUrl));
    keys = new Map(keySet.parse(await fetched(jwks_uri)).keys.flatMap((one) => readKey(one) ?? []));
    fetchedAt = Date.now();
  }
}

async function fetched(address: string): Promise<unknown> {
  const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!response.ok) throw new Error(`${new URL(address).host} answered ${response.status}`);
  return response.json();
}

/** Under its id, as a list of one entry; undefined if this is no RSA key, or a short one. */
function readKey(published: unknown): [[string, SigningKey]] | undefined {
  const read = key.safeParse(published).data;
  if (!read) return undefined;
  const { kid, kty, n, e, endorsements } = read;
  const publicKey = createPublicKey({ key: { kty, n, e }, format: 'jwk' });
  if ((publicKey.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) return undefined;
  return [[kid, { key: publicKey, endorsements: endorsements ?? [] }]];
}

const metadata = z.object({ jwks_uri: z.url() });
const keySet = z.object({ keys: z.array(z.unknown()) });
const key = z.object({
  kid: z.string(),
  kty: z.literal('RSA'),
  n: z.string(),
  e: z.string(),
  endorsements: z.array(z.string()).nullish(),
});
