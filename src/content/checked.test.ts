import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readChecked, writeChecked } from './checked';
import { SHIPPED_CONTENT } from './load';
import { readContentFolder } from './read';

let folder: string;
let checked: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compass-checked-'));
  checked = join(folder, 'checked.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('what was read and checked before is what reading gives, and says where it was written', () => {
  expect(writeChecked(SHIPPED_CONTENT, checked)).toBe(true);
  const { written } = readContentFolder(SHIPPED_CONTENT);
  const again = readChecked(SHIPPED_CONTENT, checked) ?? [];
  const plain = ({ kind, entry, file }: (typeof written)[number]) => ({ kind, entry, file });
  expect(again.map(plain)).toStrictEqual(written.map(plain));
  expect(again.at(-1)?.lineOf([])).toBe(written.at(-1)?.lineOf([]));
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
  expect(readChecked(folder, checked)).toBeUndefined();
});
