import type { Json } from '../json';
import { cardMistakes } from './card-rules';
import { cardText } from './card-text';

const bars = (more: Json = {}) => ({
  type: 'Chart.HorizontalBar',
  title: 'Did we hear the child?',
  data: [
    { x: 'Yes', y: 3 },
    { x: 'Not yet', y: 2 },
  ],
  fallback: { type: 'TextBlock', text: 'Yes 3, Not yet 2' },
  ...more,
});
const lines = (more: Json = {}) => ({
  type: 'Chart.Line',
  title: 'Over time',
  data: [{ legend: 'Heard', values: [{ x: 'May', y: 40 }] }],
  fallback: 'drop',
  ...more,
});
const card = (element: Json) => ({ type: 'AdaptiveCard', version: '1.5', body: [element] });

test('bars and lines are drawn, and read with their labels and values', () => {
  expect(cardMistakes(card(bars({ displayMode: 'AbsoluteWithAxis' })))).toEqual([]);
  expect(cardMistakes(card(lines()))).toEqual([]);
  expect(cardText(card(bars()))).toBe('Did we hear the child?: Yes 3, Not yet 2');
  expect(cardText(card(lines()))).toBe('Over time: Heard: May 40');
});

test.each<[string, Json]>([
  ['without a title', bars({ title: undefined })],
  ['of nothing', bars({ data: [] })],
  ['without a fallback', bars({ fallback: undefined })],
  ['in a way that there is not', bars({ displayMode: 'Round' })],
  ['with a value that is no number', bars({ data: [{ x: 'Yes', y: '3' }] })],
  ['with a value that has no label', bars({ data: [{ y: 3 }] })],
  ['with a line that has no name', lines({ data: [{ values: [{ x: 'May', y: 40 }] }] })],
  ['with a field that there is not', bars({ labels: [] })],
])('a chart %s is refused', (_what, element) => {
  expect(cardMistakes(card(element))).not.toEqual([]);
});
