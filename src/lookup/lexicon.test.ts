import { createLearning, createLexicon } from './lexicon';

const groups = [
  { word: 'child', same: ['kid', 'pupil', 'young person'] },
  { word: 'gift', same: ['present', 'kid'] },
];

const asTyped = (text: string) => text.split(' ').map((word) => ({ typed: word, word, likeness: 1 }));

function lexiconOf(...texts: string[]) {
  const learning = createLearning(groups);
  const learnt = texts.map(learning.learn);
  const lexicon = createLexicon(learning.index(), groups);
  const idsOf = (question: string) => lexicon.read(asTyped(question)).map(({ id }) => id);
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
  expect(lexicon.read(asTyped('county printer toner'))).toEqual([
    { id: 0, certainty: 1 },
    { id: -1, certainty: 0 },
    { id: -1, certainty: 0 },
  ]);
});

test.each(['constructor', '__proto__', 'toString'])('“%s” is a stranger', (word) => {
  const { lexicon } = lexiconOf('county lines');
  expect(lexicon.read(asTyped(word))).toEqual([{ id: -1, certainty: 0 }]);
  expect(lexicon.mend([word])).toEqual(asTyped(word));
});

test.each([
  ['cukooing', 'cuckooing'],
  ['cuckooign', 'cuckooing'],
  ['kuckewing', 'cuckooing'],
  ['cuckooings', 'cuckooing'],
  ['lnes', 'lines'],
])('“%s” is mended to “%s”, by its letters or by ear', (typed, word) => {
  const { lexicon } = lexiconOf('county lines', 'cuckooing');
  expect(lexicon.mend([typed])).toEqual([expect.objectContaining({ typed, word })]);
});

test.each(['cuckooing', 'the', 'zebra'])('“%s” is left as it is', (word) => {
  const { lexicon } = lexiconOf('county lines', 'cuckooing');
  expect(lexicon.mend([word])).toEqual(asTyped(word));
});

test('a mended word is as certain as it is like what was typed', () => {
  const { lexicon } = lexiconOf('county lines', 'cuckooing');
  const [near] = lexicon.read(lexicon.mend(['cuckooign']));
  expect(near?.id).toBe(lexicon.read(asTyped('cuckooing'))[0]?.id);
  expect(near?.certainty).toBeLessThan(1);
  expect(near?.certainty).toBeGreaterThan(0.5);
});

test('a form of a known word, and a word in everyday use, are right as typed', () => {
  const learning = createLearning([]);
  learning.learn('trafficking');
  const lexicon = createLexicon(learning.index(), [], (word) => word === 'drama');
  expect(['trafficked', 'drama', 'trafikking'].map(lexicon.isRight)).toEqual([true, true, false]);
});
