import type { Choices } from '../../polls/vote';
import { keyFor, seal, unseal } from './seal';

/** One bit per option, of which a poll has ten at most: all sealed votes have the same length, however many options are chosen. */
const BITS = 16;

/** Of the number that puts one person's presses in order. */
const ORDER = 8;

/**
 * What is kept of one person in a poll. `order`: that of their newest press, which a later one exceeds; 0 if it is not known.
 * Whoever has withdrawn has no choices, and an order all the same: an older vote that arrives late must not come back.
 */
export type KeptVote = { readonly choices: Choices; readonly order: number };

export const NO_VOTE: KeptVote = { choices: [], order: 0 };

/** As it is stored: encrypted with the poll's key, so that it is lost without it. A withdrawal looks like any vote. */
export function sealVote(key: Buffer, { poll, voter }: Of, { choices, order }: KeptVote): string {
  const bytes = Buffer.alloc(BITS / 8 + ORDER);
  bytes.writeUInt16BE(choices.reduce((all, id) => all | (1 << id), 0));
  bytes.writeBigUInt64BE(BigInt(order), BITS / 8);
  return seal(sealing(key), `${poll} ${voter}`, bytes);
}

/** Throws if it belongs to another person or another poll. */
export function openVote(key: Buffer, { poll, voter }: Of, kept: string): KeptVote {
  if (isUnsealed(kept)) return { choices: JSON.parse(kept), order: 0 };
  const bytes = unseal(sealing(key), `${poll} ${voter}`, kept);
  const bits = bytes.readUInt16BE();
  const choices = Array.from({ length: BITS }, (_, id) => id).filter((id) => bits & (1 << id));
  // A vote from before presses were put in order ends here.
  return { choices, order: bytes.length > BITS / 8 ? Number(bytes.readBigUInt64BE(BITS / 8)) : 0 };
}

/** True for a vote from before votes were sealed, in a poll that was open then: a JSON list. */
export const isUnsealed = (kept: string): boolean => kept.startsWith('[');

type Of = { readonly poll: string; readonly voter: string };

/** Derived, so that it is not the key that voters are hashed with. */
function sealing(key: Buffer): Buffer {
  const known = derived.get(key);
  if (known) return known;
  const made = keyFor('choices', key);
  derived.set(key, made);
  return made;
}

/** Many votes at once derive it only once. */
const derived = new WeakMap<Buffer, Buffer>();
