import type { ByName } from './by-name';
import { nearness } from './near-names';
import type { Reader } from './reader';
import { isSilent } from './small-words';
import { wordsOf } from './words';

/** In a line of so few words that tell something, one that is no word is what is asked for: “kukuing flat”. */
const MOST_TELLING = 2;

/** Shorter words are too easily like another. */
const SHORTEST_MISSPELT = 6;

/** A line with a word that is none is a name from this nearness on, if no other name is nearly as near: “kettermean”. */
const MEANT_FROM = 0.65;
const NEARER_BY = 0.15;

/**
 * Returns the entries that are named within a line that as a whole asks for none. `namedFrom`: from this nearness on a name was
 * meant, misspelt.
 */
export function createStanding(
  { lexicon, names, shortForms }: Pick<Reader, 'lexicon' | 'names' | 'shortForms'>,
  byName: Pick<ByName, 'numbered' | 'named'>,
  namedFrom: number,
) {
  return function standing(
    { text, words }: { readonly text: string; readonly words: readonly string[] },
    asked: (owner: number) => boolean,
  ): number[] {
    return [
      ...byName.numbered({ text, words }),
      ...names.within(words),
      ...asksIn(text).flatMap((clause) => byName.named(wordsOf(clause))),
      ...misspelt(words, asked),
      ...shortForms.ahead(text, words),
    ].filter(asked);
  };

  /** The entries whose name is near to a line with a word that is none, or to such a word. */
  function misspelt(words: readonly string[], asked: (owner: number) => boolean): number[] {
    const telling = words.filter((word) => !isSilent(word));
    const strange = telling.filter((word) => !lexicon.isRight(word));
    if (strange.length === 0) return [];
    const nearest = (some: readonly string[]) => names.near(some).filter(({ owner }) => asked(owner));
    const [best, next] = nearest(words);
    const isMeant = best && nearness(best) >= Math.max(MEANT_FROM, (next ? nearness(next) : 0) + NEARER_BY);
    if (isMeant) return [best.owner];
    const alone = telling.length > MOST_TELLING ? [] : strange.filter((word) => word.length >= SHORTEST_MISSPELT);
    return alone.flatMap((word) => {
      const [named] = nearest([word]);
      return named && nearness(named) >= namedFrom ? [named.owner] : [];
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
