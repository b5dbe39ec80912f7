import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/**
 * Encrypts the bytes with a key of 32 bytes (AES-256-GCM, https://csrc.nist.gov/pubs/sp/800/38/d/final), as base64url. `of`
 * says what they belong to: it is not part of the output, but `unseal` needs the same one. The same bytes never look the same
 * twice.
 */
export function seal(key: Buffer, of: string, bytes: Buffer): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(of));
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The bytes. Throws if they were sealed with another key or another `of`, or have been changed. */
export function unseal(key: Buffer, of: string, text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE))
    .setAAD(Buffer.from(of))
    .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
}

/** The key of 32 bytes that a secret gives for one purpose (HKDF). It reveals neither the secret nor its other keys. */
export const keyFor = (purpose: string, secret: string | Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `practice-compass ${purpose}`, 32));
