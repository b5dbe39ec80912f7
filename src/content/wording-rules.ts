import { cut } from '../text/cut';
import { phoneNumberIn } from './phone-number';
import { unpairedQuote } from './quote-pairs';
import { OLDEST_AGE, readingAge } from './readability';
import type { Kind } from './schema';

type Path = readonly PropertyKey[];
type Saying = { readonly path: Path; readonly says: string };

/** What can be read of an entry: fields with mistakes are left out. */
export type Readable = Readonly<Record<string, unknown>>;

const MOST_WORDS = 60;

/**
 * Where an entry breaks a rule for the wording: a definition that is long or hard to read, a phrase that its list has twice, a
 * phone number outside the signposts, a quotation mark without its partner.
 */
export function brokenRules(kind: Kind, entry: Readable): Saying[] {
  const shown = isShown(kind) ? shownTexts(entry) : [];
  return [
    // Nobody may reword what an organisation has given leave to quote.
    ...(entry.wording === undefined ? definitionRules(entry) : []),
    ...Object.entries(entry).flatMap(([field, list]) => (Array.isArray(list) ? saidTwice(field, list) : [])),
    ...(kind === 'signposts' ? [] : shown.flatMap(phoneNumbers)),
    ...shown.flatMap(quotes),
  ];
}

function definitionRules({ definition }: Readable): Saying[] {
  if (typeof definition !== 'string') return [];
  const path = ['definition'];
  const words = definition.split(/\s+/).length;
  const age = readingAge(definition);
  return [
    ...(words > MOST_WORDS
      ? [{ path, says: `definition: found ${words} words; at most ${MOST_WORDS} are allowed, so say less` }]
      : []),
    ...(age > OLDEST_AGE
      ? [
          {
            path,
            says: `definition: found a reading age of ${age.toFixed(1)}; at most ${OLDEST_AGE} is allowed, so use shorter sentences and shorter words`,
          },
        ]
      : []),
  ];
}

function saidTwice(field: string, list: readonly unknown[]): Saying[] {
  const first = new Map<string, number>();
  return list.flatMap((phrase, at) => {
    if (typeof phrase !== 'string') return [];
    const folded = phrase.toLocaleLowerCase('en-GB').replaceAll('’', "'").replace(/\s+/g, ' ');
    const other = first.get(folded);
    if (other === undefined) {
      first.set(folded, at);
      return [];
    }
    const says = `${field}: found "${cut(phrase, 60)}" twice (items ${other + 1} and ${at + 1}); keep one of them`;
    return [{ path: [field, at], says }];
  });
}

function phoneNumbers([path, text]: Text): Saying[] {
  const number = phoneNumberIn(text);
  if (number === undefined || path.at(-1) === 'section') return [];
  return [
    {
      path,
      says: `${String(path[0])}: found the phone number "${number}"; numbers stand only in signposts.yaml, where somebody checks them, so take it out`,
    },
  ];
}

function quotes([path, text]: Text): Saying[] {
  const says = unpairedQuote(text);
  return says === undefined ? [] : [{ path, says: `${String(path[0])}: ${says}` }];
}

type Text = readonly [path: Path, text: string];

const isShown = (kind: Kind) => !['same-words', 'elsewhere', 'no-worries'].includes(kind);

/** Fields that no card shows: what people type, and what other files are called. */
const UNSEEN: readonly string[] = ['keywords', 'alsoFinds', 'phrases', 'id', 'sources', 'related', 'url', 'call'];

function shownTexts(value: unknown, path: Path = []): Text[] {
  if (typeof value === 'string') return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((item, at) => shownTexts(item, [...path, at]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    UNSEEN.includes(key) ? [] : shownTexts(inner, [...path, key]),
  );
}
