import { blockFaults } from './slack/block-rules';
import { readable } from './slack/readable';
import { cardMistakes } from './teams/card-rules';
import { cardText } from './teams/card-text';

const forSlack = (image_url: unknown, alt_text: unknown) => [{ type: 'image', image_url, alt_text }];
const forTeams = (url: unknown, altText: unknown) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'Image', url, altText }],
});

test.each(['https://compass.example.org/trend/x.png', 'http://127.0.0.1:3000/trend/x.png'])(
  'a picture with words is taken by both: %s',
  (url) => {
    expect(blockFaults(forSlack(url, 'Two bars.'), 'message')).toEqual([]);
    expect(cardMistakes(forTeams(url, 'Two bars.'))).toEqual([]);
  },
);

test.each([
  ['without an address', undefined, 'Two bars.'],
  ['with an address that anybody on the way can read', 'http://compass.example.org/x.png', 'Two bars.'],
  ['with an address that looks like this machine', 'http://127.0.0.1.example.org/x.png', 'Two bars.'],
  ['that is itself the address', 'data:image/png;base64,AAAA', 'Two bars.'],
  ['without words', 'https://compass.example.org/x.png', undefined],
  ['with empty words', 'https://compass.example.org/x.png', ''],
])('a picture %s is refused by both', (_what, url, words) => {
  expect(blockFaults(forSlack(url, words), 'message')).not.toEqual([]);
  expect(cardMistakes(forTeams(url, words))).not.toEqual([]);
});

test('Slack takes 2,000 characters of words and 3,000 of an address', () => {
  const url = (length: number) => 'https://compass.example.org/'.padEnd(length, 'x');
  expect(blockFaults(forSlack(url(3000), 'x'.repeat(2000)), 'message')).toEqual([]);
  expect(blockFaults(forSlack(url(3001), 'x'), 'message')).not.toEqual([]);
  expect(blockFaults(forSlack(url(100), 'x'.repeat(2001)), 'message')).not.toEqual([]);
});

test('a picture reads as its words', () => {
  expect(readable(forSlack('https://compass.example.org/x.png', 'Two bars.'))).toBe('Two bars.');
  expect(cardText(forTeams('https://compass.example.org/x.png', 'Two bars.'))).toBe('Two bars.');
});
