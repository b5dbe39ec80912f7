import type { Prompt } from '../../content/schema';
import type { Message } from '../../message';
import { plainText } from '../../plain-text';
import { testAsker } from '../../testing/asker';
import { NOW, testServices } from '../../testing/services';
import { shippedContent } from '../../testing/shipped-content';
import { anotherView } from './another-view';
import { promptCard, promptSource } from './prompt-card';

const PROMPT: Prompt = {
  id: 'kites',
  text: 'Who flew a kite?',
  followUp: 'Fly one.',
  about: 'principle-1',
  audience: ['practitioners'],
  sources: [],
  reviewed: null,
  own: true,
};

const card = (changes: Partial<Prompt> = {}, delivery?: string) =>
  promptCard({ ...PROMPT, ...changes }, { content: shippedContent(), now: NOW, ...(delivery ? { delivery } : {}) });

const buttonsOf = ({ blocks }: Message) => blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));

test('asks the question largest, says what to try and where to answer, to everybody', () => {
  const { audience, blocks } = card();
  expect(audience).toBe('conversation');
  expect(blocks[0]).toEqual({ kind: 'heading', text: 'Who flew a kite?' });
  expect(plainText(card())).toMatch(/^Who flew a kite\?\n\nTo try: Fly one\.\n/);
  expect(plainText(card())).toContain('Answer in the thread, without names.');
});

test('who to call is behind the menu', () => {
  expect(buttonsOf(card())).toContainEqual({ label: 'Who to call', command: 'signposts', secondary: true });
});

test('says that it may have changed, from the day on which that was expected', () => {
  expect(plainText(card({ reviewBy: '2026-11-23' }))).toContain('May have changed since 23 November 2026.');
  expect(plainText(card({ reviewBy: '2026-11-24' }))).not.toContain('May have changed');
});

test('warns before the question, not after it', () => {
  const said = plainText(card({ headsUp: 'This is about wind.' }));
  expect(said).toMatch(/^This is about wind\.\n\nWho flew/);
});

test('leads to its principle, or its theme', () => {
  expect(buttonsOf(card())[0]).toEqual({ label: 'About this principle', command: 'principle principle-1' });
  expect(buttonsOf(card({ about: 'theme-collaboration' }))[0]).toEqual({
    label: 'About this theme',
    command: 'principle theme-collaboration',
  });
});

test.each([
  [['practitioners'], 'child-before-behaviour'],
  [['leaders'], 'help-after-18'],
  [['practitioners', 'managers', 'leaders'], 'child-before-behaviour'],
] as const)('starts the ready-made poll of its principle, for the same people: %j', (audience, template) => {
  expect(buttonsOf(card({ audience: [...audience] }))).toContainEqual({
    label: 'Quick poll',
    command: `poll ${template}`,
  });
});

test('has no such button where nobody has written a poll for its principle', () => {
  const content = { ...shippedContent(), polls: [] };
  const labels = buttonsOf(promptCard(PROMPT, { content, now: NOW })).map(({ label }) => label);
  expect(labels).not.toContain('Quick poll');
});

test('brings a word to retire, why, and what to say instead, and leads to its term', () => {
  const [retired] = shippedContent().terms.find(({ id }) => id === 'county-lines')?.sayInstead ?? [];
  expect(plainText(card({ word: 'county-lines' }))).toContain(
    `?\n\nWord to retire: “drug runner”. ${retired?.why}\n\nInstead: ${retired?.instead}\n\nTo try: `,
  );
  expect(buttonsOf(card({ word: 'county-lines' }))[0]).toEqual({
    label: 'About this word',
    command: 'glossary county-lines',
  });
});

test('brings several words that are retired together', () => {
  expect(plainText(card({ word: 'adultification' }))).toContain(
    'Words to retire: “streetwise”, “mature for their age”. ',
  );
});

test('three days later says another way to see it, with the same warning, and only where somebody has written it', () => {
  const said = anotherView({ ...PROMPT, headsUp: 'This is about wind.', anotherView: 'The kite may fly you.' });
  expect(said?.audience).toBe('conversation');
  expect(said && plainText(said)).toBe(
    'This is about wind.\n\nAnother way to see it: The kite may fly you.\n\nAnswer here, without names.',
  );
  expect(anotherView(PROMPT)).toBeUndefined();
});

test('can be swapped for another, by the post and not by its text, from the menu', () => {
  expect(buttonsOf(card({}, 'd1'))).toContainEqual({
    label: 'Swap, for everyone',
    command: 'another d1',
    secondary: true,
  });
});

/** What “Where this comes from”, behind the menu, answers for a prompt of these. */
async function source(changes: Partial<Prompt>): Promise<string> {
  const content = { ...shippedContent(), prompts: [{ ...PROMPT, ...changes }] };
  expect(buttonsOf(card(changes))).toContainEqual(expect.objectContaining({ command: 'prompt-source kites' }));
  return plainText((await promptSource('kites', testAsker(), { ...testServices(), content })).message);
}

test.each([
  [['practitioners'], 'For practitioners.'],
  [['managers', 'leaders'], 'For managers and leaders.'],
  [['practitioners', 'managers', 'leaders'], 'For everyone.'],
] as const)('says whom it is for, when asked: %j', async (audience, says) =>
  expect(await source({ audience: [...audience] })).toMatch(says),
);

test('says when somebody last checked it, or that it needs no source, when asked', async () => {
  expect(await source({})).toContain('Our own question. It states no fact, so it needs no source.');
  const [work] = shippedContent().sources;
  expect(await source({ own: undefined, sources: [work?.id ?? ''], reviewed: '2026-11-23' })).toContain(
    `informed by ${work?.title} (${work?.publisher}, ${work?.year}). Last reviewed 23 November 2026.`,
  );
});

test('says of a word to retire from which term it comes, when asked', async () => {
  expect(await source({ word: 'county-lines' })).toContain(
    'Our own question. What to say instead comes from “County lines” in the glossary.',
  );
});

test('never says of a shipped question that nobody has checked it', async () => {
  const services = testServices();
  for (const { id } of services.content.prompts) {
    const { message } = await promptSource(id, testAsker(), services);
    expect(plainText(message)).toMatch(/Last reviewed \d|Our own question/);
  }
});
