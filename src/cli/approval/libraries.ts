import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MANIFESTS } from '../manifest-file';
import { blank } from './blanks';

export type Library = { readonly name: string; readonly version: string; readonly licence: string };

type Locked = { readonly version?: string; readonly license?: string; readonly dev?: boolean };

/** npm’s own list of what is installed beside this program. */
const INSTALLED = join(MANIFESTS, '..', 'node_modules', '.package-lock.json');

/** The libraries that run with the bot, by name; none of those that only build and test it. Undefined if npm left no list. */
export function librariesOf(path = INSTALLED): readonly Library[] | undefined {
  let packages: Readonly<Record<string, Locked>>;
  try {
    ({ packages } = JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
  const root = join(dirname(path), '..');
  const all = Object.entries(packages).flatMap(([at, { version = '', license, dev }]) =>
    at === '' || dev
      ? []
      : [{ name: at.replace(/^.*node_modules\//, ''), version, licence: license ?? licenceIn(join(root, at)) }],
  );
  const once = new Map(all.map((one) => [`${one.name} ${one.version}`, one]));
  return [...once.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** npm's list leaves out what packages from before 2013 say in a list of their own, `licenses`. */
function licenceIn(folder: string): string {
  try {
    const { licenses } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      readonly licenses: readonly { readonly type: string }[];
    };
    return licenses.map(({ type }) => type).join(' OR ') || NOT_SAID;
  } catch {
    return NOT_SAID;
  }
}

const NOT_SAID = 'not said: see its own page';

/** The libraries as a table in Markdown. */
export function libraryTable(libraries = librariesOf()): string {
  if (!libraries) return blank('the libraries: npm left no list where this was made; try `npm ls --all --omit=dev`');
  const rows = libraries.map(({ name, version, licence }) => `| \`${name}\` | ${version} | ${licence} |`);
  return ['| Library | Version | Licence |', '|---|---|---|', ...rows].join('\n');
}
