import { numberedActions, pressedControl } from './pressed';

const press = (says: string) => ({ type: 'Action.Execute', title: says, data: { says } });
const card = (...actions: object[]) => ({ body: [{ type: 'ActionSet', actions }] });
const idsOf = (...actions: object[]) => [...numberedActions([card(...actions)]).actions.keys()];

test('an action keeps its id wherever it stands', () => {
  const [first, second] = idsOf(press('vote 1 0'), press('vote 1 1'));
  expect(idsOf(press('vote 1 1'), press('vote 1 0'))).toEqual([second, first]);
});

test('on a card that has changed meanwhile, no other action has the id of the one that was pressed', () => {
  const [pressed = ''] = idsOf(press('vote 1 0'));
  const { actions } = numberedActions([card(press('vote 1 1'), press('withdraw 1'))]);
  expect(actions.has(pressed)).toBe(false);
});

test('two actions that are the same have an id each, and an own id stays', () => {
  const ids = idsOf(press('again'), press('again'), { ...press('more'), id: 'own' });
  expect(new Set(ids).size).toBe(3);
  expect(ids).toContain('own');
});

test('what a press sends to the bot is the action as the bot made it', () => {
  const action = press('vote 1 0');
  const { actions, cards } = numberedActions([card(action)]);
  const [id] = actions.keys();
  expect(actions.get(id ?? '')).toEqual(action);
  expect(cards).toEqual([card({ ...action, id })]);
});

const message = (...values: string[]) => [
  { type: 'section', text: { text: 'Which?' } },
  {
    type: 'actions',
    block_id: 'row',
    elements: values.map((value, at) => ({ type: 'button', action_id: `says:${at}`, value })),
  },
];

test('a button is found by its ids and what it carried', () => {
  const found = pressedControl(message('vote 1 0', 'vote 1 1'), { block: 'row', action: 'says:1', value: 'vote 1 1' });
  expect(found).toMatchObject({ value: 'vote 1 1', block_id: 'row' });
});

test('on a message that has changed meanwhile, no other button is pressed in its place', () => {
  const pressed = { block: 'row', action: 'says:0', value: 'vote 1 0' };
  expect(pressedControl(message('vote 1 1', 'withdraw 1'), pressed)).toBeUndefined();
});

const select = (...values: string[]) => [
  {
    type: 'container',
    child_blocks: [
      {
        type: 'section',
        block_id: 'letters',
        accessory: {
          type: 'static_select',
          action_id: 'pick',
          option_groups: [{ options: values.map((value) => ({ text: { text: value }, value })) }],
        },
      },
    ],
  },
];

test('a choice is sent as the option that the select offers, wherever it stands', () => {
  const picked = { block: 'letters', action: 'pick', value: 'glossary b' };
  expect(pressedControl(select('glossary a', 'glossary b'), picked)).toEqual({
    type: 'static_select',
    action_id: 'pick',
    block_id: 'letters',
    selected_option: { text: { text: 'glossary b' }, value: 'glossary b' },
  });
});

test('what a select no longer offers cannot be chosen', () => {
  expect(
    pressedControl(select('glossary a'), { block: 'letters', action: 'pick', value: 'glossary b' }),
  ).toBeUndefined();
});
