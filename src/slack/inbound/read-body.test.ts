import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { readBody } from './read-body';

function coming(headers: Record<string, string> = {}) {
  const stream = new PassThrough();
  return { stream, request: Object.assign(stream, { headers }) as unknown as IncomingMessage };
}

test('a body that comes in pieces is read whole', async () => {
  const { stream, request } = coming();
  stream.write('one ');
  stream.end('two');
  expect(String(await readBody(request, 100))).toBe('one two');
});

test('a body that is too large, or says so, is refused', async () => {
  const { stream, request } = coming();
  stream.write('a'.repeat(101));
  expect(await readBody(request, 100)).toBe(413);
  expect(await readBody(coming({ 'content-length': '101' }).request, 100)).toBe(413);
});

test('a body that stops coming, or breaks off, is refused', async () => {
  const slow = coming();
  slow.stream.write('a');
  expect(await readBody(slow.request, 100, 20)).toBe(408);
  const broken = coming();
  const reading = readBody(broken.request, 100);
  broken.stream.destroy(new Error('gone'));
  expect(await reading).toBe(408);
});
