/** Letters as they are spoken, and as a phone may write them down. */
const SPOKEN_LETTERS: Readonly<Record<string, string>> = {
  ...{ ay: 'a', bee: 'b', be: 'b', see: 'c', sea: 'c', cee: 'c', dee: 'd', ee: 'e', eff: 'f', gee: 'g', aitch: 'h' },
  ...{ haitch: 'h', eye: 'i', jay: 'j', kay: 'k', ell: 'l', el: 'l', em: 'm', en: 'n', oh: 'o', pee: 'p', pea: 'p' },
  ...{ queue: 'q', cue: 'q', are: 'r', ar: 'r', ess: 's', es: 's', tee: 't', tea: 't', you: 'u', vee: 'v', ex: 'x' },
  ...{ why: 'y', wye: 'y', zed: 'z' },
};

const FEWEST_LETTERS = 3;
const MOST_LETTERS = 6;

/** What may be short forms that were said letter by letter, wherever they stand: “the en are em” has “nrm”. The longest first. */
export function saidInLetters(words: readonly string[]): string[] {
  const letters = words.map((word) => (/^\p{L}$/u.test(word) ? word : SPOKEN_LETTERS[word]));
  const found: string[] = [];
  for (let length = Math.min(MOST_LETTERS, words.length); length >= FEWEST_LETTERS; length--)
    for (let from = 0; from + length <= words.length; from++) {
      const some = letters.slice(from, from + length);
      if (some.every((letter) => letter !== undefined)) found.push(some.join(''));
    }
  return found;
}
