import type { Message } from '../message';
import { AUDIENCES } from '../reflection/schedule';
import { testAsker } from '../testing/asker';
import { NOW, testServices } from '../testing/services';
import { shippedContent } from '../testing/shipped-content';
import { type Size, sizeOf } from '../testing/word-budget';
import type { Services } from './answer';
import { answer } from './index';
import { promptCard } from './reflect/prompt-card';

/** What a tired person reads on a phone before they press anything: buttons and small print count. */
const TERM: Size = { words: 70, buttons: 4 };
const PRINCIPLE: Size = { words: 90, buttons: 4 };
const PROMPT: Size = { words: 60, buttons: 3 };
const HELP: Size = { words: 120, buttons: 5 };
const REMARK: Size = { words: 30, buttons: 2 };

const content = shippedContent();
const ask = async (line: string, changes: Partial<Services> = {}, via: 'typed' | 'button' = 'typed') =>
  (await answer(line, testAsker({ via }), { ...testServices(), ...changes })).message;

/** Those of the cards that are over the budget, with what they have. */
const over = (cards: readonly (readonly [string, Pick<Message, 'blocks'>])[], { words, buttons }: Size) =>
  cards
    .map(([name, message]) => ({ name, ...sizeOf(message) }))
    .filter((size) => size.words > words || size.buttons > buttons);

const named = <Named extends { readonly id: string }>(entries: readonly Named[], line: (entry: Named) => string) =>
  Promise.all(entries.map(async (entry) => [entry.id, await ask(line(entry))] as const));

/** The cards of these entries, each asked for by its name, which finds it before anything else. */
const byName = <Named extends { readonly id: string }>(
  entries: readonly Named[],
  line: (entry: Named) => string,
  changes: Partial<Services> = {},
) =>
  Promise.all(
    entries.map(async (entry) => {
      const { message, lookup } = await answer(line(entry), testAsker(), { ...testServices(), ...changes });
      expect([line(entry), lookup?.results[0]?.entry.id]).toEqual([line(entry), entry.id]);
      return [entry.id, message] as const;
    }),
  );

describe('a look-up stays within what is read between two meetings', () => {
  test('every term, by its name', async () => {
    expect(over(await byName(content.terms, ({ term }) => `glossary ${term}`), TERM)).toEqual([]);
  });

  test('every term, by a name that is spelt wrongly', async () => {
    const wrong = ({ term }: { term: string }) =>
      `glossary ${term.slice(0, 2)}${term[3] ?? ''}${term[2]}${term.slice(4)}`;
    expect(over(await named(content.terms, wrong), TERM)).toEqual([]);
  });

  test('every term, when all that is expected to change may have', async () => {
    const clock = () => new Date('2040-01-01T12:00:00Z');
    expect(over(await byName(content.terms, ({ term }) => `glossary ${term}`, { clock }), TERM)).toEqual([]);
  });

  test('every resource of the principles’ site', async () => {
    expect(over(await named(content.resources, ({ id }) => `resources ${id}`), TERM)).toEqual([]);
  });

  test('every principle and theme', async () => {
    const all = [...content.principles, ...content.themes];
    expect(over(await byName(all, ({ title }) => `principle ${title}`), PRINCIPLE)).toEqual([]);
  });

  test.each(AUDIENCES)('every principle for a person whose role is kept: %s', async (role) => {
    const { roles } = testServices();
    await roles.set(testAsker().person, testAsker().tenant, role);
    expect(over(await byName(content.principles, ({ title }) => `principle ${title}`, { roles }), PRINCIPLE)).toEqual(
      [],
    );
  });

  test.each(AUDIENCES)('what every principle means in a role: %s', async (role) => {
    const cards = content.principles.map(async ({ id }) => [id, await ask(`for ${id} ${role}`, {}, 'button')] as const);
    expect(over(await Promise.all(cards), PRINCIPLE)).toEqual([]);
  });

  test.each(['grooming, cuckooing', 'CSE & CCE', 'MASH and MACE', 'county lines or debt bondage'])(
    'two terms in one question: %s',
    async (line) => expect(over([[line, await ask(`glossary ${line}`)]], PRINCIPLE)).toEqual([]),
  );

  test.each(['SAR', 'CP', 'CE', 'PP', 'ACE'])('a short form that can mean several things: %s', async (line) =>
    expect(over([[line, await ask(`glossary ${line}`)]], TERM)).toEqual([]),
  );

  test.each(['xylophone repair', 'QQQZ', 'the', 'trafic'])('a line that finds nothing for sure: %s', async (line) =>
    expect(over([[line, await ask(`glossary ${line}`)]], TERM)).toEqual([]),
  );
});

test('help is read in one go', async () => {
  expect(over([['help', await ask('help')]], HELP)).toEqual([]);
});

test('every weekly prompt, with its buttons', () => {
  const cards = content.prompts.map(
    (prompt) => [prompt.id, promptCard(prompt, { delivery: 'd1', content, now: NOW })] as const,
  );
  expect(over(cards, PROMPT)).toEqual([]);
});

test.each(['for nothing', 'more nothing', 'less nothing', 'nearest nothing', 'share nothing'])(
  'a button whose entry is gone says so in few words: %s',
  async (line) => expect(over([[line, await ask(line, {}, 'button')]], REMARK)).toEqual([]),
);
