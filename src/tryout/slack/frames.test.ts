import { frame, readFrames } from './frames';

function heard(bytes: readonly Buffer[]) {
  const seen: string[] = [];
  const take = readFrames({
    text: (text) => seen.push(text),
    ping: (data) => seen.push(`ping ${data}`),
    close: () => seen.push('close'),
  });
  for (const part of bytes) take(part);
  return seen;
}

test.each([0, 5, 125, 126, 65_535, 65_536])('a text of %i characters arrives whole, however it is cut up', (length) => {
  const sent = Buffer.concat([frame('text', 'a'.repeat(length)), frame('ping', 'p'), frame('text', 'next')]);
  const parts = [sent.subarray(0, 1), sent.subarray(1, 7), sent.subarray(7)];
  expect(heard(parts)).toEqual(['a'.repeat(length), 'ping p', 'next']);
});

test('a masked text, and one in two frames, are put together', () => {
  const masked = Buffer.from([0x81, 0x82, 1, 2, 3, 4, 'h'.charCodeAt(0) ^ 1, 'i'.charCodeAt(0) ^ 2]);
  const first = frame('text', 'one ');
  first[0] = 0x01;
  const second = frame('text', 'two');
  second[0] = 0x80;
  expect(heard([masked, first, second, frame('close', '')])).toEqual(['hi', 'one two', 'close']);
});
