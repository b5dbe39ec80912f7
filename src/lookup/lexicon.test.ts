import { createLexicon } from './lexicon';

const groups = [
  { word: 'child', same: ['kid', 'pupil', 'young person'] },
  { word: 'gift', same: ['present', 'kid'] },
];

function lexiconOf(...texts: string[]) {
  const lexicon = createLexicon(groups);
  const learnt = texts.map((text) => lexicon.learn(text));
  const idsOf = (question: string) => lexicon.read(question.split(' ')).map(({ id }) => id);
  return { lexicon, learnt, idsOf };
}

test.each(['child', 'kids', 'pupil', 'young person', 'young persons'])('“%s” is read as a child', (words) => {
  const { idsOf, learnt } = lexiconOf('child');
  expect(idsOf(words)).toEqual(learnt[0]);
});

test('a word of two groups belongs to the first', () => {
  const { idsOf, learnt } = lexiconOf('child', 'gift');
  expect(idsOf('kid')).toEqual(learnt[0]);
});

test('forms of a word meet; small words are left out; a repeated word counts once', () => {
  const { idsOf, learnt } = lexiconOf('the exploited and the exploiting', 'exploitation of the');
  expect(learnt[0]).toEqual(learnt[1]);
  expect(learnt[0]).toHaveLength(1);
  expect(idsOf('what is exploitation')).toEqual(learnt[0]);
});

test('a word that the content does not know is counted, and has no id', () => {
  const { lexicon } = lexiconOf('county lines');
  expect(lexicon.read(['county', 'printer', 'toner'])).toEqual([
    { id: 0, certainty: 1 },
    { id: -1, certainty: 0 },
    { id: -1, certainty: 0 },
  ]);
});

test.each(['constructor', '__proto__', 'toString'])('“%s” is a stranger', (word) => {
  const { lexicon } = lexiconOf('county lines');
  expect(lexicon.read([word])).toEqual([{ id: -1, certainty: 0 }]);
  expect(lexicon.mend([word])).toEqual([{ typed: word, word, slips: 0, isForm: true }]);
});

test('reading and mending questions adds nothing to the vocabulary', () => {
  const { lexicon } = lexiconOf('county lines', 'cuckooing');
  const size = lexicon.size();
  lexicon.read(['entirely', 'other', 'matters']);
  lexicon.mend(['entirly', 'cukooing']);
  expect(lexicon.size()).toBe(size);
});

test.each([
  ['cukooing', 'cuckooing', 1],
  ['cuckooign', 'cuckooing', 1],
  ['cuckooing', 'cuckooing', 0],
  ['cuckooings', 'cuckooing', 0],
  ['lnes', 'lines', 1],
  ['the', 'the', 0],
  ['zebra', 'zebra', 0],
])('“%s” is mended to “%s”, by %i slips', (typed, word, slips) => {
  const { lexicon } = lexiconOf('county lines', 'cuckooing');
  expect(lexicon.mend([typed])).toEqual([expect.objectContaining({ typed, word, slips })]);
});

test('a slip for one word that is also a form of another is marked as both', () => {
  const { lexicon } = lexiconOf('traffic', 'trafficking');
  expect(lexicon.mend(['trafficing'])).toEqual([{ typed: 'trafficing', word: 'trafficking', slips: 1, isForm: true }]);
});

test('light words are known by their id', () => {
  const { lexicon, learnt } = lexiconOf('want', 'trust');
  expect(learnt[0]?.map(lexicon.isLight)).toEqual([true]);
  expect(learnt[1]?.map(lexicon.isLight)).toEqual([false]);
});
