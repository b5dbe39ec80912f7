import type { Mended } from './lexicon';
import type { NearName } from './near-names';
import type { Reader } from './reader';
import { isSilent } from './small-words';
import { type Likelihoods, type Weights, weigh } from './weigh';

/** From this likeness on, a word that no entry has is a word of an entry with a slip, unless it begins with another letter. */
const HARDLY_MISSPELT = 0.815;

/** A question as typed, its words with slips mended, and the names near to them. */
type Asking = {
  readonly text: string;
  readonly mended: readonly Mended[];
  readonly near: readonly NearName[];
};

/** Returns a function that weighs the entries that `asked` allows. `named`: those of which a name was meant, misspelt. */
export function createLikely({ lexicon, gather }: Pick<Reader, 'lexicon' | 'gather'>, weights: Weights) {
  /** The entries that are likely enough to be meant: those that are named with slips first, then by how likely each is. */
  return function likelyFor(
    { text, mended, near }: Asking,
    named: ReadonlySet<number>,
    asked: (owner: number) => boolean,
  ): Likelihoods['entries'] {
    const likelihoods = weigh(gather({ text, words: mended, near }, asked), weights);
    const isAnswered = likelihoods.silence <= weights.silentFrom && !isStrange(mended);
    // A name that was typed with slips is found, however little else speaks for it: “countylines” and “vicarage trauma” are no other words.
    const byNameFirst = (owner: number) => (named.has(owner) ? 0 : 1);
    return likelihoods.entries
      .filter(({ owner }) => isAnswered || named.has(owner))
      .sort((a, b) => byNameFirst(a.owner) - byNameFirst(b.owner));
  };

  /**
   * True where nothing bears out a guess: no word is known, as in what a cat types, or the only one that tells something is one that
   * no entry has, unless it is hardly misspelt.
   */
  function isStrange(mended: readonly Mended[]): boolean {
    const telling = mended.filter(({ typed }) => !isSilent(typed));
    const isKnown = ({ typed, word, likeness }: Mended) =>
      lexicon.isSpoken(typed) || (word !== typed && word[0] === typed[0] && likeness >= HARDLY_MISSPELT);
    return !telling.some((one) => isKnown(one) || (telling.length > 1 && lexicon.isEveryday(one.typed)));
  }
}
