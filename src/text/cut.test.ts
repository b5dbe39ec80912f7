import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { atMost, cut } from './cut';

test.each([
  ['abc', 3, 'abc'],
  ['abcd', 3, 'ab…'],
  ['ab🙂', 4, 'ab🙂'],
  ['ab🙂d', 4, 'ab…'],
  ['ab🙂de', 5, 'ab🙂…'],
  ['👩‍👧 x', 4, '👩…'],
  ['𐍈𐍈𐍈', 1, '…'],
  ['', 0, ''],
])('“%s” in at most %i characters is “%s”', (text, most, says) => {
  expect(cut(text, most)).toBe(says);
});

test('any text is cut to what it began with, whole characters of it, within the limit', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(40), (text, most) => {
      const kept = atMost(text, most);
      expect(text.startsWith(kept)).toBe(true);
      expect(kept.length).toBeLessThanOrEqual(most);
      expect(kept).not.toMatch(/\p{Cs}/u);
      expect(cut(text, most + 1).length).toBeLessThanOrEqual(most + 1);
    }),
  );
});

test('no other place cuts a text by itself', () => {
  const files = (readdirSync(SRC, { recursive: true }) as string[]).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.ts$|^(bench|testing|text\/cut\.ts)/.test(file),
  );
  const strays = files.filter((file) =>
    /\.slice\(0, (LONGEST|MESSAGE_|UPDATED_|longest|most\b)/.test(readFileSync(join(SRC, file), 'utf8')),
  );
  expect(strays.filter((file) => !OF_LISTS.includes(file))).toEqual([]);
});

const SRC = join(__dirname, '..');

/** These take the first few of a list. */
const OF_LISTS = ['lookup/phrases.ts', 'tryout/page/drawing/scale.ts'];
