import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

/** The pixels of a PNG of 8 bits a channel, RGB or RGBA, not interlaced, each as `[red, green, blue, alpha]`. */
export function pixelsOf(path: string) {
  const file = readFileSync(path);
  const [width, height, depth, kind] = [file.readUInt32BE(16), file.readUInt32BE(20), file[24], file[25]];
  const channels = kind === 6 ? 4 : 3;
  if (depth !== 8 || (kind !== 6 && kind !== 2) || file[28] !== 0) throw new Error(`${path} is no PNG of this kind`);
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(file.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const wide = width * channels;
  const rows: Buffer[] = [];
  for (let y = 0; y < height; y++) {
    const start = y * (wide + 1);
    const row = Buffer.from(raw.subarray(start + 1, start + 1 + wide));
    const above = rows[y - 1] ?? Buffer.alloc(wide);
    for (let x = 0; x < wide; x++) {
      const left = x < channels ? 0 : (row[x - channels] ?? 0);
      const corner = x < channels ? 0 : (above[x - channels] ?? 0);
      row[x] = (row[x] ?? 0) + predicted(raw[start] ?? 0, left, above[x] ?? 0, corner);
    }
    rows.push(row);
  }
  const at = (x: number, y: number): readonly [number, number, number, number] => {
    const [red = 0, green = 0, blue = 0, alpha = 255] = rows[y]?.subarray(x * channels, (x + 1) * channels) ?? [];
    return [red, green, blue, alpha];
  };
  return { width, height, bytes: file.length, at };
}

/** What a filter of https://www.w3.org/TR/png/#9Filters adds to a byte. */
function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) return 0;
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}
