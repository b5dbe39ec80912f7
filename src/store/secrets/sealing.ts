import { keyFor, seal, unseal } from '../polls/seal';

/** The secrets that the bot seals with. */
export type Secrets = {
  /** What is sealed from now on is sealed with this one: SECRET_KEY. Throws an error that says what is missing. */
  readonly current: () => string;
  /** These only open what was sealed before: SECRET_KEY_PREVIOUS. */
  readonly previous?: readonly string[];
};

export type Sealing = ReturnType<typeof createSealing>;

/** Seals and opens what is kept for one purpose. No secret is read before it is needed. */
export function createSealing(purpose: string, { current, previous = [] }: Secrets) {
  let newest: Buffer | undefined;
  let older: readonly Buffer[] | undefined;
  const now = () => {
    newest ??= keyFor(purpose, current());
    return newest;
  };
  const before = () => {
    older ??= previous.map((secret) => keyFor(purpose, secret));
    return older;
  };
  return {
    /** `of`: what the bytes belong to, and are opened for. */
    seal: (of: string, bytes: Buffer): string => seal(now(), of, bytes),

    /** The bytes, and whether an earlier secret had sealed them. Undefined if none of the secrets did. */
    open(of: string, sealed: string): { readonly bytes: Buffer; readonly isOld: boolean } | undefined {
      for (const key of [now(), ...before()]) {
        const bytes = opened(key, of, sealed);
        if (bytes) return { bytes, isOld: key !== newest };
      }
      return undefined;
    },
  };
}

function opened(key: Buffer, of: string, sealed: string): Buffer | undefined {
  try {
    return unseal(key, of, sealed);
  } catch {
    return undefined;
  }
}
