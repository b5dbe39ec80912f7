import { answer } from '../../commands';
import type { Asker } from '../../commands/asker';
import { home } from '../../commands/home';
import type { Conversation, Person } from '../../ids';
import type { Block, Message } from '../../message';
import { plainText } from '../../plain-text';
import { testServices } from '../../testing/services';
import { shippedContent } from '../../testing/shipped-content';
import { blockFaults, charactersIn } from '../../tryout/slack/block-rules';
import { buttonsIn, labelOf, readable } from '../../tryout/slack/readable';
import { messageFault } from '../../tryout/slack/web-api';
import type { Json } from '../../tryout/slack/workspace';
import { asSlashCommand } from '../inbound/request-context';
import { render, renderView } from './render';

const services = testServices();
const asker: Asker = {
  tenant: 'slack:T1',
  conversation: 'slack:T1:C1',
  person: 'slack:T1:U1',
  setting: 'shared',
  via: 'button',
  commandHint: asSlashCommand('a-rather-long-prefix-'),
  howToInvite: 'Invite me.',
};
const { terms, principles, themes } = shippedContent();
const lines = [
  ...terms.flatMap(({ id }) => [`glossary ${id}`, `share ${id}`]),
  ...[...principles, ...themes].flatMap(({ id }) => [`principle ${id}`, `share ${id}`]),
  ...[
    'help',
    'principle',
    'glossary',
    'browse 2',
    'browse 99',
    'glossary zzyzx',
    'who do i call',
    'suicide',
    'share nothing',
  ],
];

test.each(lines)('the answer to “%s” is inside Slack’s limits, and its plain text says everything', async (line) => {
  const { message } = await answer(line, asker, services);
  const shown = render(message);
  expect(messageFault({ ...shown }, 40_000)).toBeUndefined();
  expect(shown.text).not.toContain('…');
  const text = shown.text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  const said = readable(shown.blocks as unknown as Json[])
    .replace('Shared by <@U1>', '')
    .replace(/<tel:[^|>]*\|([^>]*)>/g, '$1')
    // A menu says its choices, cut to its width, only once it is opened.
    .replace(/\[(Choose one|Type to find it):[^\]]*\]/g, '');
  for (const part of said.split(/\n|\[|\]|• |; /)) expect(text).toContain(part.replace(/…$/, '').trim());
  // Slack asks for the choices of a list when somebody opens it.
  const blocks = message.blocks.filter((block) => block.kind !== 'menu' || block.list === undefined);
  for (const part of plainText({ ...message, blocks }).match(/[\p{L}\p{N}]+/gu) ?? [])
    expect(`${JSON.stringify(shown.blocks)} Buttons`).toContain(part);
});

test('the App Home is inside Slack’s limits', async () => {
  const blocks = renderView(await home(asker, services, () => 'a chat'));
  expect(blockFaults(blocks, 'view')).toEqual([]);
  expect(readable(blocks as unknown as Json[])).not.toContain('too long to show in full');
});

const said = (...blocks: Block[]): Message => ({ audience: 'asker', blocks });
const shownBlocks = (message: Message) => render(message).blocks as unknown as Json[];

test('no markup in any kind of block takes effect', () => {
  const hostile = '<!channel> <@U1> <https://evil.example|free> *bold* `code` & :tada:';
  const { blocks, text } = render(
    said(
      { kind: 'heading', text: hostile },
      { kind: 'text', label: hostile, text: hostile },
      { kind: 'list', label: hostile, items: [hostile] },
      { kind: 'links', label: hostile, links: [{ text: hostile, url: 'javascript:alert(1)' }] },
      { kind: 'buttons', label: hostile, buttons: [{ label: hostile, command: hostile }] },
      { kind: 'note', text: hostile },
    ),
  );
  const json = JSON.stringify(blocks);
  expect(json).not.toContain('mrkdwn');
  expect(json).not.toContain('"link"');
  expect(json).not.toMatch(/broadcast|user_id|channel_id/);
  expect(text).not.toMatch(/[<>]/);
  expect(blockFaults(blocks, 'message')).toEqual([]);
  expect(readable(blocks as unknown as Json[]).split(/free> \*bold\* `?code`? & :tada:/)).toHaveLength(11);
});

test('emoji are drawn as emoji wherever they stand', () => {
  const typed = 'Well done:tada: at 10:30:45 :wave::skin-tone-2: :+1:';
  const { blocks } = render(
    said(
      { kind: 'heading', text: typed },
      { kind: 'text', label: typed, text: typed },
      { kind: 'list', items: [typed] },
      { kind: 'bars', label: typed, bars: [{ label: typed, words: typed, bar: 3 }] },
      { kind: 'buttons', label: typed, buttons: [{ label: typed, command: 'vote abc 0', role: 'vote', number: 1 }] },
      { kind: 'note', text: typed },
    ),
  );
  const json = JSON.stringify(blocks);
  const drawnInText = json.split('{"type":"emoji","name":"tada"').length - 1;
  expect([drawnInText, json.split('"name":"wave::skin-tone-2"').length - 1]).toEqual([8, 8]);
  expect(json.split('"emoji":true').length - 1).toBe(3);
  expect(json).not.toMatch(/"name":"30"|"emoji":false/);
  expect(blockFaults(blocks, 'message')).toEqual([]);
});

test('people and channels are drawn by the names that Slack knows, and are words where it draws none', () => {
  const typed = 'Shall ⟨@U0BEN⟩ ask in ⟨#C0TEAM⟩?';
  const drawn = (block: Block) => JSON.stringify(shownBlocks(said(block)));
  const [ben, team] = ['{"type":"user","user_id":"U0BEN"', '{"type":"channel","channel_id":"C0TEAM"'];
  for (const kind of ['heading', 'text'] as const) {
    expect(drawn({ kind, text: typed })).toContain(ben);
    expect(drawn({ kind, text: typed })).toContain(team);
  }
  expect(drawn({ kind: 'note', text: typed })).toContain('Shall @somebody ask in #channel?');
  const vote = shownBlocks(
    said({ kind: 'buttons', buttons: [{ label: '⟨@U0BEN⟩', command: 'vote abc 0', role: 'vote', number: 1 }] }),
  );
  expect(readable(vote)).toBe('1: <@U0BEN>\n[1: @somebody]');
  expect(render(said({ kind: 'text', text: typed })).text).toBe('Shall <@U0BEN> ask in <#C0TEAM>?');
});

test('who did it stands first, by the name that Slack knows for the person', () => {
  // One of them does not have the shape of an id.
  const by = (person: string) =>
    render({ ...said({ kind: 'note', text: 'x' }), by: { did: 'Closed', person: person as Person } });
  expect(by('slack:T2:U7').text).toBe('Closed by <@U7>\n\nx');
  for (const other of ['teams:t:o', 'slack:T2:U7>', 'slack:T2'])
    expect(readable(by(other).blocks as unknown as Json[])).toBe('Closed by somebody here\nx');
});

test('which channel it is about stands first, by the name that Slack knows for the channel', () => {
  const about = (conversation: Conversation) => render({ ...said({ kind: 'note', text: 'x' }), about: conversation });
  expect(about('slack:T2:C7').text).toBe('About <#C7>\n\nx');
  expect(readable(about('slack:T2:C7').blocks as unknown as Json[])).toContain('#C7');
  const several = { ...said({ kind: 'note', text: 'x' }), about: ['slack:T2:C7', 'slack:T2:C8'] as const };
  expect(render(several).text).toBe('About <#C7>, <#C8>\n\nx');
  for (const other of ['teams:t:c', 'slack:T2:C7>', 'slack:T2:D7'] as const) expect(about(other).text).toBe('x');
});

test('in a message a form is a button that opens it, and the plain text says no more than that', () => {
  const form: Block = {
    kind: 'form',
    title: 'Weekly',
    openLabel: 'reflect form',
    command: 's',
    submit: 'S',
    fields: [],
  };
  const { blocks, text } = render(said(form));
  expect(buttonsIn(blocks as unknown as Json[])).toMatchObject([{ value: 'reflect form', text: { text: 'Weekly' } }]);
  expect(text).toBe('[Weekly]');
  expect(readable(renderView(said(form)) as unknown as Json[])).toBe('[Weekly]');
});

test('what is longer than Slack takes is cut, without splitting a character', () => {
  const long = '🧭'.repeat(20_000);
  const blocks = shownBlocks(
    said({ kind: 'heading', text: long }, { kind: 'text', text: long }, { kind: 'note', text: long }),
  );
  expect(blockFaults(blocks, 'message')).toEqual([]);
  expect(readable(blocks)).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
  expect(render(said({ kind: 'text', text: '<'.repeat(9000) })).text.length).toBeLessThanOrEqual(12_000);
});

test('a message with too much in it keeps its beginning and its last block, and says that it is cut short', () => {
  const texts = Array.from({ length: 80 }, (_, index): Block => ({ kind: 'text', text: `${index} `.repeat(300) }));
  const { blocks } = render(said({ kind: 'heading', text: 'First' }, ...texts, { kind: 'note', text: 'Last' }));
  const words = readable(blocks as unknown as Json[]);
  expect(messageFault({ text: 'x', blocks }, 40_000)).toBeUndefined();
  expect(charactersIn(blocks)).toBeGreaterThan(8000);
  expect(words).toMatch(/^First\n.*\nThis was too long to show in full\.\nLast$/s);
});

test('60 short blocks do not go over Slack’s 50', () => {
  const blocks = shownBlocks(said(...Array.from({ length: 60 }, (): Block => ({ kind: 'note', text: 'a' }))));
  expect(blockFaults(blocks, 'message')).toEqual([]);
});

test('buttons stand in rows of five, each with an id of its own; a line too long to carry is left out whole', () => {
  const buttons = Array.from({ length: 12 }, (_, index) => ({ label: `B${index}`, command: `glossary ${index}` }));
  const blocks = shownBlocks(
    said({ kind: 'buttons', buttons }, { kind: 'buttons', buttons: [{ label: 'Long', command: 'x'.repeat(2001) }] }),
  );
  expect(blocks.map(({ elements }) => (elements as unknown[]).length)).toEqual([5, 5, 2]);
  expect(new Set(buttonsIn(blocks).map(({ action_id }) => action_id)).size).toBe(12);
});

test('a label that no button can hold stands above it whole', () => {
  const label = 'a long label '.repeat(8).trim();
  const blocks = shownBlocks(said({ kind: 'buttons', buttons: [{ label, command: 'help', main: true }] }));
  expect(readable(blocks)).toContain(`• ${label}`);
  const [button = {}] = buttonsIn(blocks);
  expect(labelOf(button)).toHaveLength(75);
  expect(button).toMatchObject({ style: 'primary', value: 'help' });
});
