import type { Choices } from '../../polls/vote';
import { keyFor, seal, unseal } from './seal';

/** One bit for each option, of which a poll has ten at most: however many are chosen, all sealed votes are equally long. */
const BITS = 16;

/** One person's choices in a poll, as they are kept: encrypted under the poll's key, so that without it they are lost. */
export function sealChoices(key: Buffer, { poll, voter }: Of, choices: Choices): string {
  const bits = Buffer.alloc(BITS / 8);
  bits.writeUInt16BE(choices.reduce((all, id) => all | (1 << id), 0));
  return seal(sealing(key), `${poll} ${voter}`, bits);
}

/** The choices. Throws where they are another person's, or of another poll. */
export function openChoices(key: Buffer, { poll, voter }: Of, kept: string): Choices {
  if (isUnsealed(kept)) return JSON.parse(kept);
  const bits = unseal(sealing(key), `${poll} ${voter}`, kept).readUInt16BE();
  return Array.from({ length: BITS }, (_, id) => id).filter((id) => bits & (1 << id));
}

/** A vote of before they were sealed, in a poll that was open then: a JSON list. */
export const isUnsealed = (kept: string): boolean => kept.startsWith('[');

type Of = { readonly poll: string; readonly voter: string };

/** Not the same key that names the voters. */
function sealing(key: Buffer): Buffer {
  const known = derived.get(key);
  if (known) return known;
  const made = keyFor('choices', key);
  derived.set(key, made);
  return made;
}

/** A storm of votes derives it once. */
const derived = new WeakMap<Buffer, Buffer>();
