import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWordVectors } from './read-word-vectors';
import { isSilent } from './small-words';

const SHIPPED = join(__dirname, '..', '..', 'content', 'word-vectors');

function folder(words: string, vectors: readonly number[]): string {
  const path = mkdtempSync(join(tmpdir(), 'word-vectors-'));
  writeFileSync(join(path, 'words.txt'), words);
  writeFileSync(join(path, 'vectors.bin'), Int8Array.from(vectors));
  return path;
}

test('each word has its own row', () => {
  const { dimensions, find } = readWordVectors(folder('the\ndog\n', [1, -2, 127, 3, -127, 0]));
  expect(dimensions).toBe(3);
  expect(find('dog')).toEqual(Int8Array.from([3, -127, 0]));
  expect(find('the')).toEqual(Int8Array.from([1, -2, 127]));
  for (const strange of ['cat', '', 'constructor', '__proto__']) expect(find(strange)).toBeUndefined();
});

test('files that do not match stop the start', () => {
  expect(() => readWordVectors(folder('the\ndog\n', [1, 2, 3]))).toThrow('do not match');
});

test('in the shipped vectors, words used alike lie close', () => {
  const { find } = readWordVectors();
  const likeness = (a: string, b: string) => {
    const [one, other] = [find(a), find(b)];
    if (!one || !other) throw new Error(`${a} or ${b} is not known`);
    const product = (x: Int8Array, y: Int8Array) => x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0);
    return product(one, other) / Math.sqrt(product(one, one) * product(other, other));
  };
  expect(likeness('teenager', 'boy')).toBeGreaterThan(likeness('teenager', 'printer') + 0.3);
});

test('each shipped word is there once, with 64 coordinates', () => {
  const words = readFileSync(join(SHIPPED, 'words.txt'), 'utf8').trimEnd().split('\n');
  expect(new Set(words).size).toBe(words.length);
  expect(readWordVectors().dimensions).toBe(64);
});

test('what makes the vectors anew finds the stop words, and reads no unseen queries', () => {
  const [, silent = ''] =
    /STOP_WORDS =\s*words\(`([^`]*)`/.exec(readFileSync(join(__dirname, 'small-words.ts'), 'utf8')) ?? [];
  expect(silent.split(/\s+/).length).toBeGreaterThan(300);
  expect(silent.split(/\s+/).every(isSilent)).toBe(true);
  const [, authors = ''] = /^AUTHORS = \((.*)\)$/m.exec(readFileSync(join(SHIPPED, 'texts.py'), 'utf8')) ?? [];
  const names = [...authors.matchAll(/"([^"]+)"/g)].map(([, name]) => name as string);
  const sets = readdirSync(join(__dirname, '..', 'bench', 'queries')).filter((file) => !file.includes('unseen'));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(sets).toContain(`${name}.jsonl`);
});
