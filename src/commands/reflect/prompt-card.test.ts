import type { Prompt } from '../../content/schema';
import { type Message, plainText } from '../../message';
import { NOW } from '../../testing/services';
import { shippedContent } from '../../testing/shipped-content';
import { promptCard } from './prompt-card';

const PROMPT: Prompt = {
  id: 'kites',
  text: 'Who flew a kite?',
  followUp: 'Fly one.',
  about: 'principle-1',
  audience: ['practitioners'],
  sources: [],
  reviewed: null,
};

const card = (changes: Partial<Prompt> = {}, delivery?: string) =>
  promptCard({ ...PROMPT, ...changes }, { content: shippedContent(), now: NOW, ...(delivery ? { delivery } : {}) });

const buttonsOf = ({ blocks }: Message) => blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));

test('asks the question, says what to try, and where to go with a worry, to everybody', () => {
  const said = plainText(card());
  expect(card().audience).toBe('conversation');
  expect(said).toMatch(/^Time to reflect\n\nWho flew a kite\?\n\nTo try this week: Fly one\.\n/);
  expect(said).toContain('no names of children, and nothing about a case');
  expect(said).toContain('For learning, not for reporting');
});

test('warns before the question, not after it', () => {
  const said = plainText(card({ headsUp: 'This is about wind.' }));
  expect(said.indexOf('Before you read on: This is about wind.')).toBeGreaterThan(0);
  expect(said.indexOf('Before you read on')).toBeLessThan(said.indexOf('Who flew'));
});

test('leads to its principle, or its theme', () => {
  const [principle] = shippedContent().principles;
  expect(buttonsOf(card())[0]).toEqual({ label: principle?.title, command: 'principle principle-1' });
  const [theme] = buttonsOf(card({ about: 'theme-collaboration' }));
  expect(theme?.command).toBe('principle theme-collaboration');
});

test.each([
  [['practitioners'], 'child-before-behaviour'],
  [['leaders'], 'help-after-18'],
  [['practitioners', 'managers', 'leaders'], 'child-before-behaviour'],
] as const)('starts the ready-made poll of its principle, for the same people: %j', (audience, template) => {
  expect(buttonsOf(card({ audience: [...audience] }))).toContainEqual({
    label: 'Quick poll on this',
    command: `poll ${template}`,
  });
});

test('has no such button where nobody has written a poll for its principle', () => {
  const content = { ...shippedContent(), polls: [] };
  const labels = buttonsOf(promptCard(PROMPT, { content, now: NOW })).map(({ label }) => label);
  expect(labels).not.toContain('Quick poll on this');
});

test('can be swapped for another, by the post and not by its text', () => {
  expect(buttonsOf(card({}, 'd1')).at(-1)).toEqual({ label: 'Another one', command: 'another d1' });
});

test.each([
  [['practitioners'], 'For practitioners.'],
  [['managers', 'leaders'], 'For managers and leaders.'],
  [['practitioners', 'managers', 'leaders'], 'For everyone.'],
] as const)('says whom it is for: %j', (audience, says) =>
  expect(plainText(card({ audience: [...audience] }))).toContain(`\n${says} `),
);

test('says when somebody last checked it, or that nobody has', () => {
  expect(plainText(card())).toContain('Not yet checked against a source.');
  const [source] = shippedContent().sources;
  const checked = plainText(card({ sources: [source?.id ?? ''], reviewed: '2026-11-23' }));
  expect(checked).toContain(
    `informed by ${source?.title} (${source?.publisher}, ${source?.year}). Last reviewed 23 November 2026.`,
  );
  expect(plainText(card({ reviewed: '2026-11-23' }))).toContain('Not yet checked against a source.');
});
