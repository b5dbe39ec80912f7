import { plainText } from '../../plain-text';
import { testAsker } from '../../testing/asker';
import { testServices } from '../../testing/services';
import { answer } from '../index';
import { helpfulButtons } from './helpful';

type Counted = readonly [entry: string, helpful: boolean];

function counting() {
  const counted: Counted[] = [];
  const count = async (entry: string, helpful: boolean) => counted.push([entry, helpful]) > 0;
  const services = { ...testServices(), helpful: { count } };
  const press = async (line: string) => plainText((await answer(line, testAsker({ via: 'button' }), services)).message);
  return { counted, press, services };
}

test('pressing Yes or No is counted for that entry, and thanked for', async () => {
  const { counted, press } = counting();
  const block = helpfulButtons('county-lines');
  const answers = block.kind === 'buttons' ? block.buttons.filter(({ label }) => /^(?:Yes|No)$/.test(label)) : [];
  for (const { command } of answers) expect(await press(command)).toBe('Thank you.');
  expect(counted).toEqual([
    ['county-lines', true],
    ['county-lines', false],
  ]);
});

test.each(['helpful nothing-like-it yes', 'helpful county-lines maybe', 'helpful'])(
  '“%s” counts nothing, so that nobody can fill the table with words',
  async (line) => {
    const { counted, press } = counting();
    expect(await press(line)).toContain('did not count');
    expect(counted).toEqual([]);
  },
);

test('the same words, typed, are looked up', async () => {
  const { counted, services } = counting();
  const { lookup } = await answer('helpful county-lines yes', testAsker(), services);
  const shown = [...(lookup?.results ?? []).map(({ entry }) => entry), ...(lookup?.suggestions ?? [])];
  expect(shown.map(({ id }) => id)).toContain('county-lines');
  expect(counted).toEqual([]);
});
