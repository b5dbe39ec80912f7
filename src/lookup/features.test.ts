import { createFeatures, pairsIn, smallWordsIn } from './features';
import { keysOf } from './strings';

test('pairs are of neighbours, whatever their form, and small words are among them', () => {
  expect(pairsIn(['what', 'about', 'harming', 'others'])).toEqual(['what about', 'about harm', 'harm others']);
  expect(pairsIn(['harm'])).toEqual([]);
});

test('words of courtesy say nothing: a question after “hello” is the same question', () => {
  const asked = ['what', 'is', 'grooming'];
  expect(smallWordsIn(['hello', ...asked, 'please'])).toEqual(smallWordsIn(asked));
  expect(pairsIn(['hello', ...asked, 'please'])).toEqual(pairsIn(asked));
});

test('each word that is known is told with its share', () => {
  const each = createFeatures(keysOf(['harm', '-about', 'about harm']), keysOf(['other', 'harm']));
  const told: [number, number][] = [];
  each({ tokens: [{ id: 1, certainty: 1 }], words: ['about', 'harming'], place: undefined }, (...one) =>
    told.push(one),
  );
  expect(told.map(([row]) => row)).toEqual([0, 1, 2]);
  expect(told[0]).toEqual([0, 1]);
});
