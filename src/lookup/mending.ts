import { alike } from './alike';
import { soundsOf } from './sounds';
import { createSpelling } from './spelling';

/** In sounds. Shorter words that sound alike are too many. */
const FEWEST_SOUNDS = 3;

/** A word that sounds the same, but whose letters are less like those typed, is another word. */
const LEAST_LIKE = 0.45;

/** The known word that a misspelt one is taken for, and how alike they are, from 0 to 1. Undefined if none is near enough. */
type Mend = (word: string) => { readonly word: string; readonly likeness: number } | undefined;

/** Finds the known word nearest to a misspelt one: by its letters, with few slips, or by ear, with the same sounds. */
export function createMending(words: ReadonlySet<string>): Mend {
  const bySlips = createSpelling(words);
  const byEar = new Map<string, string[]>();
  for (const word of words) {
    const sounds = soundsOf(word);
    if (sounds.length < FEWEST_SOUNDS) continue;
    const alike = byEar.get(sounds);
    if (alike) alike.push(word);
    else byEar.set(sounds, [word]);
  }

  return (typed) => {
    if (typed.length < 4 || typed.length > LONGEST_WORD) return undefined;
    const sounds = soundsOf(typed);
    const heard = (byEar.get(sounds) ?? []).filter((word) => alike(typed, word) >= LEAST_LIKE);
    let best: ReturnType<Mend>;
    for (const word of new Set([...bySlips(typed).words, ...heard])) {
      const likeness = (alike(typed, word) + alike(sounds, soundsOf(word))) / 2;
      if (likeness > (best?.likeness ?? 0)) best = { word, likeness };
    }
    return best;
  };
}

/** In letters. No word that people type is longer, except in hostile input. */
const LONGEST_WORD = 40;
