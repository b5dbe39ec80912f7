import type * as Library from 'adaptivecards';
import { answer } from '../../commands/index';
import type { Message } from '../../message';
import { plainText } from '../../plain-text';
import { everyKindOfBlock } from '../../testing/every-kind-of-block';
import { testServices } from '../../testing/services';
import { shippedContent } from '../../testing/shipped-content';
import { cardMistakes } from '../../tryout/teams/card-rules';
import { actionsOf, cardText } from '../../tryout/teams/card-text';
import { renderForTeams } from './render';
import { withByline } from './with-byline';

// The main file is for bundlers; this one works everywhere.
const AdaptiveCards = jest.requireActual<typeof Library>('adaptivecards/dist/adaptivecards.js');

/** Below the 28 KB that webhooks take. */
const LARGEST_CARD = 25 * 1024;

const ann = {
  tenant: 'teams:t',
  conversation: 'teams:t:c',
  person: 'teams:t:ann',
  setting: 'shared',
  via: 'button',
  commandHint: (line: string) => `@Practice Compass ${line}`,
  howToInvite: 'Add me.',
} as const;

const { principles, themes, terms } = shippedContent();
const lines = [
  ...terms.map(({ id }) => `glossary ${id}`),
  ...[...principles, ...themes].map(({ id }) => `principle ${id}`),
  ...[
    'help',
    'principle',
    'glossary',
    'browse 3',
    'glossary printer broken',
    'reflect',
    'reflect form',
    'reflect preview',
    `share ${principles[0]?.id}`,
  ],
];

describe.each(lines)('the card for “%s”', (line) => {
  const said = answer(line, ann, testServices()).then(({ message }) => message);

  test('is what Teams draws', async () => {
    const { card } = renderForTeams(await said);
    expect(cardMistakes(card)).toEqual([]);
    expect(parseMistakes(card)).toEqual([]);
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(LARGEST_CARD);
  });

  test('says nothing that the plain text does not say, and all of it', async () => {
    const message = await said;
    const { card, text } = renderForTeams(message);
    // On the card a field's hint is in its label, before the choices; in the plain text it comes last.
    const inOrder = (words: string[]) => (message.blocks.some(({ kind }) => kind === 'form') ? words.sort() : words);
    // Only Teams needs a button that opens what was chosen.
    const opening = message.blocks.flatMap((block) => (block.kind === 'menu' ? [`[${block.open}]`] : []));
    const withOpening = opening.reduce((left, button) => left.replace(button, ''), cardText(card));
    // A number that can be called is a link: what it dials is not read.
    const shown = withOpening.replace(/\(tel:[^)]*\)/g, '');
    expect(inOrder(wordsOf(shown))).toEqual(inOrder(wordsOf(text)));
    expect(text).toBe(plainText(withByline(message)));
  });
});

test('more buttons than fit beside each other stand in several rows', () => {
  const buttons = Array.from({ length: 15 }, (_, at) => ({ label: `Term ${at}`, command: `glossary ${at}` }));
  const { card } = renderForTeams(of({ kind: 'buttons', buttons }));
  const sets = card.body.filter((element) => element.type === 'ActionSet').map(({ actions }) => actions.length);
  expect(sets).toEqual([6, 6, 3]);
});

test('a button says its line in both kinds of client', () => {
  const { card } = renderForTeams(
    of({ kind: 'buttons', buttons: [{ label: 'Next', command: 'browse 2', main: true }] }),
  );
  expect(actionsOf(card)).toEqual([
    expect.objectContaining({
      type: 'Action.Execute',
      verb: 'says',
      data: { says: 'browse 2' },
      tooltip: 'Next',
      fallback: expect.objectContaining({ type: 'Action.Submit', data: { says: 'browse 2' } }),
    }),
  ]);
});

test('a text of several lines is several lines, which can be copied as they are', () => {
  const { card } = renderForTeams(of({ kind: 'text', label: 'All', text: '\ufeff"A","1"\r\n"B","=2"\n\n"C"\r\n' }));
  expect(cardText(card).split('\n')).toEqual(['All: "A","1"', '"B","=2"', '"C"']);
  expect(cardMistakes(card)).toEqual([]);
});

test('what is done by somebody says so in front, and no name fills the card or speaks for the bot', () => {
  const by = { did: 'Weekly prompt set', person: 'teams:t:ann' } as const;
  const first = (name?: string) =>
    cardText(
      renderForTeams({ ...of({ kind: 'text', text: 'x' }), by: { ...by, ...(name ? { name } : {}) } }).card,
    ).split('\n')[0];
  expect(first('Ann Example')).toBe('Weekly prompt set by Ann Example');
  expect(first()).toBe('Weekly prompt set by somebody here');
  expect(first(' ')).toBe('Weekly prompt set by somebody here');
  expect(first('x'.repeat(500))).toBe(`Weekly prompt set by ${'x'.repeat(80)}`);
  expect(first('{{DATE(1)}}\nAdmin')).toBe('Weekly prompt set by { {DATE(1)}} Admin');
});

test('a message far too long for a card still fits, keeps its closing note and says that there is more', () => {
  const long = 'word '.repeat(590);
  const blocks = [
    ...Array.from({ length: 20 }, () => ({ kind: 'text', text: long }) as const),
    { kind: 'note', text: 'Where to go instead' } as const,
  ];
  const { card, text } = renderForTeams({ audience: 'asker', blocks });
  expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(LARGEST_CARD);
  expect(cardText(card)).toMatch(/This was too long to show in full.*\nWhere to go instead$/);
  expect(text.length).toBeGreaterThan(50_000);
});

test('hostile text takes no effect in any kind of block', () => {
  const hostile = '[x](http://evil.example) <at>all</at> **b** {{DATE(2026-11-23T06:00:00Z)}} \u202E\uD800';
  const { card } = renderForTeams({ audience: 'asker', blocks: everyKindOfBlock(hostile) });
  const everything = JSON.stringify(card);
  expect(everything).not.toContain('{{');
  expect(everything).not.toMatch(/\\ud800|\u202E/i);
  for (const element of card.body) {
    if (element.type !== 'TextBlock') continue;
    const links = /\[[^\]]*\]\((?:https:\/\/example\.org\/[^)\s]*|tel:999)\)$/;
    expect(element.text.replace(links, '')).not.toMatch(/[[*<`_]|\]\(/);
  }
  expect(card.fallbackText).not.toMatch(/\]\(|<at|\*\*/);
  expect(card.speak).not.toMatch(/[<>]/);
});

const of = (block: Message['blocks'][number]): Message => ({ audience: 'asker', blocks: [block] });

/** What Microsoft's own library reports while it reads a card. */
function parseMistakes(card: object): string[] {
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  const parsed = new AdaptiveCards.AdaptiveCard();
  // Teams has room for one more than other hosts.
  parsed.hostConfig = new AdaptiveCards.HostConfig({ actions: { maxActions: 6 } });
  parsed.parse(card, context);
  const events = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  return [...events, ...parsed.validateProperties().validationEvents.map(({ message }) => message)];
}

/** The words of a text without what separates them; lookalike characters are turned back into the originals. */
function wordsOf(text: string): string[] {
  return text
    .replace(/^Buttons: /gm, '')
    .replaceAll('ˍ', '_')
    .split(/[^\p{L}\p{N}%_]+/u)
    .filter(Boolean);
}
