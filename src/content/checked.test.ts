import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shippedAndChecked } from '../testing/shipped-content';
import { readChecked, writeChecked } from './checked';
import { crosscheck } from './crosscheck';
import { SHIPPED_CONTENT } from './load';
import { readContentFolder } from './read';

let folder: string;
let checked: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compass-checked-'));
  checked = join(folder, 'checked.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('what was read and checked before', () => {
  /** Of the shipped content, as jest's set-up leaves it for all tests. */
  const kept = () => readChecked(SHIPPED_CONTENT, shippedAndChecked())?.written ?? [];

  test('is what reading gives, and says where it was written', () => {
    const { written } = readContentFolder(SHIPPED_CONTENT);
    const plain = ({ kind, entry, file }: (typeof written)[number]) => ({ kind, entry, file });
    expect(kept().map(plain)).toStrictEqual(written.map(plain));
    expect(kept().at(-1)?.lineOf([])).toBe(written.at(-1)?.lineOf([]));
  });

  test('is not read again to say in which line a mistake would stand, where there is none', () => {
    const lineOf = () => {
      throw new Error('The files are read again');
    };
    expect(kept().length).toBeGreaterThan(100);
    expect(
      crosscheck(
        kept().map((one) => ({ ...one, lineOf })),
        [],
        { isLocal: () => false },
      ),
    ).toEqual([]);
  });
});

test('it counts no longer when a single letter has changed, a file has come, or it is no such file', () => {
  const pack = join(folder, 'pack');
  cpSync(join(SHIPPED_CONTENT, 'sources.yaml'), join(pack, 'sources.yaml'));
  expect(writeChecked(pack, checked)).toBe(true);
  expect(readChecked(pack, checked)).toBeDefined();
  appendFileSync(join(pack, 'sources.yaml'), '\n');
  expect(readChecked(pack, checked)).toBeUndefined();

  writeChecked(pack, checked);
  writeFileSync(join(pack, 'terms.yaml'), '[]');
  expect(readChecked(pack, checked)).toBeUndefined();
  writeFileSync(checked, 'null');
  expect(readChecked(pack, checked)).toBeUndefined();
  expect(readChecked(pack, join(folder, 'nowhere.json'))).toBeUndefined();
});

test('where there is a mistake, nothing is left for later', () => {
  writeFileSync(join(folder, 'terms.yaml'), '- id: 1');
  expect(writeChecked(folder, checked)).toBe(false);
  const term = (id: string) => `{ id: ${id}, term: ${id}, definition: It flies., keywords: [sky toy], reviewed: null }`;
  writeFileSync(join(folder, 'terms.yaml'), `- ${term('kite')}\n- ${term('doll')}\n`);
  expect(writeChecked(folder, checked)).toBe(false);
  expect(readChecked(folder, checked)).toBeUndefined();
});
