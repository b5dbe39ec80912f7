const PATIENCE_MS = 5_000;

/**
 * The time by the first of these addresses that answers, from its `Date` header. `another time` if a certificate is not valid
 * at this machine's time; undefined if nobody answers.
 */
export async function timeElsewhere(addresses: readonly string[]): Promise<Date | 'another time' | undefined> {
  for (const address of addresses) {
    const found = await timeAt(address);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function timeAt(address: string): Promise<Date | 'another time' | undefined> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const { headers } = await fetch(address, { method: 'HEAD', redirect: 'manual', signal });
    const time = new Date(headers.get('date') ?? '');
    return Number.isNaN(time.getTime()) ? undefined : time;
  } catch (error) {
    const { cause } = error as { readonly cause?: { readonly code?: unknown } };
    return CERTIFICATE_OF_ANOTHER_TIME.includes(String(cause?.code)) ? 'another time' : undefined;
  }
}

const CERTIFICATE_OF_ANOTHER_TIME = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'];
