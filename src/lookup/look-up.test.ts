import { shippedContent } from '../testing/shipped-content';
import { createEngine, createLookUp, knowledgeOf } from './build-look-up';
import { type Entry, type EntryKind, entriesOf } from './entry';
import { readWordVectors } from './read-word-vectors';

const KINDS: readonly EntryKind[] = ['principle', 'theme', 'term'];
const content = shippedContent();
const vectors = readWordVectors();
const { lookUp } = createLookUp(content, vectors);

const questions = [
  'county lines',
  'cukooing',
  'child kept out late by older friends with new trainers',
  'how do we share information with police',
  'trust',
  'language that blames the child',
  'trauma informed work with families',
  'exploitation',
  'printer broken',
  'SAR',
  'child',
  'zzzz',
];

test.each(questions)('the results of “%s” are few, different, and of the kinds asked for', (text) => {
  for (const kinds of [...KINDS.map((kind) => [kind]), ['principle', 'theme'] as const, KINDS]) {
    const { results, suggestions } = lookUp(text, kinds);
    expect(results.length).toBeLessThanOrEqual(5);
    expect(new Set(results.map(({ entry }) => entry.id)).size).toBe(results.length);
    for (const { entry } of results) expect(kinds).toContain(entry.kind);
    if (results.length > 0) expect(suggestions).toEqual([]);
    expect(suggestions.length).toBeLessThanOrEqual(3);
    expect(new Set(suggestions.map(({ id }) => id)).size).toBe(suggestions.length);
  }
});

test('of no kind there is no result', () => {
  for (const text of questions) expect(lookUp(text, []).results).toEqual([]);
});

test('the same question has the same answer, whatever was asked in between', () => {
  const first = questions.map((text) => lookUp(text, KINDS));
  const backwards = [...questions].reverse().map((text) => lookUp(text, KINDS));
  expect(backwards.reverse()).toEqual(first);
  const { lookUp: fresh } = createLookUp(content, vectors);
  expect(questions.map((text) => fresh(text, KINDS))).toEqual(first);
});

test.each(['SAR', 'sar', 'S.A.R.', 'CP', 'cp', 'c.p.', 'CIC', 'ACE'])(
  '“%s” means different things to different agencies, and says so',
  (text) => {
    const { clash } = lookUp(text, ['term']);
    expect(clash?.abbreviation).toBe(text.replaceAll('.', '').toUpperCase());
    expect(clash).toBe(content.abbreviations.find(({ abbreviation }) => abbreviation === clash?.abbreviation));
  },
);

test.each(['county lines', 'CSE', 'the CP plan', 'sarcasm', ''])('“%s” is no such abbreviation', (text) => {
  expect(lookUp(text, KINDS)).not.toHaveProperty('clash');
});

test.each(['printer broken', 'car insurance referral', 'mashed potato recipe', 'lines manager'])(
  '“%s” is none of its business: no result',
  (text) => {
    expect(lookUp(text, KINDS).results).toEqual([]);
  },
);

test.each(['SEND', 'send', 'S.E.N.D.', 'what is SEND?', 'a child with SEND in our school'])(
  'the abbreviation is meant in “%s”',
  (text) => {
    expect(lookUp(text, ['term']).results.map(({ entry }) => entry.id)).toContain('send');
  },
);

test('“SEND” alone is exact; in “send an email to all staff” it is not meant', () => {
  expect(lookUp('SEND', KINDS).results[0]).toMatchObject({ entry: { id: 'send' }, match: 'exact' });
  const { results } = lookUp('send an email to all staff', KINDS);
  expect(results.map(({ entry }) => entry.id)).not.toContain('send');
  expect(results.map(({ match }) => match)).not.toContain('exact');
});

describe('an entry of a local pack', () => {
  const local: Entry = {
    id: 'harbour-hub',
    kind: 'term',
    title: 'Harbour Hub',
    aliases: ['the Quayside team'],
    abbreviations: ['HHB'],
    keywords: ['who runs the boat club drop-in', 'drop-in by the quay'],
    body: 'A drop-in for young people beside the old quay, run by the council and two charities.',
    related: ['early-help'],
  };
  const withLocal = createEngine([...entriesOf(content), local], knowledgeOf(content, vectors));

  test.each(['Harbour Hub', 'harbor hub', 'harbour-hub', 'the quayside team', 'HHB', 'hhbs', 'h.h.b.'])(
    'is found exactly as “%s”',
    (text) => {
      expect(withLocal(text, KINDS).results[0]).toEqual({ entry: local, match: 'exact' });
    },
  );

  test.each(['harbuor hub', 'quaysde team', 'drop-in by the quay', 'who runs the boat club drop-in'])(
    'is found first as “%s”',
    (text) => {
      expect(withLocal(text, KINDS).results[0]?.entry).toBe(local);
    },
  );

  test('leaves the shipped names where they were', () => {
    for (const { id, title, kind } of entriesOf(content)) {
      const [best] = withLocal(title, [kind]).results;
      expect(best).toMatchObject({ match: 'exact', entry: { id } });
    }
  });
});

test('an engine that knows nothing finds nothing', () => {
  const vectors = { dimensions: 0, has: () => false, find: () => undefined };
  const empty = createEngine([], { groups: [], elsewhere: [], abbreviations: [], vectors });
  for (const text of [...questions, '']) expect(empty(text, KINDS)).toEqual({ results: [], suggestions: [] });
});
