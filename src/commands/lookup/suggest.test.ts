import type { Form } from '../../message';
import { plainText } from '../../plain-text';
import { testAsker } from '../../testing/asker';
import { testServices } from '../../testing/services';
import { answer } from '../index';

const services = testServices();
const press = (says: string, word?: string) =>
  answer(
    says,
    testAsker({ via: word === undefined ? 'button' : 'form', ...(word === undefined ? {} : { form: { word } }) }),
    services,
  );
const send = (word: string) => press('suggest', word);

beforeEach(() => services.suggested.splice(0));

test('the button opens a form with the word in it, and keeps nothing', async () => {
  const { message } = await press('suggest trap phone');
  const form = message.blocks.find((block): block is Form => block.kind === 'form');
  expect(form).toMatchObject({ command: 'suggest', fields: [{ name: 'word', value: 'trap phone', longest: 40 }] });
  expect(services.suggested).toEqual([]);
});

test.each([
  'trap phone',
  'MARAC',
  'bando',
  'County Lines',
  'Childline',
  'family group decision making',
  'street gang',
  'on road',
  'NRM',
  'peer-on-peer',
  "o'clock",
])('“%s” is kept', async (word) => {
  const { message, mistakes } = await send(`  ${word} `);
  expect(mistakes).toBeUndefined();
  expect(plainText(message)).toContain(`Thank you. “${word}” is now on the list`);
  expect(services.suggested).toEqual([word]);
});

test.each([
  ['one two three four five', 'keep it to 4 words'],
  [`a${'b'.repeat(40)}`, '40 letters'],
  ['section 47', 'leave out numbers'],
  ['07700 900123', 'letters'],
  ['year ٣', 'leave out numbers'],
  ['kay@example.org', 'web and e-mail'],
  ['www.example', 'web and e-mail'],
  ['example.org', 'web and e-mail'],
  ['https://a', 'web and e-mail'],
  ['acacia avenue', 'address'],
  ['flat on Mill Road', 'address'],
  ['Kayleigh Brown', 'looks like a name'],
  ['KAYLEIGH BROWN', 'looks like a name'],
  ['Anne-Marie', 'looks like a name'],
  ['the Brown and Smith', 'looks like a name'],
  ['', 'two letters'],
  ['🙂', 'two letters'],
])('“%s” is not kept, and the form says why (%s)', async (word, why) => {
  const { message, mistakes } = await send(word);
  expect(mistakes?.word).toContain(why);
  expect(plainText(message)).toContain('I have not saved anything yet.');
  expect(message.blocks.at(-1)).toMatchObject({ kind: 'form' });
  expect(services.suggested).toEqual([]);
});

test('a worry in the form is heard, and not kept', async () => {
  expect((await send('I want to kill myself')).worry).toBe('own-distress');
  expect(services.suggested).toEqual([]);
});

test('what is no word is not offered to be suggested', async () => {
  for (const line of ['glossary zz qq xx yy ww', 'glossary 12345', `glossary zz${'q'.repeat(40)}`, 'the'])
    expect([line, plainText((await answer(line, testAsker(), services)).message)]).toEqual([
      line,
      expect.not.stringContaining('Suggest this word'),
    ]);
});

describe('“Take it back”', () => {
  const backOf = async (word: string) => {
    const { message } = await send(word);
    const button = message.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))[0];
    expect(button?.label).toBe('Take it back');
    return button?.command ?? '';
  };

  test('removes that suggestion, and says so in its place', async () => {
    await send('bando');
    const back = await backOf('trap phone');
    const { message } = await press(back);
    expect(message.replaces).toBe(true);
    expect(plainText(message)).toBe('Your suggestion of “trap phone” is no longer counted.');
    expect(services.suggested).toEqual(['bando']);
  });

  test('says nothing of who sent it, nor where', async () => {
    expect(await backOf('bando')).toMatch(/^unsuggest [a-z0-9]+-[\w-]{12} bando$/);
  });

  test('is over after a day', async () => {
    const back = await backOf('bando');
    const later = { ...services, clock: () => new Date(services.clock().getTime() + 24 * 60 * 60 * 1_000) };
    expect(plainText((await answer(back, testAsker({ via: 'button' }), later)).message)).toContain('within a day');
    expect(services.suggested).toEqual(['bando']);
  });

  test.each(['unsuggest', 'unsuggest x', 'unsuggest x y', 'unsuggest  '])(
    '“%s”, which no button says, removes nothing',
    async (line) => {
      await send('y');
      await send('bando');
      await press(line);
      expect(services.suggested).toEqual(['bando']);
    },
  );
});
