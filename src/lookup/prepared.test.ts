import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readQueries } from '../bench/lookup/queries';
import { shippedContent } from '../testing/shipped-content';
import { createLookUp } from './build-look-up';
import { EVERY_KIND } from './entry';
import { createPrepared, writePrepared } from './prepared';
import { readWordVectors } from './read-word-vectors';
import { createHearWorry } from './worries/hear-worry';
import { readWorryWeights } from './worries/read-worry-weights';

const content = shippedContent();
const vectors = readWordVectors();
const weights = readWorryWeights();
const folder = mkdtempSync(join(tmpdir(), 'compass-prepared-'));
const prepared = (asBuilt = 'as it is') => createPrepared(asBuilt, vectors, folder);
beforeAll(() => writePrepared(content, 'as it is', vectors, folder));
afterAll(() => rmSync(folder, { recursive: true }));

test('what the build has prepared answers, and hears, just as what is made anew', () => {
  const kept = prepared();
  const { lookUp } = createLookUp(content, vectors, () => kept.search());
  const { lookUp: lookUpAnew } = createLookUp(content, vectors);
  const hear = createHearWorry(content, { weights, vectors }, kept.hearing());
  const hearAnew = createHearWorry(content, { weights, vectors });
  expect(kept.search()).toBeDefined();
  expect(kept.hearing()).toBeDefined();
  for (const { text } of readQueries('dictation')) {
    expect([lookUp(text, EVERY_KIND), lookUp(text, ['term'])]).toEqual([
      lookUpAnew(text, EVERY_KIND),
      lookUpAnew(text, ['term']),
    ]);
    expect(hear(text)).toBe(hearAnew(text));
  }
});

test('it does not count for other content, for other vectors, or where it is cut short or missing', () => {
  expect(prepared('with another letter').search()).toBeUndefined();
  const places = vectors.places.slice();
  places[0] = (places[0] as number) ^ 1;
  expect(createPrepared('as it is', { ...vectors, places }, folder).search()).toBeUndefined();
  expect(createPrepared('as it is', vectors, join(folder, 'nowhere')).hearing()).toBeUndefined();

  const file = join(folder, 'prepared-hearing.bin');
  const { length } = readFileSync(file);
  truncateSync(file, length - 1);
  expect(prepared().hearing()).toBeUndefined();
  writeFileSync(file, 'something else');
  expect(prepared().hearing()).toBeUndefined();
});
