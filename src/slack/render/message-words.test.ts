import fc from 'fast-check';
import { wordsOfMessage } from './message-words';

const rich = (...texts: string[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: texts.map((text) => ({ type: 'text', text })) }],
});
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });

test.each<[string, Parameters<typeof wordsOfMessage>[0], string]>([
  ['a person wrote, once', { text: 'about *cuckooing*', blocks: [rich('about ', 'cuckooing')] }, 'about cuckooing'],
  [
    'stands in blocks alone',
    { text: '', blocks: [{ type: 'section', text: mrkdwn('*County* lines') }] },
    'County lines',
  ],
  ['stands in rich text, in pieces', { blocks: [rich('cuck', 'ooing'), rich('and more')] }, 'cuckooing and more'],
  [
    'stands in every kind of block',
    {
      text: 'New case note',
      blocks: [
        { type: 'header', text: plain('Heading') },
        { type: 'section', fields: [mrkdwn('one'), mrkdwn('two')] },
        { type: 'context', elements: [mrkdwn('small'), { type: 'image', alt_text: 'a picture' }] },
        { type: 'rich_text', elements: [{ type: 'rich_text_list', elements: rich('item').elements }] },
        { type: 'table', rows: [[{ type: 'raw_text', text: 'cell' }, rich('another')]] },
        { type: 'markdown', text: '**marked**' },
        { type: 'actions', elements: [{ type: 'button', text: plain('Press me') }] },
      ],
    },
    'New case note Heading one two small item cell another marked',
  ],
  [
    'stands in attachments',
    {
      attachments: [
        { pretext: 'before', title: 'Title', text: 'grooming', fields: [{ title: 'Risk', value: 'high' }] },
      ],
    },
    'before Title grooming Risk high',
  ],
  ['an attachment says in short alone', { attachments: [{ fallback: 'cuckooing' }] }, 'cuckooing'],
  ['an attachment says in blocks', { attachments: [{ fallback: 'x', blocks: [rich('cuckooing')] }] }, 'cuckooing'],
  [
    'another message is quoted with',
    { attachments: [{ message_blocks: [{ message: { blocks: [rich('cuckooing')] } }] }] },
    'cuckooing',
  ],
  ['says nothing', { text: null, blocks: 'none', attachments: {} }, ''],
])('what %s is read', (_what, message, words) => {
  expect(wordsOfMessage(message)).toBe(words);
});

test('any content is read without a fault', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (text, blocks, attachments) => {
      expect(typeof wordsOfMessage({ text, blocks, attachments })).toBe('string');
    }),
  );
});
