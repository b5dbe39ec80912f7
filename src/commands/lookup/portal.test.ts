import { plainText } from '../../plain-text';
import { testAsker } from '../../testing/asker';
import { testServices } from '../../testing/services';
import { shippedContent } from '../../testing/shipped-content';
import { answer } from '../index';
import { choicesFor } from './browse';

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
  ['terms to retire', 'Words to retire\n'],
  ['what not to say', 'Words to retire\n'],
])('“%s” is a list', async (line, heading) => expect((await ask(line)).startsWith(heading)).toBe(true));

test('words to retire are all there, each once, with what to say instead', async () => {
  const said = await ask('words to retire');
  const listed = [...said.matchAll(/Not “(.+?)” but/g)].map(([, avoid]) => avoid);
  expect(new Set(listed).size).toBe(listed.length);
  for (const { sayInstead = [] } of shippedContent().terms)
    for (const { avoid } of sayInstead)
      for (const phrase of avoid.replace(/ \(.*/, '').split(', ')) expect(listed.join()).toContain(phrase);
});

describe('a question how two things differ brings both', () => {
  test.each([
    [
      'what is the difference between CSE and CCE?',
      'Child sexual exploitation (CSE)',
      'Child criminal exploitation (CCE)',
    ],
    ['difference between a MARAC and a MAPPA', '(MARAC)', '(MAPPA)'],
    ['is CSE the same as CCE', '(CSE)', '(CCE)'],
    ['are grooming and cuckooing the same thing', 'Grooming', 'Cuckooing'],
    ['how does MARAC differ from MAPPA', '(MARAC)', '(MAPPA)'],
    ['Is county lines different to debt bondage?', 'County lines', 'Debt bondage'],
    ['compare MASH with MACE', '(MASH)', '(MACE)'],
    ['grooming compared to cuckooing', 'Grooming', 'Cuckooing'],
    ['how do I tell grooming from boundaried care', undefined, undefined],
  ])('“%s”', async (line, one, other) => {
    const { lookup, message } = await answer(line, testAsker(), services);
    expect(lookup?.several === undefined).toBe(one === undefined);
    if (one === undefined || other === undefined) return;
    const headings = message.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
    expect(headings).toEqual([expect.stringContaining(one), expect.stringContaining(other)]);
  });
});

test.each([
  ['principle 5 for managers', 'Principle 5: ', 'For managers:'],
  ['principle 5 managers', 'Principle 5: ', 'For managers:'],
  ['trauma for leaders', 'Principle 5: ', 'For leaders:'],
  ['questions on trauma', 'Principle 5: ', 'To think about:'],
  ['questions about #3', 'Principle 3: ', 'To think about:'],
  ['template on voice', 'Principle 3: ', 'By principle and theme:'],
])('“%s” brings that part of a principle', async (line, heading, part) => {
  const said = await ask(line);
  expect(said.startsWith(heading)).toBe(true);
  expect(said).toContain(part);
});

test.each(['principles for leaders', 'principle for leader'])(
  '“%s” offers each principle in that role',
  async (line) => {
    const { message } = await answer(line, testAsker(), services);
    expect(plainText(message)).toContain('The eight principles for leaders');
    const menu = message.blocks.find((block) => block.kind === 'menu');
    expect(menu?.choices.map(({ command }) => command)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `for principle-${number} leaders`),
    );
  },
);

test('“themes” has the themes before the principles', async () => {
  const said = await ask('the four themes');
  expect(said.indexOf('Critical thinking')).toBeLessThan(said.indexOf('Put children and young people first'));
});

test('a link names the page that it opens, not the thing that the page only tells of', async () => {
  expect(await ask('archive')).toContain('Read it: Research in Practice in 2020, about the programme’s work');
});

test.each(['questions on tarmac', 'principle 9 for managers', 'resources for parents'])(
  '“%s”, which names no principle, is looked up like any line',
  async (line) => expect((await answer(line, testAsker(), services)).lookup).toBeDefined(),
);

describe('a short form that means several things', () => {
  test.each(['HT', 'what is HT?', 'glossary HT', 'what does HT mean here?', 'What does ht stand for'])(
    'names them, with a button for each that has an entry: “%s”',
    async (line) => {
      const said = await ask(line);
      expect(said).toMatch(/^Careful: HT can mean headteacher, or human trafficking\. Ask which\./);
      expect(said).toContain('What it can mean: [Child trafficking]');
      expect(said).not.toContain('I have no entry');
    },
  );

  test.each(['what is CP?', 'what does CP mean in this meeting'])(
    'is said of a card that it also leads to: “%s”',
    async (line) => {
      const said = await ask(line);
      expect(said).toMatch(/^Child protection plan/);
      expect(said).toContain('Careful: CP can mean child protection, or care plan, or carer plan.');
    },
  );
});

test.each([
  ['cukoo', 'Cuckooing'],
  ['vicarous tra', 'Vicarious trauma'],
])('in the menu of all terms, “%s”, half typed and with a slip, offers %s first', (typed, term) =>
  expect(choicesFor('terms', typed, services)[0]?.label).toBe(term),
);
