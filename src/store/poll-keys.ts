import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Person } from '../ids';

const NONCE = 12;
const TAG = 16;

/**
 * Each poll has a key of its own, under which its voters are kept. It is stored sealed: encrypted under the bot's secret,
 * and readable for that poll only (AES-256-GCM, https://csrc.nist.gov/pubs/sp/800/38/d/final).
 */
export function createPollKeys(secret: () => string) {
  let known: Buffer | undefined;
  /** Asked for when the first poll needs it, so that a command without polls makes no key file. */
  const sealing = () => {
    known ??= Buffer.from(hkdfSync('sha256', secret(), '', 'practice-compass poll keys', 32));
    return known;
  };
  return {
    /** A new key, sealed. Throws a sentence where there is no secret. */
    make(poll: string): string {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', sealing(), nonce).setAAD(Buffer.from(poll));
      const sealed = Buffer.concat([cipher.update(randomBytes(32)), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    },

    /** The key. Throws a sentence where it was sealed with another secret. */
    open(poll: string, sealed: string): Buffer {
      const bytes = Buffer.from(sealed, 'base64url');
      const key = sealing();
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE))
          .setAAD(Buffer.from(poll))
          .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
        return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
      } catch (cause) {
        throw new Error(OTHER_SECRET, { cause });
      }
    },
  };
}

/** What a person is called among the votes of the poll with this key. */
export const voterOf = (key: Buffer, person: Person): string =>
  createHmac('sha256', key).update(person).digest('base64url');

const OTHER_SECRET =
  'SECRET_KEY is not the one that this poll was started with, so nobody can vote in it, and its votes cannot be counted. They are still there: set SECRET_KEY (or the key file beside the database) back to what it was, or delete the poll.';

export type PollKeys = ReturnType<typeof createPollKeys>;
