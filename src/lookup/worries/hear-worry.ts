import type { WorryKind } from '../../content/schema';
import { atMost } from '../../text/cut';
import type { WordVectors } from '../meanings';
import { placeIn } from '../strings';
import { wordsOf } from '../words';
import { type Decided, type WorryIndex, worryIndexOf } from './worry-index';
import { createMending, type Spoken } from './worry-slips';
import { traitsOf } from './worry-traits';
import { likeliestKind, scoreOf, type WorryWeights } from './worry-weights';
import { keyOf, withoutFillers } from './worry-words';

/**
 * The kind of worry that a line expresses, or undefined if it expresses none. A term on its own ("suicide") is not a worry.
 * Takes any text; pure, and bounded in time.
 */
export type HearWorry = (text: string) => WorryKind | undefined;

/** What the classifier knows besides the phrase lists: the learnt weights, and which words exist. */
export type WorryKnowledge = { readonly weights: WorryWeights; readonly vectors: Pick<WordVectors, 'has'> };

/** Characters of a text that are read; no platform lets through a text this long. */
const LONGEST_HEARD = 12_000;
/** In words. A longer line may be about other things as well, so it is also classified piece by piece. */
const LONGEST_LINE = 24;
/** In words. A line longer than this is classified in pieces only: as a whole it would give no clear signal. */
const MOST_WEIGHED = 40;
/** Words in one piece of a long line; consecutive pieces overlap by half. */
const PIECE = 16;
/** A listed phrase with this many words also counts when it stands word for word inside a long line. */
const [FEWEST_WITHIN, MOST_WITHIN] = [5, 12];
/** The score, in logits, that a piece of a line must exceed; a whole line must only exceed 0. */
const PIECE_THRESHOLD = 0.3;

/**
 * Built once from the lists; classifying a line is then quick. A listed phrase, in any form of its words and with or without
 * fillers, is decided by its list; an entry's name is not a worry; every other line is scored by its features ("traits").
 */
export function createHearWorry(
  content: Spoken,
  { weights, vectors }: WorryKnowledge,
  index = worryIndexOf(content, vectors),
): HearWorry {
  const { decided, worryWithin } = decidedBy(index, content.worries);
  const mend = createMending(index.slips, vectors);

  return function hearWorry(anyText) {
    const text = atMost(anyText, LONGEST_HEARD);
    const words = mend(wordsOf(text));
    const known = decided(words);
    if (known !== undefined) return known ?? undefined;
    const heard = words.length <= MOST_WEIGHED ? classify(words, 0) : worryWithin(words);
    if (heard) return heard;
    for (const piece of piecesOf(text, words)) {
      const known = decided(piece);
      const kind = known === undefined ? classify(piece, PIECE_THRESHOLD) : known;
      if (kind) return kind;
    }
    return undefined;
  };

  function classify(words: readonly string[], threshold: number): WorryKind | undefined {
    const traits = traitsOf(words);
    return words.length > 0 && scoreOf(traits, weights) > threshold ? likeliestKind(traits, weights) : undefined;
  }

  /** The sentences of a text, if it has several, and the overlapping pieces of anything long. */
  function piecesOf(text: string, words: readonly string[]): readonly (readonly string[])[] {
    const sentences = text.split(/[.!?;\n\u2026]+/).map(wordsOf);
    const several = sentences.filter(({ length }) => length > 2 && length < words.length).map(mend);
    return [...several, ...[words, ...several].flatMap(inPieces)];
  }
}

function inPieces(words: readonly string[]): string[][] {
  const pieces: string[][] = [];
  if (words.length <= LONGEST_LINE) return pieces;
  for (let at = 0; at < words.length; at += PIECE / 2) pieces.push(words.slice(at, at + PIECE));
  return pieces;
}

/** `worryWithin`: the kind of the first listed worry that stands in the words word for word. */
function decidedBy({ exact, loose }: WorryIndex, worries: Spoken['worries']) {
  /** A kind, null for "not a worry", undefined if these words are not listed. */
  const kindIn = ({ phrases, lists }: Decided, key: string): WorryKind | null | undefined => {
    const at = placeIn(phrases, key);
    return at < 0 ? undefined : (worries[lists[at] as number]?.kind ?? null);
  };
  return {
    /** What the lists and names say about exactly these words. */
    decided(words: readonly string[]): WorryKind | null | undefined {
      const found = kindIn(exact, keyOf(words));
      return found === undefined ? kindIn(loose, keyOf(withoutFillers(words))) : found;
    },
    worryWithin(words: readonly string[]): WorryKind | undefined {
      for (let from = 0; from + FEWEST_WITHIN <= words.length; from++) {
        for (let length = FEWEST_WITHIN; length <= MOST_WITHIN && from + length <= words.length; length++) {
          const kind = kindIn(exact, keyOf(words.slice(from, from + length)));
          if (kind) return kind;
        }
      }
      return undefined;
    },
  };
}
