import { plainText } from '../../plain-text';
import { testAsker } from '../../testing/asker';
import { testServices } from '../../testing/services';
import { shippedContent } from '../../testing/shipped-content';
import { answer } from '../index';

const services = testServices();
const ask = async (line: string, via: 'typed' | 'button' = 'typed') =>
  plainText((await answer(line, testAsker({ via }), services)).message);

test.each(shippedContent().resources.map(({ title, id }) => [title, id]))(
  '“%s” of the principles’ site is found by its name, with where it can be read',
  async (title, id) => {
    const { lookup, message } = await answer(title, testAsker(), services);
    expect(lookup?.results[0]).toMatchObject({ entry: { id, kind: 'resource' }, match: 'exact' });
    expect(plainText(message)).toMatch(/^.+\n\n.+\n\nFor: .+\n\nRead it: .+https?:/);
  },
);

test.each([
  ['joining the dots', 'Joining the Dots'],
  ['archive', 'Archive of the TCE programme'],
  ['tce', 'About the TCE programme'],
  ['impact of the practice principles', 'Study of the principles'],
  ['resources shifting mindsets', 'Shifting Mindsets'],
])('“%s” brings “%s”', async (line, title) => expect((await ask(line)).startsWith(title)).toBe(true));

test.each([
  ['resources', 'Resources\n'],
  ['list of resources', 'Resources\n'],
  ['themes', 'Eight principles and four themes\n'],
  ['practice principles', 'Eight principles and four themes\n'],
  ['list of principles', 'Eight principles and four themes\n'],
  ['the principles?', 'Eight principles and four themes\n'],
  ['terms', 'Glossary: '],
  ['a to z', 'Glossary: '],
  ['words to retire', 'Words to retire\n'],
  ['what not to say', 'Words to retire\n'],
])('“%s” is a list', async (line, heading) => expect((await ask(line)).startsWith(heading)).toBe(true));

test('words to retire are all there, each with what to say instead', async () => {
  const said = await ask('words to retire');
  for (const { sayInstead = [] } of shippedContent().terms)
    for (const { avoid, instead } of sayInstead) expect(said).toContain(`Not “${avoid}” but “${instead}”`);
});

test.each([
  ['principle 5 for managers', 'Principle 5: ', 'For managers:'],
  ['trauma for leaders', 'Principle 5: ', 'For leaders:'],
  ['questions on trauma', 'Principle 5: ', 'To think about:'],
  ['questions about #3', 'Principle 3: ', 'To think about:'],
  ['template on voice', 'Principle 3: ', 'By principle and theme:'],
])('“%s” brings that part of a principle', async (line, heading, part) => {
  const said = await ask(line);
  expect(said.startsWith(heading)).toBe(true);
  expect(said).toContain(part);
});

test.each(['questions on tarmac', 'principle 9 for managers', 'resources for parents'])(
  '“%s”, which names no principle, is looked up like any line',
  async (line) => expect((await answer(line, testAsker(), services)).lookup).toBeDefined(),
);

describe('a short form that means several things', () => {
  test.each(['HT', 'what is HT?', 'glossary HT'])(
    'names them, with a button for each that has an entry: “%s”',
    async (line) => {
      const said = await ask(line);
      expect(said).toMatch(/^Careful: HT can mean headteacher, or human trafficking\. Ask which\./);
      expect(said).toContain('What it can mean: [Child trafficking]');
      expect(said).not.toContain('I have no entry');
    },
  );

  test('is said of a card that it also leads to', async () => {
    const said = await ask('what is CP?');
    expect(said).toMatch(/^Child protection plan/);
    expect(said).toContain('Careful: CP can mean child protection, or care plan, or carer plan.');
  });
});
