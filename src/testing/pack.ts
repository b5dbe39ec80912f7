import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const made: string[] = [];

/** A content folder with these files, gone after the test. */
export function pack(files: Readonly<Record<string, string | Uint8Array>>): string {
  const dir = mkdtempSync(join(tmpdir(), 'pack-'));
  made.push(dir);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  return dir;
}

/** A term that has no mistakes; `fields` are added, or stand in place of its own. */
export function termYaml(fields: Readonly<Record<string, string>> = {}): string {
  const own = { id: 'kite', term: 'Kite', definition: 'A toy that flies on a string.', reviewed: 'null' };
  return Object.entries({ ...own, ...fields })
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

afterEach(() => {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
});
