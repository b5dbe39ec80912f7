import { tidied } from './tidied';

test.each([
  ['  county \n lines ', 'county lines'],
  ['a\u0000b\u200b c', 'a b c'],
  ['\uff23uckoo\ufb01ng', 'Cuckoofing'],
  ['\u202e\n', ''],
])('%j on one line is “%s”', (word, tidy) => expect(tidied(word)).toBe(tidy));
