import { escapeMarkdown, markdownLink, plainCardText } from './markdown';

test.each([
  ['a link', '[x](http://evil.example)', '(x)(http://evil.example)'],
  ['bold and italic', '**b** _i_', '∗∗b∗∗ ˍiˍ'],
  ['a mention', '<at>everyone</at>', '‹at›everyone‹/at›'],
  ['an entity', '&lt;at&gt;', '＆lt;at＆gt;'],
  ['a date function', '{{DATE(2026-11-23T06:00:00Z)}}', '{ {DATE(2026-11-23T06:00:00Z)}}'],
  ['code', '`code`', '’code’'],
  ['an ampersand', 'health & care', 'health & care'],
])('%s stays text in Markdown', (_what, text, shown) => {
  expect(escapeMarkdown(text)).toBe(shown);
});

test.each(['- item', '1. item', '# heading', '+ item'])('%s begins no list or heading', (text) => {
  expect(escapeMarkdown(text)).toBe(`\u2060${text}`);
});

test('text is one line without what cannot be seen', () => {
  expect(plainCardText('one\r\n\ttwo\u0000\u202Ethree\u200B \uD800')).toBe('one two three \uFFFD');
});

test('functions of cards take no effect where there is no Markdown either, however they are hidden', () => {
  expect(plainCardText('{\u200B{TIME(2026-11-23T06:00:00Z)}}')).not.toContain('{{');
  expect(plainCardText('{{{DATE(2026-11-23T06:00:00Z)}}}')).not.toContain('{{');
});

test('nothing in an address ends its link', () => {
  expect(markdownLink('x](http://evil.example', 'https://example.org/a)b(c?d=[e]')).toBe(
    '[x)(http://evil.example](https://example.org/a%29b%28c?d=%5Be%5D)',
  );
});

test.each(['javascript:alert(1)', 'not an address', 'data:text/html,x'])('%s is shown without a link', (url) => {
  expect(markdownLink('Guidance', url)).toBe('Guidance');
});
