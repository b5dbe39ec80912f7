import { plainText } from '../../plain-text';
import { testAsker } from '../../testing/asker';
import { testServices } from '../../testing/services';
import { shippedContent } from '../../testing/shipped-content';
import { answer } from '../index';

const services = testServices();
const ask = async (line: string) => (await answer(line, testAsker(), services)).message.blocks;
const say = async (line: string) => plainText({ audience: 'asker', blocks: await ask(line) });

describe('a question about the bot has its own short answer', () => {
  test.each([
    ['privacy', 'I do not keep or log what you look up'],
    ['glossary privacy?', 'I do not keep or log what you look up'],
    ['is it anonymous?', 'A poll is anonymous unless'],
    ['who can see this', 'only you see my answer'],
    ['can my manager see this?', 'only you see my answer'],
    ['who runs you?', 'Your own organisation runs me'],
    ['what do you keep', 'I do not keep what you look up'],
    ['Hi Compass, what do you store please?', 'I do not keep what you look up'],
    ['delete my history', 'ask me for “my data”'],
    ['unsubscribe', 'ask me for “my data”'],
    ['what can you do?', 'I explain practice principles'],
    ['are you recording?', 'No. I do not record'],
    ['are you recoding this', 'No. I do not record'],
    ['are you listening in', 'No. I do not record'],
    ['are you a real person', 'I am a program, not a person'],
    ['are you AI?', 'I am a program, not a person'],
    ['who wrote this?', 'The makers of Practice Compass wrote it'],
  ])('“%s”', async (line, says) => {
    expect(await say(line)).toContain(says);
    expect((await ask(line)).at(-1)).toMatchObject({
      buttons: [{ command: 'principle' }, { command: 'glossary' }, { command: 'privacy' }],
    });
  });
});

describe('small talk gets one kind line and three buttons', () => {
  test.each([
    'hello',
    'Hellooooo!',
    'hi there compass',
    'thanks',
    'thank you so much!',
    'sorry',
    'bye',
    '👋',
    '🙂🙂',
    ':wave:',
    '???',
    'you are useless',
    'test',
    'lol',
    'LOL',
  ])('“%s”', async (line) => {
    const [text, buttons, ...rest] = await ask(line);
    expect(rest).toEqual([]);
    expect(text).toMatchObject({ kind: 'text' });
    expect(buttons).toMatchObject({
      kind: 'buttons',
      buttons: [{ command: 'principle' }, { command: 'glossary' }, { command: 'privacy' }],
    });
  });
});

test.each([
  '999',
  'signposts',
  'who do I call',
  'who can i ring?',
  'helpline',
  'glossary helplines',
  'help, who do I call?',
  'whom can i call',
  'i need help',
])('“%s” brings the contacts', async (line) => {
  const text = await say(line);
  expect(text).toMatch(/^Who to call\n\nEmergency services: 999/);
  for (const contact of ['Samaritans: 116 123', 'Childline: 0800 1111', 'I am only a glossary'])
    expect(text).toContain(contact);
});

test.each([
  ['hello there, grooming online', 'grooming'],
  ['good morning can you help me with professional curiosity', 'professional-curiosity'],
  ['privacy notice', 'information-sharing'],
  ['recording of missing episodes', 'missing-episode'],
  ['thanks, county lines', 'county-lines'],
])('“%s” is looked up', async (line, id) => {
  const { lookup } = await answer(line, testAsker(), services);
  expect(lookup?.results.map(({ entry }) => entry.id)).toContain(id);
});

test('a name of an entry is looked up, whatever else it may be', async () => {
  const content = shippedContent();
  const [term] = content.terms;
  if (!term) throw new Error('there are no terms');
  const own = { ...services, hearSmallTalk: () => content.smallTalk[0] };
  expect((await answer(term.term, testAsker(), own)).lookup?.results[0]?.entry.id).toBe(term.id);
});
