import fc from 'fast-check';
import type { Block, Button, Message } from '../../message';
import { plainText } from '../../plain-text';
import { everyKindOfBlock } from '../../testing/every-kind-of-block';
import { blockFaults } from '../../tryout/slack/block-rules';
import { controlsIn, opened } from '../../tryout/slack/controls';
import { readable } from '../../tryout/slack/readable';
import { messageFault } from '../../tryout/slack/web-api';
import type { Json } from '../../tryout/slack/workspace';
import { mentionOf } from './mentions';
import { render, renderModal, renderView } from './render';

const said = (...blocks: Block[]): Message => ({ audience: 'asker', blocks });
const more = (...opens: Block[]): Button => ({ label: 'More', command: 'more x', opens });
const other: Button = { label: 'Share', command: 'share x' };
const card = (...opens: Block[]) =>
  said({ kind: 'heading', text: 'Trauma' }, { kind: 'buttons', buttons: [more(...opens), other] });
const drawn = (message: Message, ...circumstances: [Parameters<typeof render>[1]?]) =>
  render(message, ...circumstances).blocks as unknown as Json[];
const text = (...words: string[]): Block => ({ kind: 'text', text: words.join(' ') });
/** What somebody reads who opens “More”. */
const unfolded = (...opens: Block[]) => readable(opened(drawn(card(...opens)), 'More'));

test('what a button unfolds is a closed container below the other buttons, and is not yet said', () => {
  const message = card(text('It stays.'));
  expect(readable(drawn(message))).toBe('Trauma\n[Share]\n[More]');
  expect(unfolded(text('It stays.'))).toBe('Trauma\n[Share]\nMore\nIt stays.');
  expect(render(message).text).toBe(plainText(message));
  expect(render(message).text).not.toContain('It stays.');
});

test('a workspace that has no containers, and a window, have the button', () => {
  const message = card(text('It stays.'));
  const lacking = new Set(['container'] as const);
  for (const blocks of [drawn(message, { lacking }), renderModal(message), renderView(message)] as Json[][])
    expect(readable(blocks)).toBe('Trauma\n[More] [Share]');
});

test('everything that a card can say stands in a container as Slack takes it', () => {
  const all = everyKindOfBlock('Words');
  for (const some of [all.slice(0, 5), all.slice(5)]) {
    const blocks = drawn(card(...some), { lacking: new Set(['data_visualization'] as const) });
    const [container = {}] = blocks.filter(({ type }) => type === 'container');
    expect(blockFaults(blocks, 'message')).toEqual([]);
    expect((container.child_blocks as Json[]).map(({ type }) => type)).not.toContain('rich_text');
  }
});

test('its controls have ids of their own, and tell that they stand in one’s own chat', () => {
  const buttons: Block = { kind: 'buttons', buttons: [other, more(text('deeper'))] };
  const blocks = drawn(card(buttons, { kind: 'footer', text: 'Call', button: other }, buttons), { personal: true });
  const controls = controlsIn(blocks);
  expect(controls).toHaveLength(6);
  expect(new Set(controls.map(({ action_id }) => action_id)).size).toBe(6);
  expect(controls.every(({ block_id }) => String(block_id).startsWith('personal'))).toBe(true);
  expect(blockFaults(blocks, 'message')).toEqual([]);
});

test.each<[string, string]>([
  [
    '<!channel> <@U1> <https://evil.example|free> & so on',
    '&lt;!channel&gt; &lt;@U1&gt; &lt;https://evil.example|free&gt; &amp; so on',
  ],
  [
    '*bold* _italic_ ~gone~ ```code',
    '\u2060*\u2060bold\u2060*\u2060 \u2060_\u2060italic\u2060_\u2060 \u2060~\u2060gone\u2060~\u2060 \u2060`\u2060\u2060`\u2060\u2060`\u2060code',
  ],
  ['> not a quotation', '\u2060&gt; not a quotation'],
])('no markup takes effect: %s', (hostile, shown) => {
  expect(unfolded(text(hostile))).toBe(`Trauma\n[Share]\nMore\n${shown}`);
  expect(unfolded({ kind: 'list', items: [hostile] })).toBe(`Trauma\n[Share]\nMore\n• ${shown}`);
});

test('labels, people and lines to type look as they do elsewhere', () => {
  const block: Block = { kind: 'text', label: 'So', text: `ask ${mentionOf('@U0BEN')}, or type \`/glossary a_b_c\`` };
  expect(unfolded(block)).toContain('So: ask <@U0BEN>, or type /glossary a_b_c');
  expect(JSON.stringify(drawn(card(block)))).toContain('*So:* ask <@U0BEN>, or type `/glossary a_b_c`');
});

test('an address that is none of the web’s, or that would end the link, makes no other link', () => {
  const shown = unfolded({
    kind: 'links',
    label: 'Sources',
    links: ['javascript:alert(1)', 'https://a.example/?x=1&y=<b>|c', null].map((url) => ({ text: 'A > B', url })),
  });
  expect(shown).toContain('Sources: A &gt; B; <https://a.example/?x=1&amp;y=%3Cb%3E%7Cc|A &gt; B>; A &gt; B');
});

test('more than ten blocks of text share blocks; what still does not fit is behind the button', () => {
  const many = Array.from({ length: 30 }, (_, at) => text(`Part ${at}.`));
  expect(blockFaults(drawn(card(...many)), 'message')).toEqual([]);
  expect(unfolded(...many)).toContain('Part 29.');
  for (const tooMuch of [
    [text('a'.repeat(3001))],
    Array.from({ length: 11 }, (): Block => ({ kind: 'note', text: 'a' })),
    Array.from({ length: 6 }, () => text('a'.repeat(2500))),
  ])
    expect(readable(drawn(card(...tooMuch)))).toBe('Trauma\n[More] [Share]');
});

test('whatever is unfolded, Slack takes the message', () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 });
  const block = fc.oneof(
    words.map((one) => text(one)),
    fc.array(words, { minLength: 1, maxLength: 5 }).map((items): Block => ({ kind: 'list', label: 'Some', items })),
    words.map((one): Block => ({ kind: 'note', text: one.replace(/^\s*$/, 'x') })),
  );
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 15 }), (blocks) => {
      expect(messageFault({ ...render(card(...blocks)) }, 40_000)).toBeUndefined();
    }),
  );
});

test('a chart stands in no container: it is behind the button, unless the workspace has no charts either', () => {
  const bars: Block = {
    kind: 'bars',
    bars: [{ label: 'May', words: 'nearest to “Agree”', bar: 15 }],
    chart: { kind: 'line', title: 'Over time', measure: 'Place', points: [{ label: 'May', value: 75 }] },
  };
  expect(readable(drawn(card(bars)))).toBe('Trauma\n[More] [Share]');
  const without = drawn(card(bars), { lacking: new Set(['data_visualization'] as const) });
  expect(readable(opened(without, 'More'))).toBe('Trauma\n[Share]\nMore\nMay: nearest to “Agree”\n███████▌░░');
});
