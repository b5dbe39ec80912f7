import { shippedContent } from '../testing/shipped-content';
import { createLookUp } from './build-look-up';
import { readWordVectors } from './read-word-vectors';

const { lookUp } = createLookUp(shippedContent(), readWordVectors());
const KINDS = ['principle', 'theme', 'term'] as const;
const found = (text: string) => lookUp(text, KINDS).results.map(({ entry, match }) => `${entry.id} ${match}`);

test.each(['MATAC', 'XYZ', 'IDVA', 'DASH', 'NFA', 'MAPA', 'MASC', 'LADOX', 'PSPO', 'ABC', 'M.A.T.A.C.', 'IDVAs'])(
  '“%s”, short, in capitals and unknown, finds nothing, and is not taken for another short word',
  (text) => {
    const { results, suggestions } = lookUp(text, KINDS);
    expect(results).toEqual([]);
    const alike = suggestions.flatMap(({ abbreviations }) => abbreviations.filter((short) => short[0] === text[0]));
    expect(alike).toEqual([]);
  },
);

test.each([
  ['CCE', 'child-criminal-exploitation exact'],
  ['MASH', 'mash exact'],
  ['PRUs', 'school-exclusion related'],
  ['CUCKOOING', 'cuckooing exact'],
])('“%s” is known', (text, first) => {
  expect(found(text)[0]).toBe(first);
});

test.each(['the', 'a', 'I', 'of the', 'monday', 'Friday', 'saturday', 'who is it', 'and'])(
  '“%s” asks for nothing, and finds nothing',
  (text) => {
    expect(lookUp(text, KINDS)).toEqual({ results: [], suggestions: [] });
  },
);

describe('several names in one line are each found', () => {
  const CSE = 'child-sexual-exploitation exact';
  const CCE = 'child-criminal-exploitation exact';
  const COERCION = 'coercion-and-control exact';

  test.each([
    ['CSE & CCE', [CSE, CCE]],
    ['cse/cce', [CSE, CCE]],
    ['CSE vs CCE', [CSE, CCE]],
    ['CCE + CSE?', [CCE, CSE]],
    ['grooming, cuckooing', ['grooming exact', 'cuckooing exact']],
    ['grooming, cukooing', ['grooming exact', 'cuckooing close']],
    ['county lines and cuckooing', ['county-lines exact', 'cuckooing exact']],
    ['grooming, county lines and cuckooing', ['grooming exact', 'county-lines exact', 'cuckooing exact']],
    ['coercion and control, grooming', [COERCION, 'grooming exact']],
    ['grooming and coercion and control', ['grooming exact', COERCION]],
    ['SEND and EHCP', ['send exact']],
  ])('“%s”', (text, all) => {
    expect(found(text)).toEqual(all);
  });

  test('what of them is unknown is told', () => {
    const { results, several } = lookUp('CSE, MATAC', KINDS);
    expect(results.map(({ entry }) => entry.id)).toEqual(['child-sexual-exploitation']);
    expect(several).toEqual({ unknown: ['MATAC'] });
  });

  test.each(['push and pull factors', 'coercion and control', 'safe spaces and places'])(
    '“%s” is one name, with an “and” in it',
    (text) => {
      const { results, several } = lookUp(text, KINDS);
      expect(results[0]?.match).toBe('exact');
      expect(several).toBeUndefined();
    },
  );

  test.each(['grooming and what it does to a family', 'how do police and schools share information'])(
    '“%s” is a question',
    (text) => {
      expect(lookUp(text, KINDS).several).toBeUndefined();
    },
  );
});

test.each([
  ['countylines', 'county-lines close'],
  ['kookooing', 'cuckooing close'],
  ['contextuel safegarding', 'contextual-safeguarding close'],
])('a name that was typed with slips, such as “%s”, is found though nothing else speaks for it', (text, first) => {
  expect(found(text)[0]).toBe(first);
});
