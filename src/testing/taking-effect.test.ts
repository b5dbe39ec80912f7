import { takingEffectInSlack, takingEffectInTeams } from './taking-effect';

test.each([
  [{ type: 'section', text: { type: 'mrkdwn', text: '*b*' } }],
  [{ type: 'rich_text_section', elements: [{ type: 'broadcast', range: 'channel' }] }],
  [{ type: 'rich_text_section', elements: [{ type: 'link', url: 'http://evil.example' }] }],
])('Slack would do something with %j', (block) => {
  expect(takingEffectInSlack({ text: 'plain', blocks: [block] })).toHaveLength(1);
});

test('Slack would call everybody from the text of a notification, and shows the same in plain text', () => {
  expect(takingEffectInSlack({ text: '<!channel>', blocks: [] })).toHaveLength(1);
  const plain = { type: 'header', text: { type: 'plain_text', text: '<!channel> *b*' } };
  expect(takingEffectInSlack({ text: '&lt;!channel&gt;', blocks: [plain] })).toEqual([]);
});

test.each([
  [{ type: 'TextBlock', text: '[x](http://evil.example)' }],
  [{ type: 'TextBlock', text: '**b**' }],
  [{ type: 'TextBlock', text: '<at>everyone</at>' }],
  [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '{{DATE(2024)}}' }] }],
  [{ type: 'Action.Execute', title: '{{DATE(2024)}}' }],
])('Teams would do something with %j', (element) => {
  expect(takingEffectInTeams({ attachments: [{ content: { body: [element] } }] })).toHaveLength(1);
});

test('Teams shows a run of text as it is', () => {
  const body = [{ type: 'TextRun', text: '[x](http://evil.example) **b** <at>everyone</at>' }];
  expect(takingEffectInTeams({ attachments: [{ content: { body } }] })).toEqual([]);
});
