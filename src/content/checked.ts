import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { shownPath } from '../text/shown-path';
import { type Reading, readContentFolder, type Written } from './read';
import { sharedPhrases } from './shared-phrases';

/** The build writes it beside the compiled program; a program that runs from its source has none. */
const CHECKED = join(__dirname, 'checked.json');

type Checked = { readonly of: string; readonly written: readonly Pick<Written, 'kind' | 'entry' | 'file'>[] };

/** What was read last: whoever reads the same again shares the entries. */
let last: (AsBuilt & { readonly key: string }) | undefined;

type AsBuilt = { readonly of: string; readonly written: readonly Written[] };

/**
 * The entries of `dir` as the build read and checked them, because reading and checking the YAML files takes a second; `of`
 * stands for all that is in them.
 * Undefined if the files, or the program that checks them, have changed by as much as a letter since then.
 */
export function readChecked(dir: string, from = CHECKED): AsBuilt | undefined {
  let checked: Checked;
  let key: string;
  try {
    const text = readFileSync(from, 'utf8');
    const fingerprint = ofBoth(dir);
    key = `${resolve(dir)} ${fingerprint} ${createHash('sha256').update(text).digest('base64url')}`;
    if (last?.key === key) return last;
    checked = JSON.parse(text);
    if (checked.of !== fingerprint) return undefined;
  } catch {
    return undefined;
  }
  let again: Reading | undefined;
  const written = checked.written.map((one, at) => {
    // A line is needed only to report a mistake, and then the files have to be read after all.
    const lineOf: Written['lineOf'] = (path) => {
      again ??= readContentFolder(dir);
      return again.written[at]?.lineOf(path) ?? 1;
    };
    return { ...one, file: shownPath(join(dir, one.file)), lineOf } as Written;
  });
  last = { key, of: checked.of, written };
  return last;
}

/** Reads and checks the files of a folder and saves the entries to `to`. Returns false and writes nothing if there is a mistake in them. */
export function writeChecked(dir: string, to = CHECKED): boolean {
  const { written, mistakes } = readContentFolder(dir);
  if (mistakes.length > 0 || sharedPhrases(written, { isLocal: () => false }).length > 0) return false;
  const kept = written.map(({ kind, entry, file }) => ({ kind, entry, file: relative(dir, resolve(file)) }));
  writeFileSync(to, JSON.stringify({ of: ofBoth(dir), written: kept } satisfies Checked));
  return true;
}

/** The files, and the program that checks them. */
const ofBoth = (dir: string): string => fingerprintOf([dir, YAML], [__dirname, /\.[jt]s$/]);

const YAML = /\.ya?ml$/;

/** Changes with every letter of the content files in a folder. Throws if the folder cannot be read. */
export const fingerprintOfFiles = (dir: string): string => fingerprintOf([dir, YAML]);

function fingerprintOf(...folders: readonly (readonly [folder: string, kind: RegExp])[]): string {
  const hash = createHash('sha256');
  for (const [folder, kind] of folders) {
    const files = (readdirSync(folder, { recursive: true }) as string[]).filter((file) => kind.test(file)).sort();
    for (const file of files) {
      const text = readFileSync(join(folder, file));
      hash.update(`${file.split(sep).join('/')} ${text.length}\n`).update(text);
    }
  }
  return hash.digest('base64url');
}
