import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { keyFor, seal, unseal } from './seal';

const KEY = keyFor('tests', 'a secret');
const BYTES = Buffer.from('what nobody else may read');

test('what was sealed is read back with its key, of what it belongs to, and never looks the same', () => {
  const text = seal(KEY, 'poll 1', BYTES);
  expect(unseal(KEY, 'poll 1', text)).toEqual(BYTES);
  expect(text).toMatch(/^[\w-]+$/);
  expect(seal(KEY, 'poll 1', BYTES)).not.toBe(text);
});

test.each([
  ['another key', keyFor('others', 'a secret'), 'poll 1', (text: string) => text],
  ['another secret’s key', keyFor('tests', 'another secret'), 'poll 1', (text: string) => text],
  ['something else that it belongs to', KEY, 'poll 2', (text: string) => text],
  ['a changed text', KEY, 'poll 1', (text: string) => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`],
  ['half of the text', KEY, 'poll 1', (text: string) => text.slice(0, text.length / 2)],
  ['no text', KEY, 'poll 1', () => ''],
])('with %s it is not read', (_what, key, of, changed) => {
  expect(() => unseal(key, of, changed(seal(KEY, 'poll 1', BYTES)))).toThrow();
});

test('what stands in databases is read: a nonce of 12 bytes, the tag of 16, and the text, under the key for its purpose', () => {
  const key = Buffer.from(hkdfSync('sha256', 'a secret', '', 'practice-compass tests', 32));
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from('poll 1'));
  const sealed = Buffer.concat([cipher.update(BYTES), cipher.final()]);
  const text = Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  expect(unseal(KEY, 'poll 1', text)).toEqual(BYTES);
});
