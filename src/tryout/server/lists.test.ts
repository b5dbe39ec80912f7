import type { Json } from '../json';
import { createLists } from './lists';

const menu = { type: 'external_select', action_id: 'list:terms', placeholder: { type: 'plain_text', text: 'Find it' } };
const blocksWithMenu = (): Json[] => [{ type: 'section', block_id: 'a-z', accessory: { ...menu } }];
const choices = { options: [{ text: { type: 'plain_text', text: 'Kite' }, value: 'glossary kite' }] };
const message = { channel: 'C0TEAM', ts: '1.1' };

/** Lists of a bot that gives these answers in turn, and the number of times that it was asked. */
function listsOf(...answers: readonly (() => Promise<Json>)[]) {
  let [asked, arrived] = [0, 0];
  const lists = createLists(
    { typeInMenu: () => answers[asked++]?.() ?? Promise.reject(new Error('asked too often')) },
    () => arrived++,
  );
  return { lists, counts: () => ({ asked, arrived }) };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('choices are asked for once, and the page is told when they are there', async () => {
  const { lists, counts } = listsOf(() => Promise.resolve(choices));
  const blocks = blocksWithMenu();
  for (let changes = 0; changes < 3; changes++) lists.ask('U0ANN', message, blocks);
  expect(lists.filledIn(blocks)).toEqual(blocks);
  await settled();
  lists.ask('U0BEN', { ...message, ts: '1.2' }, blocksWithMenu());
  expect(counts()).toEqual({ asked: 1, arrived: 1 });
  expect(lists.filledIn(blocks)).toEqual([{ ...blocks[0], accessory: { ...menu, ...choices } }]);
});

test('a menu that the bot does not fill stays empty, and is asked for again only where it comes anew', async () => {
  const { lists, counts } = listsOf(
    () => Promise.reject(new Error('the bot has no choices')),
    () => Promise.resolve(choices),
  );
  const blocks = blocksWithMenu();
  lists.ask('U0ANN', message, blocks);
  await settled();
  lists.ask('U0ANN', message, blocks);
  expect(counts()).toEqual({ asked: 1, arrived: 0 });
  lists.ask('U0ANN', { view: { type: 'home', id: 'V0HOMEU0ANN' } }, blocksWithMenu());
  await settled();
  expect(counts()).toEqual({ asked: 2, arrived: 1 });
});
