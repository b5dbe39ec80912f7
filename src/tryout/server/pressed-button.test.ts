import { pressedButton } from './pressed-button';

const card = (...values: string[]) => [
  { type: 'section', text: { text: 'Which?' } },
  {
    type: 'actions',
    block_id: 'row',
    elements: values.map((value, at) => ({ type: 'button', action_id: `says:${at}`, value })),
  },
];

test('a button is found by its ids and what it carried', () => {
  const found = pressedButton(card('vote 1 0', 'vote 1 1'), { block: 'row', action: 'says:1', value: 'vote 1 1' });
  expect(found).toMatchObject({ value: 'vote 1 1', block_id: 'row' });
});

test('on a message that has changed meanwhile, no other button is pressed in its place', () => {
  const pressed = { block: 'row', action: 'says:0', value: 'vote 1 0' };
  expect(pressedButton(card('vote 1 1', 'withdraw 1'), pressed)).toBeUndefined();
});
