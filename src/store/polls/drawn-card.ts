import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from '../db/database';
import { keyFor, seal, unseal } from './seal';

/** When the card of an open poll was last drawn, and what it then showed: null while that is not known to stand there. */
export type DrawnCard = { readonly at: number; readonly shows: string | null };

/** In bytes. */
const [TIME, SHOWS] = [8, 12];

/** A short name for what a card shows: the same for the same text. */
export const namedShows = (text: string): string =>
  createHash('sha256').update(text).digest().subarray(0, SHOWS).toString('base64url');

/**
 * As it is stored: encrypted with the poll's key, and so lost when it closes. When the only voter's card changed is when they
 * voted, and that is kept of nobody in the clear.
 */
export function sealDrawn(key: Buffer, poll: string, { at, shows }: DrawnCard): string {
  const bytes = Buffer.alloc(TIME + SHOWS);
  bytes.writeBigUInt64BE(BigInt(at));
  if (shows !== null) bytes.set(Buffer.from(shows, 'base64url'), TIME);
  return seal(keyFor('drawn card', key), `card ${poll}`, bytes);
}

/** Throws if it belongs to another poll. */
export function openDrawn(key: Buffer, poll: string, kept: string): DrawnCard {
  const bytes = unseal(keyFor('drawn card', key), `card ${poll}`, kept);
  const shows = bytes.subarray(TIME);
  const isKnown = shows.some((byte) => byte !== 0);
  return { at: Number(bytes.readBigUInt64BE()), shows: isKnown ? shows.toString('base64url') : null };
}

/** Runs in the transaction that has locked the poll. */
export async function noteDrawn(db: Kysely<Tables>, poll: string, drawn: string): Promise<void> {
  await db.updateTable('poll').set({ drawn }).where('id', '=', poll).where('state', '=', 'open').execute();
}
