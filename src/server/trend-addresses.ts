import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { z } from 'zod';

/** The rounds of a poll template in a conversation, up to the one that closed at `newest`. */
export type TrendReference = {
  readonly tenant: string;
  readonly conversation: string;
  readonly template: string;
  readonly newest: Date;
};

const NONCE = 12;
const TAG = 16;
const TOKEN = /^\/trend\/([\w-]+)\.png$/;

/**
 * The addresses of pictures. Nothing is stored for them: each carries what it shows, encrypted and sealed under a key
 * drawn from the bot's secret (AES-256-GCM, https://csrc.nist.gov/pubs/sp/800/38/d/final), so that nobody can read, guess
 * or make one. The same trend always has the same address.
 */
export function createTrendAddresses(secret: string, publicUrl: () => string) {
  const keys = Buffer.from(hkdfSync('sha256', secret, '', 'practice-compass trend pictures', 64));
  const [sealing, numbering] = [keys.subarray(0, 32), keys.subarray(32)];
  return {
    /** `<PUBLIC_URL>/trend/<token>.png` */
    addressOf({ tenant, conversation, template, newest }: TrendReference): string {
      const plain = JSON.stringify([tenant, conversation, template, newest.getTime()]);
      // Made from the text itself, so that no number is ever used for two texts.
      const nonce = createHmac('sha256', numbering).update(plain).digest().subarray(0, NONCE);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce);
      const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
      const token = Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
      return `${publicUrl()}/trend/${token}.png`;
    },

    /** What the picture at this path shows; undefined for a path that this bot has not made under this secret. */
    read(path: string): TrendReference | undefined {
      const token = TOKEN.exec(path)?.[1] ?? '';
      const bytes = Buffer.from(token, 'base64url');
      // Two spellings of the same bytes would be two addresses.
      if (bytes.length <= NONCE + TAG || bytes.toString('base64url') !== token) return undefined;
      try {
        const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, NONCE));
        decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
        const plain = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString();
        const [tenant, conversation, template, newest] = reference.parse(JSON.parse(plain));
        return { tenant, conversation, template, newest: new Date(newest) };
      } catch {
        return undefined;
      }
    },
  };
}

const reference = z.tuple([z.string(), z.string(), z.string(), z.int()]);

export type TrendAddresses = ReturnType<typeof createTrendAddresses>;
