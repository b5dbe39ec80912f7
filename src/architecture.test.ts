import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

type Import = { readonly file: string; readonly names: string; readonly lazily: boolean };

const SOURCES = (readdirSync(__dirname, { recursive: true }) as string[])
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .filter((file) => !file.endsWith('.test.ts') && !['testing', 'bench'].includes(partOf(file)));

const IMPORTS = SOURCES.flatMap(importsOf);

/** What each platform's folder leans on. */
const ADAPTER = [
  ...['commands', 'lookup', 'content', 'ids', 'message', 'messenger', 'platform'],
  ...['text', 'concurrency', 'bounded-map', 'network'],
];

/** Who may lean on whom. Reads top to bottom like the flow itself; arrows never point back up, and never sideways. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  slack: ADAPTER,
  teams: ADAPTER,
  server: ['text', 'platform', 'message', 'concurrency'],
  cli: ['text', 'commands', 'store', 'lookup', 'reflection', 'content', 'message', 'messenger'],
  tryout: ['text', 'commands', 'reflection', 'message', 'network'],
  platform: ['ids', 'store', 'commands', 'messenger'],
  schedule: ['ids', 'store', 'reflection', 'polls', 'content', 'message', 'messenger', 'concurrency'],
  commands: ['ids', 'text', 'store', 'lookup', 'reflection', 'polls', 'content', 'message', 'messenger'],
  reflection: ['ids', 'text', 'content'],
  polls: ['ids', 'text', 'content'],
  lookup: ['text', 'content'],
  store: ['text', 'polls', 'reflection', 'ids', 'concurrency', 'bounded-map'],
  content: ['text'],
  messenger: ['ids', 'message'],
  message: ['ids'],
  ids: [],
  network: [],
  text: [],
  concurrency: [],
  'bounded-map': [],
  config: ['ids', 'text', 'settings', 'missing-settings'],
  'missing-settings': ['settings'],
  settings: ['ids', 'reflection'],
};

/** Only the folder on the right may name the libraries on the left. */
const WALLS: readonly (readonly [string, RegExp, string])[] = [
  ['Slack’s libraries', /^@slack\//, 'slack'],
  ['Bot Framework’s libraries', /^(botbuilder|botframework|@microsoft\/)/, 'teams'],
  ['databases', /^(kysely|libsql|pg|better-sqlite3)(\/|-|$)/, 'store'],
  ['the search library', /^fuse\.js/, 'lookup'],
  ['YAML', /^yaml(\/|$)/, 'content'],
  ['the figures', /^prom-client/, 'server'],
  ['bank holidays', /^date-holidays/, 'reflection'],
  ['the heartbeat', /^node-cron/, 'schedule'],
];

test('every part of the program has its place in this test', () => {
  const parts = new Set(SOURCES.map(partOf));
  for (const whole of ['main', 'bot']) parts.delete(whole);
  expect([...parts].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
});

test.each(Object.entries(MAY_IMPORT))('%s leans only on what it may', (part, allowed) => {
  const strays = IMPORTS.filter(({ file }) => partOf(file) === part).filter((one) => {
    const target = targetOf(one);
    return target !== undefined && ![part, ...allowed].includes(partOf(target));
  });
  expect(strays).toEqual([]);
});

test.each(WALLS)('%s are named in one folder only', (_what, library, home) => {
  const strays = IMPORTS.filter(({ file, names }) => library.test(names) && partOf(file) !== home);
  expect(strays).toEqual([]);
});

test('main loads a platform, the database, the server and the try-out only when they are needed', () => {
  const atOnce = IMPORTS.filter(({ file, lazily }) => file === 'main.ts' && !lazily).map(({ names }) => names);
  expect(atOnce.filter((names) => !names.startsWith('node:'))).toEqual([
    './bot',
    './config',
    './missing-settings',
    './settings',
  ]);
});

test('only main reaches the try-out, and only when it is needed: the production image is built without it', () => {
  const reaching = IMPORTS.filter((one) => partOf(targetOf(one) ?? '') === 'tryout' && partOf(one.file) !== 'tryout');
  expect(reaching).toEqual([{ file: 'main.ts', names: './tryout/start.js', lazily: true }]);
});

test('only config.ts reads the environment', () => {
  const readers = SOURCES.filter((file) => /process\s*\??\.\s*env|process\[|\benv\b.*=\s*process/.test(read(file)));
  expect(readers).toEqual(['config.ts']);
});

test('no import hides its name from these tests', () => {
  const hidden = SOURCES.filter((file) => /\b(import|require)\s*\(\s*[^'"\s]/.test(withoutComments(read(file))));
  expect(hidden).toEqual([]);
});

test('nothing depends on itself in a circle', () => {
  const targets = new Map(SOURCES.map((file) => [file, importsOf(file).flatMap((one) => targetOf(one) ?? [])]));
  const leads = (from: string, seen = new Set<string>()): Set<string> => {
    for (const next of targets.get(from) ?? []) if (!seen.has(next)) leads(next, seen.add(next));
    return seen;
  };
  expect(SOURCES.filter((file) => leads(file).has(file))).toEqual([]);
});

/** Static imports, re-exports, `import()` and `require()`, types as well as values. */
function importsOf(file: string): Import[] {
  const found = withoutComments(read(file)).matchAll(
    /\bfrom\s*['"]([^'"]+)['"]|\bimport\s*['"]([^'"]+)['"]|\b(?:import|require)\s*\(\s*['"]([^'"]+)['"]/g,
  );
  return [...found].map(([, from, bare, lazy]) => ({
    file,
    names: from ?? bare ?? lazy ?? '',
    lazily: lazy !== undefined,
  }));
}

/** The source file that an import means; undefined for a library. */
function targetOf({ file, names }: Import): string | undefined {
  if (!names.startsWith('.')) return undefined;
  return `${normalize(join(dirname(file), names)).replace(/\.js$/, '')}.ts`;
}

function partOf(path: string): string {
  return (path.split(/[\\/]/)[0] ?? '').replace(/\.ts$/, '');
}

function read(file: string): string {
  return readFileSync(join(__dirname, file), 'utf8');
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}
