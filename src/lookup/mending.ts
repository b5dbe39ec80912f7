import { createComparison } from './alike';
import { soundsOf } from './sounds';
import { createSpelling, type SpellingIndex, spellingOf } from './spelling';
import { type Index, indexOf, listOf, placeIn, type Strings, stringsOf, textAt } from './strings';

/** In sounds. Shorter words that sound alike are too many. */
const FEWEST_SOUNDS = 3;

/** A word that sounds the same, but whose letters are less like those typed, is another word. */
const LEAST_LIKE = 0.45;

/** The known word that a misspelt one is taken for, and how alike they are, from 0 to 1. Undefined if none is near enough. */
type Mend = (word: string) => { readonly word: string; readonly likeness: number } | undefined;

/** The known words, how each of them sounds, and which sound alike. */
export type MendingIndex = {
  readonly spelling: SpellingIndex;
  readonly sounds: Strings;
  readonly byEar: Index;
};

export function mendingOf(words: Iterable<string>): MendingIndex {
  const spelling = spellingOf(words);
  const all = Array.from({ length: spelling.words.starts.length - 1 }, (_, at) => textAt(spelling.words, at));
  const sounds = all.map(soundsOf);
  const byEar = new Map<string, number[]>();
  for (const word of words) {
    const place = placeIn(spelling.words, word);
    const heard = sounds[place] as string;
    if (heard.length < FEWEST_SOUNDS) continue;
    const alike = byEar.get(heard);
    if (alike) alike.push(place);
    else byEar.set(heard, [place]);
  }
  return { spelling, sounds: stringsOf(sounds), byEar: indexOf(byEar) };
}

/** Finds the known word nearest to a misspelt one: by its letters, with few slips, or by ear, with the same sounds. */
export function createMending({ spelling, sounds, byEar }: MendingIndex): Mend {
  const { words } = spelling;
  const bySlips = createSpelling(spelling);
  const [byLetters, bySounds] = [createComparison(), createComparison()];

  return (typed) => {
    if (typed.length < 4 || typed.length > LONGEST_WORD) return undefined;
    const spoken = soundsOf(typed);
    byLetters.with(typed);
    bySounds.with(spoken);
    const heard = listOf(byEar, spoken).filter((place) => byLetters.alike(words, place) >= LEAST_LIKE);
    let best = -1;
    let most = 0;
    for (const place of new Set([...bySlips(typed).places, ...heard])) {
      const likeness = (byLetters.alike(words, place) + bySounds.alike(sounds, place)) / 2;
      if (likeness > most) [best, most] = [place, likeness];
    }
    return best < 0 ? undefined : { word: textAt(words, best), likeness: most };
  };
}

/** In letters. No word that people type is longer, except in hostile input. */
const LONGEST_WORD = 40;
