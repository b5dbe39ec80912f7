import fc from 'fast-check';
import { shippedContent } from '../testing/shipped-content';
import { createLookUp } from './build-look-up';
import { type Entry, type EntryKind, entriesOf } from './entry';
import { readWordVectors } from './read-word-vectors';

const KINDS: readonly EntryKind[] = ['principle', 'theme', 'term'];
const entries = entriesOf(shippedContent());
const { lookUp } = createLookUp(shippedContent(), readWordVectors());
const fullNames = entries.flatMap((entry) =>
  [entry.title, ...entry.aliases, entry.id].map((name): [string, Entry] => [name, entry]),
);
const shortNames = entries.flatMap((entry) =>
  entry.abbreviations.map((abbreviation): [string, Entry] => [abbreviation, entry]),
);

/** Names whose entry is not an exact result ahead of all others. If two entries share a name, either may come first. */
function notExact(names: readonly [string, Entry][], asTyped: (name: string) => string, kinds?: readonly EntryKind[]) {
  return names
    .filter(([name, entry]) => {
      const { results } = lookUp(asTyped(name), kinds ?? [entry.kind]);
      const at = results.findIndex((found) => found.entry.id === entry.id);
      return at === -1 || results.slice(0, at + 1).some(({ match }) => match !== 'exact');
    })
    .map(([name, { id }]) => `${asTyped(name)} → ${id}`);
}

const ways: [string, (name: string) => string][] = [
  ['as it is written', (name) => name],
  ['in capitals', (name) => name.toUpperCase()],
  ['in small letters', (name) => name.toLowerCase()],
  ['with spaces around and between', (name) => `  ${name.replaceAll(' ', ' \t ')}\n`],
  ['with full stops and a question mark', (name) => `...${name}?!`],
  ['with curly apostrophes', (name) => name.replaceAll("'", '’')],
  ['with accents', (name) => name.replaceAll('e', 'é').replaceAll('a', 'a\u0300')],
  ['with zero-width characters inside', (name) => [...name].join('\u200b')],
  ['with soft hyphens and a byte-order mark', (name) => `\ufeff${name.replaceAll('t', 't\u00ad')}`],
  [
    'in full-width letters',
    (name) => name.replace(/[a-z]/gi, (one) => String.fromCodePoint(one.charCodeAt(0) + 0xfee0)),
  ],
];

test.each(ways)('every name and id finds its entry, exactly, %s', (_way, asTyped) => {
  expect(notExact(fullNames, asTyped)).toEqual([]);
});

test.each(ways)('every abbreviation finds its entry, exactly, %s', (_way, asTyped) => {
  expect(notExact(shortNames, asTyped)).toEqual([]);
});

test('every abbreviation finds its entry in the plural', () => {
  expect(notExact(shortNames, (name) => `${name}s`)).toEqual([]);
});

test('every abbreviation of letters finds its entry with dots', () => {
  const letters = shortNames.filter(([name]) => /^[a-z]+$/i.test(name));
  expect(notExact(letters, (name) => `${[...name].join('.')}.`)).toEqual([]);
  expect(notExact(letters, (name) => [...name].join('.'))).toEqual([]);
});

test.each([
  ['SHPO', 'sexual-risk-order'],
  ['s.h.p.o.', 'sexual-risk-order'],
  ['an SHPO was made', 'sexual-risk-order'],
  ['coproduction', 'co-production'],
  ['extrafamilial harm', 'extra-familial-harm'],
])('a name that is never shown finds its entry: %s', (typed, id) => {
  const { results } = lookUp(typed, ['term']);
  expect(results[0]?.entry.id).toBe(id);
});

test.each([
  ['MARAC', 'marac'],
  ['MAPPA', 'mappa'],
  ['DoLS', 'deprivation-of-liberty'],
  ['DSL', 'designated-safeguarding-lead'],
  ['FHLP', 'family-help-lead-practitioner'],
  ['LCPP', 'lead-child-protection-practitioner'],
  ['MASA', 'multi-agency-safeguarding-arrangements'],
  ['JTAI', 'joint-targeted-area-inspection'],
  ['VRU', 'violence-reduction-unit'],
  ['YOT', 'youth-justice-service'],
  ['s17', 'child-in-need'],
  ['s20', 'section-20-accommodation'],
  ['s31', 'care-and-supervision-orders'],
  ['s47', 'section-47-enquiry'],
  ['SGO', 'family-court-orders'],
  ['CSAM', 'child-sexual-abuse-material'],
])('a short form finds its own entry, and none that is only near: %s', (typed, id) => {
  for (const as of [typed, typed.toLowerCase()]) {
    const { results } = lookUp(as, ['term']);
    const exact = results.filter(({ match }) => match === 'exact').map(({ entry }) => entry.id);
    expect([results[0]?.entry.id, ...exact]).toEqual([id, id]);
  }
});

test.each([
  ['no. 3', 'principle-3'],
  ['the fifth one', 'principle-5'],
  ['principal 8', 'principle-8'],
  ['number two, inequalities', 'principle-2'],
  ['principal 4 strenght base and relation ship base', 'principle-4'],
])('a principle is found by its number, however it is written: %s', (typed, id) => {
  expect(lookUp(typed, ['principle', 'theme']).results[0]?.entry.id).toBe(id);
});

test.each([
  ['RHI o/s', 'return-home-interview'],
  ['RHI still outstanding for the lad who came back on Tuesday', 'return-home-interview'],
  ['mappa cat 3 L2', 'mappa'],
  ['VoC on the review form', 'voice-of-the-child'],
  ['cspr how I translate', 'child-safeguarding-practice-review'],
])('a short form in front of a few words is what is asked for: %s', (typed, id) => {
  expect(lookUp(typed, ['term']).results[0]?.entry.id).toBe(id);
});

test.each(['mash potato recipe', 'tip the waiter', 'send parking permits'])(
  'a short form that is an everyday word, too, is taken for the word in small letters: %s',
  (typed) => {
    expect(lookUp(typed, ['term']).results).toEqual([]);
  },
);

test.each([
  ['discrimantion', 'principle-2'],
  ['strenghts', 'principle-4'],
  ['inequalites', 'principle-2'],
])('one word with a slip finds what the word finds: %s', (typed, id) => {
  const { results } = lookUp(typed, ['principle', 'theme']);
  expect(results[0]?.entry.id).toBe(id);
});

test.each([
  ['<b>SEXTORTION</b>&nbsp;&lt;br&gt;', 'sextortion'],
  ['county&nbsp;lines', 'county-lines'],
  ['https://evil.example/grooming cuckooing', 'cuckooing'],
])('what a web page writes between words is no word: %s', (typed, id) => {
  expect(lookUp(typed, ['term']).results[0]?.entry.id).toBe(id);
});

test.each(['asdkjh qweoiu zxmn', '%00%0a%0d', 'zzzzqqqq xxvv 999999 ####'])(
  'letters that are no words find nothing: %s',
  (typed) => {
    expect(lookUp(typed, KINDS).results).toEqual([]);
  },
);

test('names stay exact when all kinds are searched at once', () => {
  expect(notExact([...fullNames, ...shortNames], (name) => name, KINDS)).toEqual([]);
});

test('the words of a title may come in any order: its entry stays first', () => {
  const lost = entries.filter(({ id, kind, title }) => {
    const [best] = lookUp(title.split(' ').reverse().join(' '), [kind]).results;
    return best?.entry.id !== id;
  });
  expect(lost.map(({ id }) => id)).toEqual([]);
});

test.each([
  ['harmful sexual behavior', 'harmful-sexual-behaviour'],
  ['radicalization', 'radicalisation'],
  ['stigmatizing language', 'stigmatising-language'],
  ['re-traumatization', 're-traumatisation'],
  ['section 45 defense', 'section-45-defence'],
  ['first responder organization', 'first-responder'],
  ['child-centered practice', 'child-centred-practice'],
])('the American “%s” finds %s first', (typed, id) => {
  expect(lookUp(typed, ['term']).results[0]?.entry.id).toBe(id);
});

type Slip = (word: string, at: number, letter: string) => string;
const slips: Record<string, Slip> = {
  swap: (text, at) => text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2),
  drop: (text, at) => text.slice(0, at) + text.slice(at + 1),
  double: (text, at) => text.slice(0, at) + (text[at] ?? '') + text.slice(at),
  change: (text, at, letter) => text.slice(0, at) + letter + text.slice(at + 1),
};

test('after one slip anywhere in a long title, its entry is among the first three, 49 times in 50', () => {
  const long = entries.filter(({ title }) => title.includes(' ') && title.replace(/[^a-z]/gi, '').length >= 12);
  const slipped = fc
    .tuple(fc.constantFrom(...long), fc.constantFrom(...Object.values(slips)), fc.nat(), fc.stringMatching(/^[a-z]$/))
    .map(([entry, slip, at, letter]) => ({ entry, typed: slip(entry.title, at % (entry.title.length - 1), letter) }));
  const all = fc.sample(slipped, { seed: 20261123, numRuns: 300 });
  const missed = all.filter(({ entry, typed }) =>
    lookUp(typed, [entry.kind])
      .results.slice(0, 3)
      .every((found) => found.entry.id !== entry.id),
  );
  expect(missed.length / all.length).toBeLessThanOrEqual(0.02);
});
