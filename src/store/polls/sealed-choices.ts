import type { Choices } from '../../polls/vote';
import { keyFor, seal, unseal } from './seal';

/** One bit per option, of which a poll has ten at most: all sealed votes have the same length, however many options are chosen. */
const BITS = 16;

/** One person's choices in a poll, as they are stored: encrypted with the poll's key, so that they are lost without it. */
export function sealChoices(key: Buffer, { poll, voter }: Of, choices: Choices): string {
  const bits = Buffer.alloc(BITS / 8);
  bits.writeUInt16BE(choices.reduce((all, id) => all | (1 << id), 0));
  return seal(sealing(key), `${poll} ${voter}`, bits);
}

/** The choices. Throws if they belong to another person or another poll. */
export function openChoices(key: Buffer, { poll, voter }: Of, kept: string): Choices {
  if (isUnsealed(kept)) return JSON.parse(kept);
  const bits = unseal(sealing(key), `${poll} ${voter}`, kept).readUInt16BE();
  return Array.from({ length: BITS }, (_, id) => id).filter((id) => bits & (1 << id));
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
