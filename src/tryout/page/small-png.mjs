import { crc32, deflateSync } from 'node:zlib';

const MOST_COLOURS = 256;

/** A PNG of the same picture with 256 colours at most: a third of the size, and on a screen nobody sees the difference. */
export async function smallPng(browser, png) {
  const { width, height, pixels } = await decode(browser, png);
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const palette = [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_COLOURS)
    .map(([pixel]) => pixel);
  const indexes = new Map([...counts.keys()].map((pixel) => [pixel, nearest(pixel, palette)]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = indexes.get(pixels[y * width + x]);
  }
  // https://www.w3.org/TR/png-3/#11IHDR: 8 bits for each pixel, indexed colours.
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  return Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The browser knows how to read its own pictures. */
async function decode(browser, png) {
  const page = await browser.newPage();
  const { width, height, bytes } = await page.evaluate(
    async (address) => {
      const bitmap = await createImageBitmap(await (await fetch(address)).blob());
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      canvas.drawImage(bitmap, 0, 0);
      const { data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
      let binary = '';
      for (let at = 0; at < data.length; at += 4)
        binary += String.fromCharCode(data[at], data[at + 1], data[at + 2], 0);
      return { width: bitmap.width, height: bitmap.height, bytes: btoa(binary) };
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  await page.close();
  const raw = Buffer.from(bytes, 'base64');
  return { width, height, pixels: Uint32Array.from({ length: width * height }, (_, at) => raw.readUInt32BE(at * 4)) };
}

const channels = (pixel) => [pixel >>> 24, (pixel >>> 16) & 255, (pixel >>> 8) & 255];

function nearest(pixel, palette) {
  const [red, green, blue] = channels(pixel);
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, colour] of palette.entries()) {
    const [r, g, b] = channels(colour);
    const apart = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
    if (apart < least) [best, least] = [index, apart];
  }
  return best;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
