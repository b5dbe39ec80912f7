import { deflateSync } from 'node:zlib';

/** Rows of pixels from the top left; each is the number of its colour (`#rrggbb`), of which there are 256 at most. */
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly colours: readonly string[];
  readonly pixels: Uint8Array;
};

/** A PNG file that holds the picture and not a word besides: https://www.w3.org/TR/png-3/ */
export function png({ width, height, colours, pixels }: Picture): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([BITS, INDEXED], 8);
  const palette = Buffer.from(colours.map((colour) => colour.slice(1)).join(''), 'hex');
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows(pixels, width, height))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const [BITS, INDEXED] = [8, 3];

/** Each row stands behind the number of its filter: 0, none. */
function rows(pixels: Uint8Array, width: number, height: number): Buffer {
  const filtered = Buffer.alloc(height * (width + 1));
  for (let row = 0; row < height; row += 1)
    filtered.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  return filtered;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** node:zlib has its own only from Node 20.15 on. */
function crc32(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ (CRC_TABLE[(sum ^ byte) & 0xff] ?? 0);
  return (sum ^ 0xffffffff) >>> 0;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});
