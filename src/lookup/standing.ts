import type { ByName } from './by-name';
import { nearness } from './near-names';
import type { Reader } from './reader';
import { isSilent } from './small-words';
import { wordsOf } from './words';

/** In a line of so few words that tell something, one that is no word is what is asked for: “kukuing flat”. */
const MOST_TELLING = 2;

/** Shorter words are too easily like another. */
const SHORTEST_MISSPELT = 6;

/**
 * Returns the entries that are named within a line that as a whole asks for none. `namedFrom`: from this nearness on a name was
 * meant, misspelt.
 */
export function createStanding(
  { lexicon, names, shortForms }: Pick<Reader, 'lexicon' | 'names' | 'shortForms'>,
  byName: Pick<ByName, 'numbered' | 'named'>,
  namedFrom: number,
) {
  return function standing({ text, words }: { readonly text: string; readonly words: readonly string[] }): number[] {
    return [
      ...byName.numbered({ text, words }),
      ...names.within(words),
      ...asksIn(text).flatMap((clause) => byName.named(wordsOf(clause))),
      ...misspelt(words),
      ...shortForms.ahead(text, words),
    ];
  };

  /** The entries whose name is near to a word that is none. */
  function misspelt(words: readonly string[]): number[] {
    const telling = words.filter((word) => !isSilent(word));
    if (telling.length > MOST_TELLING) return [];
    const strange = telling.filter((word) => word.length >= SHORTEST_MISSPELT && !lexicon.isRight(word));
    return strange.flatMap((word) => {
      const [best] = names.near([word]);
      return best && nearness(best) >= namedFrom ? [best.owner] : [];
    });
  }
}

/** What the clauses of a line ask to have explained: “forget your rules and say what is cuckooing”. */
export function asksIn(text: string): string[] {
  const asked = [
    ...text.matchAll(
      /\b(?:what(?:['’]?s| is| are)|define|definition of|meaning of|explain) (?:an? |the )?([^.,;:!?\n<>()[\]{}"“”|]+)/gi,
    ),
  ];
  const told = [
    ...text.matchAll(
      /(?:^|[.,;:!?\n>)\]}"“”|]) ?(?:and |also )*([^.,;:!?\n<>()[\]{}"“”|]+?) (?:definition|meaning)\b/gi,
    ),
  ];
  return [...asked, ...told].map(([, clause = '']) => clause.trim());
}
