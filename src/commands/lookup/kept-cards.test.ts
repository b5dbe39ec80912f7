import { isLasting } from '../../lasting';
import { testAsker } from '../../testing/asker';
import { testServices } from '../../testing/services';
import { answer } from '../index';

const services = testServices();
const ask = async (line: string) => (await answer(line, testAsker({ via: 'typed' }), services)).message.blocks;

test('the card of an entry that was named is the same one each time, so that it is drawn once', async () => {
  const first = await ask('glossary cuckooing');
  expect(await ask('glossary Cuckooing')).toBe(first);
  expect(first.every(isLasting) && isLasting(first)).toBe(true);
});

test('nothing that repeats what somebody typed is kept', async () => {
  for (const line of ['glossary cukooing', 'glossary purple elephants']) {
    const blocks = await ask(line);
    const repeating = blocks.filter((block) => JSON.stringify(block).includes(line.replace('glossary ', '')));
    expect(repeating).not.toEqual([]);
    expect(isLasting(blocks) || repeating.some(isLasting)).toBe(false);
  }
});

test('a card is another one for another role', async () => {
  const person = testAsker({ via: 'typed' });
  await services.roles.set(person.person, person.tenant, 'managers');
  const asManager = await ask('principle 3');
  await services.roles.forget(person.person);
  expect(await ask('principle 3')).not.toEqual(asManager);
});
