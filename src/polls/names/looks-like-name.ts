import { CAPITAL_NAMES, FAMILY_NAMES, GIVEN_NAMES, OTHER_NAMES, VALUES } from './names';

/** Words and phrases that are not names of people, whatever they look like. */
export type KnownNames = {
  /** Titles, terms, agencies and places of several words, in lower case, with single spaces. */
  readonly phrases: ReadonlySet<string>;
  /** True for a lower-case word that is in everyday use. */
  readonly isEveryday: (word: string) => boolean;
};

/**
 * Finds the part of a question or an answer that looks like a person's name; undefined if there is none. It errs
 * towards not asking: a capital letter alone means nothing. What counts is
 * - a title before a capitalised word: “Mr Smith”, “PC Jones”;
 * - a first name that has no other meaning: “Callum”, “callum’s mum”;
 * - two capitalised words, of which the first is a first name or in no dictionary, and the second a family name or in
 *   no dictionary.
 *
 * Names in the content, and of agencies, laws, places and days, do not count: “Working Together”, “Clare’s Law”.
 */
function looksLikeName(text: string, known: KnownNames): string | undefined {
  for (const run of runsOf(text, known)) {
    const found = inRun(run, known);
    if (found) return found;
  }
  return undefined;
}

/**
 * The same for a whole poll; empty if none is found. Several answers that are first names, such as “Mark” and “Sue”,
 * count together.
 */
export function namesInPoll(
  { question, options }: { readonly question: string; readonly options: readonly string[] },
  known: KnownNames,
): readonly string[] {
  const found = [question, ...options].flatMap((text) => looksLikeName(text, known) ?? []);
  if (found.length > 0) return [...new Set(found)];
  const first = options.filter((option) => isCapitalised(option) && OTHER_NAMES.has(plain(option)));
  return first.length > 1 && first.some((option) => !VALUES.has(plain(option))) ? first : [];
}

/** One word: as typed (`as`), and in lower case without endings and marks (`plain`). */
type Word = { readonly as: string; readonly plain: string; readonly capital: boolean };

/** Splits a text into runs of words with only spaces between them, leaving out known names. */
function runsOf(text: string, { phrases }: KnownNames): Word[][] {
  return text
    .normalize('NFC')
    .split(/[^\p{L}\p{M}\p{N}\s.'’-]+|(?<!\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sgt|Insp|Cllr|Rev|St))\.(?=\s|$)/iu)
    .flatMap((part) => withoutPhrases(part.split(/\s+/).filter(Boolean), phrases))
    .map((run) => run.map((as) => ({ as, plain: plain(as), capital: isCapitalised(as) })));
}

/** Splits the words at known names, longest first, and leaves those out. */
function withoutPhrases(words: readonly string[], phrases: ReadonlySet<string>): string[][] {
  const runs: string[][] = [[]];
  for (let at = 0; at < words.length; at += 1) {
    const length = [...Array(LONGEST_PHRASE - 1).keys()]
      .map((shorter) => LONGEST_PHRASE - shorter)
      .find((count) => at + count <= words.length && phrases.has(phraseOf(words.slice(at, at + count))));
    if (length === undefined) runs.at(-1)?.push(words[at] ?? '');
    else {
      runs.push([]);
      at += length - 1;
    }
  }
  return runs.filter((run) => run.length > 0);
}

const LONGEST_PHRASE = 8;

/** Writes words as in `KnownNames.phrases`. */
export const phraseOf = (words: readonly string[]): string =>
  words
    .map((word) =>
      word
        .toLowerCase()
        .replaceAll('’', "'")
        .replace(/^[.'-]+|[.'-]+$/g, ''),
    )
    .join(' ');

function inRun(run: readonly Word[], known: KnownNames): string | undefined {
  for (const [at, word] of run.entries()) {
    const next = run[at + 1];
    if (next && isTitle(word) && isFamilyName(next, word, known)) return `${word.as} ${next.as}`;
    if (belongsToAPlace(run, at)) continue;
    if (isGivenName(word)) return next?.capital && !belongsToAPlace(run, at + 1) ? `${word.as} ${next.as}` : word.as;
    if (next && isPair(word, next, known) && !belongsToAPlace(run, at + 1)) return `${word.as} ${next.as}`;
  }
  return undefined;
}

const isTitle = ({ as, plain, capital }: Word): boolean => TITLES.test(plain) || (capital && RANKS.test(as));

/** Titles that nobody writes without a name after them. */
const TITLES = /^(mr|mrs)$/;
const RANKS =
  /^(Ms|Miss|Mx|Dr|Doctor|Prof|Professor|Sir|Dame|Lady|Cllr|Councillor|Rev|Imam|PC|DC|DS|DI|DCI|PCSO|WPC|Sgt|Sergeant|Insp|Inspector|Constable|Auntie|Aunty|Uncle)\.?$/i;

/** Whether a word after a title is a name. `Miss Monday’s meeting`, `DS Team` and `Dr Appointment` name nobody. */
function isFamilyName({ plain, capital }: Word, title: Word, { isEveryday }: KnownNames): boolean {
  if (!/\p{L}{2}/u.test(plain) || NO_NAMES.has(plain)) return false;
  if (!capital && !TITLES.test(title.plain)) return false;
  return FAMILY_NAMES.has(plain) || isFirstName(plain) || !isEveryday(plain);
}

/** A first name with no other meaning, or a capitalised one with another. Short words in capitals are abbreviations. */
const isGivenName = ({ as, plain, capital }: Word): boolean =>
  !isAbbreviation(as) && (GIVEN_NAMES.has(plain) || (capital && CAPITAL_NAMES.has(plain)));

function isPair(first: Word, second: Word, known: KnownNames): boolean {
  if (![first, second].every(({ as, plain, capital }) => capital && !isAbbreviation(as) && !NO_NAMES.has(plain)))
    return false;
  const [strange, strangeToo] = [isStrange(first, known), isStrange(second, known)];
  if (strangeToo) return strange || OTHER_NAMES.has(first.plain);
  return FAMILY_NAMES.has(second.plain) && (strange || OTHER_NAMES.has(first.plain));
}

/** Not an everyday word, and long enough to be a word. */
const isStrange = ({ plain }: Word, { isEveryday }: KnownNames): boolean => plain.length > 2 && !isEveryday(plain);

const isFirstName = (word: string): boolean =>
  GIVEN_NAMES.has(word) || CAPITAL_NAMES.has(word) || OTHER_NAMES.has(word);

/** Part of a name such as `St Mary’s`, `Lucy Faithfull Foundation`, `John Smith House` or `Clare’s Law`. */
function belongsToAPlace(run: readonly Word[], at: number): boolean {
  if (/^(st|saint)$/.test(run[at - 1]?.plain ?? '')) return true;
  for (const word of run.slice(at + 1)) {
    if (PLACES.has(word.plain)) return word.capital;
    if (!word.capital) return false;
  }
  return false;
}

const PLACES: ReadonlySet<string> = new Set(
  `academy act ambulance avenue barracks building campus cathedral centre charity church clinic college conference council
   court day drive estate foundation gardens hall hospice hospital hotel house inquiry institute lane law lodge model museum
   park plan primary project report review road room rooms rule rules school scheme society square station street surgery
   theatre trust university week wing`
    .trim()
    .split(/\s+/),
);

/** Days, months, seasons and parts of the day: they occur next to anything. */
const NO_NAMES: ReadonlySet<string> = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
   october november december spring summer autumn winter morning afternoon evening night today tomorrow yesterday`
    .trim()
    .split(/\s+/),
);

const isCapitalised = (word: string): boolean => /^\p{Lu}[\p{L}\p{M}'’.-]+$/u.test(word);

/** One to four capital letters, also with dots or an `s`: `SAM`, `MASH`. */
const isAbbreviation = (word: string): boolean => /^\p{Lu}{1,4}s?$/u.test(word.replaceAll('.', ''));

/** In lower case, without a possessive ending (“Callum’s”) or marks around it. */
const plain = (word: string): string =>
  word
    .toLowerCase()
    .replace(/['’]s?$/, '')
    .replace(/^[.'’-]+|[.'’-]+$/g, '');
