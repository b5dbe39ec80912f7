import { crc32, inflateSync } from 'node:zlib';

/** A PNG file read back by the book, for 8-bit pictures with a palette; throws where anything in it is wrong. */
export function readPng(file: Buffer) {
  if (file.subarray(0, 8).toString('latin1') !== '\x89PNG\r\n\x1a\n') throw new Error('This is no PNG file');
  const chunks: { readonly type: string; readonly data: Buffer }[] = [];
  for (let at = 8; at < file.length; ) {
    const end = at + 8 + file.readUInt32BE(at);
    const named = file.subarray(at + 4, end);
    if (crc32(named) !== file.readUInt32BE(end)) throw new Error('A chunk’s sum is wrong');
    chunks.push({ type: named.toString('latin1', 0, 4), data: named.subarray(4) });
    at = end + 4;
  }
  const dataOf = (type: string) => chunks.find((chunk) => chunk.type === type)?.data ?? Buffer.alloc(0);
  const header = dataOf('IHDR');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  if (header.subarray(8).toString('hex') !== '0803000000') throw new Error('Not 8 bits with a palette, not interlaced');
  const palette = dataOf('PLTE').toString('hex').match(/.{6}/g) ?? [];
  const rows = inflateSync(dataOf('IDAT'));
  if (rows.length !== height * (width + 1)) throw new Error('There are too few or too many pixels');
  const colours = Array.from({ length: height }, (_, row) => {
    const [filter, ...pixels] = rows.subarray(row * (width + 1), (row + 1) * (width + 1));
    if (filter !== 0) throw new Error('A row has a filter');
    return pixels.map((pixel) => `#${palette[pixel] ?? 'a colour that is not there'}`);
  });
  return { width, height, types: chunks.map(({ type }) => type), colours };
}
