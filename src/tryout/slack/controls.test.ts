import { controlsIn, opened, withIds } from './controls';
import { readable } from './readable';

const plain = (text: string) => ({ type: 'plain_text', text });
const button = (label: string) => ({ type: 'button', action_id: label, text: plain(label) });
const more = {
  type: 'container',
  title: plain('More'),
  is_collapsible: true,
  default_collapsed: true,
  child_blocks: [
    { type: 'section', text: plain('In practice'), accessory: button('Share') },
    {
      type: 'data_visualization',
      title: 'Heard',
      chart: { type: 'bar', series: [{ name: 'Yes', data: [{ label: 'May', value: 3 }] }] },
    },
  ],
};
const letters = {
  type: 'actions',
  elements: [
    {
      type: 'static_select',
      action_id: 'go',
      placeholder: plain('Go to'),
      options: ['A', 'B'].map((one) => ({ text: plain(one), value: one })),
    },
  ],
};

test('a closed container is read as its title, an open one as what is in it', () => {
  expect(readable([more])).toBe('[More]');
  expect(readable(opened([more], 'More'))).toBe('More\nIn practice [Share]\nHeard: Yes: May 3');
});

test('a select is read with what it offers', () => {
  expect(readable([letters])).toBe('[Go to: A, B]');
});

test('buttons are found wherever they stand, each in a block with an id', () => {
  const found = controlsIn(withIds([letters, more]));
  expect(found.map(({ action_id, block_id }) => [action_id, typeof block_id])).toEqual([
    ['go', 'string'],
    ['Share', 'string'],
  ]);
  expect(new Set(found.map(({ block_id }) => block_id)).size).toBe(2);
});
