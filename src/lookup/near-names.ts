import { atMost } from '../text/cut';
import { createComparison } from './alike';
import { createHighest } from './highest';
import { invert, type Lists } from './lists';
import { isSilent } from './small-words';
import { SOUNDS } from './sounds';
import { type Strings, stringsOf } from './strings';

/** In letters. What is compared of a question and of a name: no name that people type is longer. */
const LONGEST_NAME = 64;
/** The most names to read for one question. The rarest pairs are read first; beyond this, reading more finds nothing nearer. */
const MOST_NAMES_READ = 2_000;
/** Only this many names, those that share the most pairs of sounds with the question, are compared in full. */
const MOST_COMPARED = 12;
/** In sounds. Two sounds in common are chance: the longer of two names that are heard whole is the likelier. */
const SHORT_IS_CHANCE = 2;

/** How near an entry's nearest name is to the words as typed: as a whole, by its letters and by its sounds; each from 0 to 1. */
export type NearName = { readonly owner: number; readonly letters: number; readonly sounds: number };

export const nearness = ({ letters, sounds }: NearName) => (letters + sounds) / 2;

/** A name or a question as it is compared. */
export type Spoken = { readonly letters: string; readonly sounds: string };

/** Run together, because people also put the spaces wrong, and without the frame of a question. */
export function spoken(words: readonly string[], soundsOf: (word: string) => string): Spoken {
  const telling = words.filter((word) => !isSilent(word));
  const used = telling.length > 0 ? telling : words;
  return {
    letters: atMost(used.join(''), LONGEST_NAME),
    sounds: atMost(words.map(soundsOf).join(''), LONGEST_NAME),
  };
}

/** All names, and for each pair of neighbouring sounds the names that have it. */
export type SpokenNames = {
  readonly owners: Int32Array;
  readonly letters: Strings;
  readonly sounds: Strings;
  readonly pairs: Lists;
};

export const spokenNamesOf = (names: readonly (Spoken & { readonly owner: number })[]): SpokenNames => ({
  owners: Int32Array.from(names, ({ owner }) => owner),
  letters: stringsOf(names.map(({ letters }) => letters)),
  sounds: stringsOf(names.map(({ sounds }) => sounds)),
  pairs: invert(
    names.map(({ sounds }) => pairsIn(sounds)),
    PAIRS,
  ),
});

/** Finds the names that share the most pairs of sounds with a question, and how near each of them is. */
export function createNearest({ owners, letters, sounds, pairs }: SpokenNames): (question: Spoken) => NearName[] {
  const counts = new Uint8Array(owners.length);
  const shares = Float64Array.from(owners, (_, name) => 1 / (soundsIn(name) + SHORT_IS_CHANCE));
  const touched = new Int32Array(owners.length);
  const best = createHighest(MOST_COMPARED);
  const [byLetters, bySounds] = [createComparison(), createComparison()];
  const sizeOf = (pair: number) => (pairs.starts[pair + 1] as number) - (pairs.starts[pair] as number);

  return (question) => {
    byLetters.with(question.letters);
    bySounds.with(question.sounds);
    return mostShared(question.sounds).map(compared);
  };

  function compared(name: number): NearName {
    const owner = owners[name] as number;
    return { owner, letters: byLetters.alike(letters, name), sounds: bySounds.alike(sounds, name) };
  }

  function mostShared(question: string): number[] {
    let [read, some] = [0, 0];
    for (const pair of pairsIn(question).sort((a, b) => sizeOf(a) - sizeOf(b))) {
      if (read > 0 && read + sizeOf(pair) > MOST_NAMES_READ) break;
      read += sizeOf(pair);
      for (let at = pairs.starts[pair] as number; at < (pairs.starts[pair + 1] as number); at++) {
        const name = pairs.items[at] as number;
        if (counts[name] === 0) touched[some++] = name;
        counts[name] = (counts[name] as number) + 1;
      }
    }
    // A name of which little is heard is not near, wherever it may stand in the question.
    for (let at = 0; at < some; at++) {
      const name = touched[at] as number;
      best.offer(name, (counts[name] as number) * (shares[name] as number));
      counts[name] = 0;
    }
    return best.take();
  }

  function soundsIn(name: number): number {
    return (sounds.starts[name + 1] as number) - (sounds.starts[name] as number);
  }
}

/** A pair is two sounds, the second of which is none if there is but one. */
const PAIRS = SOUNDS.length * (SOUNDS.length + 1);

/** The different pairs of neighbouring sounds, each as a number below `PAIRS`. */
function pairsIn(sounds: string): number[] {
  const pairs: number[] = [];
  const last = Math.max(1, sounds.length - 1);
  for (let at = 0; at < last && at < sounds.length; at++) {
    const next = at + 1 < sounds.length ? numberOf(sounds, at + 1) : SOUNDS.length;
    const pair = numberOf(sounds, at) * (SOUNDS.length + 1) + next;
    if (!pairs.includes(pair)) pairs.push(pair);
  }
  return pairs;
}

const numberOf = (sounds: string, at: number) => NUMBERS[sounds.charCodeAt(at)] as number;

/** The place of each sound among `SOUNDS`, by the code of its letter. */
const NUMBERS = Uint8Array.from({ length: 128 }, (_, code) => Math.max(0, SOUNDS.indexOf(String.fromCharCode(code))));
