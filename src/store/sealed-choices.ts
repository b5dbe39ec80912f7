import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Choices } from '../polls/vote';

const NONCE = 12;
const TAG = 16;
/** One bit for each option, of which a poll has ten at most: however many are chosen, all sealed votes are equally long. */
const BITS = 16;

/** One person's choices in a poll, as they are kept: encrypted under the poll's key, so that without it they are lost. */
export function sealChoices(key: Buffer, { poll, voter }: Of, choices: Choices): string {
  const bits = Buffer.alloc(BITS / 8);
  bits.writeUInt16BE(choices.reduce((all, id) => all | (1 << id), 0));
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', sealing(key), nonce).setAAD(Buffer.from(`${poll} ${voter}`));
  const sealed = Buffer.concat([cipher.update(bits), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The choices. Throws where they are another person's, or of another poll. */
export function openChoices(key: Buffer, { poll, voter }: Of, kept: string): Choices {
  if (isUnsealed(kept)) return JSON.parse(kept);
  const bytes = Buffer.from(kept, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', sealing(key), bytes.subarray(0, NONCE))
    .setAAD(Buffer.from(`${poll} ${voter}`))
    .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  const bits = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).readUInt16BE();
  return Array.from({ length: BITS }, (_, id) => id).filter((id) => bits & (1 << id));
}

/** A vote of before they were sealed, in a poll that was open then: a JSON list. */
export const isUnsealed = (kept: string): boolean => kept.startsWith('[');

type Of = { readonly poll: string; readonly voter: string };

/** Not the same key that names the voters. */
function sealing(key: Buffer): Buffer {
  const known = derived.get(key);
  if (known) return known;
  const made = Buffer.from(hkdfSync('sha256', key, '', 'practice-compass choices', 32));
  derived.set(key, made);
  return made;
}

/** A storm of votes derives it once. */
const derived = new WeakMap<Buffer, Buffer>();
