import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readContentFolder } from '../content/read';

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

/** What is said of a folder, one line a mistake, with paths as in the folder. */
export function mistakesIn(dir: string): string[] {
  return readContentFolder(dir).mistakes.map(
    ({ file, line, says }) => `${file.replace(`${dir}/`, '')}:${line}: ${says}`,
  );
}

/** What is said of a folder in which nothing stands but this, where the term “kite” belongs. */
export const mistakesInTerm = (yaml: string | Uint8Array): string[] => mistakesIn(pack({ 'terms/kite.yaml': yaml }));

/** A term that has no mistakes; `fields` are added, or stand in place of its own. */
export function termYaml(fields: Readonly<Record<string, string>> = {}): string {
  const own = { id: 'kite', term: 'Kite', definition: 'A toy that flies on a string.', reviewed: 'null' };
  return Object.entries({ ...own, ...fields })
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

/** A resource that has no mistakes, as the one item of a list; `fields` are added, or stand in place of its own. */
export function resourceYaml(fields: Readonly<Record<string, string>> = {}): string {
  const own = { id: 'kite-film', title: 'Kites', about: 'A film of kites.', audience: 'All', url: 'null' };
  const more = { state: 'not checked', checkedOn: 'null' };
  return `- { ${Object.entries({ ...own, ...more, ...fields })
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')} }\n`;
}

afterEach(() => {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
});
