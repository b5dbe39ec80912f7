import { cardMistakes } from './card-rules';

const card = (columns: unknown) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'ColumnSet', columns }],
});
const column = (more: object = {}) => ({
  type: 'Column',
  width: 3,
  style: 'accent',
  minHeight: '8px',
  items: [],
  ...more,
});

test('columns with a width, a background and a height are drawn', () => {
  const text = { type: 'TextBlock', text: 'Words' };
  const all = [column(), column({ width: 'stretch' }), column({ width: '20px' }), { type: 'Column', items: [text] }];
  expect(cardMistakes(card(all))).toEqual([]);
});

test.each<[string, unknown]>([
  ['no columns', []],
  ['something that is no column', [{ type: 'TextBlock', text: 'x' }]],
  ['what is no element', ['x']],
  ['a width of nothing', [column({ width: 0 })]],
  ['a width that is none', [column({ width: '20%' })]],
  ['a style that no theme has', [column({ style: 'red' })]],
  ['a height without a unit', [column({ minHeight: 8 })]],
  ['an empty column without a height', [column({ minHeight: undefined })]],
  ['an empty column without a background', [column({ style: undefined })]],
])('a card with %s is refused', (_what, columns) => {
  expect(cardMistakes(card(columns))).not.toEqual([]);
});
