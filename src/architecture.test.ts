import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

type Import = { readonly file: string; readonly names: string; readonly lazily: boolean };

const SOURCES = (readdirSync(__dirname, { recursive: true }) as string[])
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .filter((file) => !file.endsWith('.test.ts') && !['testing', 'bench'].includes(roomOf(file)));

const IMPORTS = SOURCES.flatMap(importsOf);

/**
 * Which room leans on which: a room is a folder of `src` with all that is in it, or a file that stands there by itself.
 * Reads top to bottom like the flow: a room leans only on rooms below it, and only on those that it needs.
 */
const LEANS_ON: Record<string, readonly string[]> = {
  main: ['bot', 'cli', 'tryout', 'server', 'config', 'missing-settings', 'settings', 'network', 'text'],
  bot: [
    'assemble',
    'slack',
    'teams',
    'server',
    'platform',
    'schedule',
    'organisations',
    'commands',
    'store',
    'lookup',
    'config',
    'reflection',
    'content',
    'network',
  ],
  assemble: [
    'server',
    'platform',
    'schedule',
    'commands',
    'store',
    'lookup',
    'content',
    'messenger',
    'ids',
    'concurrency',
  ],
  cli: [
    'slack',
    'teams',
    'organisations',
    'commands',
    'store',
    'lookup',
    'config',
    'network',
    'settings',
    'reflection',
    'content',
    'messenger',
    'plain-text',
    'ids',
    'text',
  ],
  tryout: ['commands', 'reflection', 'network', 'text'],
  slack: [
    'platform',
    'commands',
    'messenger',
    'message',
    'plain-text',
    'ids',
    'lasting',
    'repeated',
    'network',
    'concurrency',
    'bounded-map',
    'text',
  ],
  teams: [
    'platform',
    'commands',
    'lookup',
    'content',
    'messenger',
    'message',
    'plain-text',
    'lasting',
    'ids',
    'network',
    'concurrency',
    'bounded-map',
    'text',
  ],
  server: ['platform', 'message', 'plain-text', 'concurrency', 'text'],
  platform: ['commands', 'store', 'messenger', 'ids'],
  schedule: ['store', 'reflection', 'polls', 'content', 'messenger', 'message', 'ids', 'concurrency'],
  organisations: ['commands', 'lookup', 'reflection', 'content', 'ids', 'bounded-map', 'text'],
  commands: [
    'store',
    'lookup',
    'reflection',
    'polls',
    'content',
    'messenger',
    'message',
    'lasting',
    'repeated',
    'ids',
    'bounded-map',
    'text',
  ],
  store: ['reflection', 'polls', 'ids', 'concurrency', 'bounded-map', 'text'],
  lookup: ['content', 'bounded-map', 'text'],
  config: ['missing-settings', 'settings', 'ids', 'text'],
  'missing-settings': ['settings'],
  settings: ['reflection', 'ids'],
  reflection: ['content', 'ids', 'text'],
  polls: ['content', 'ids', 'text'],
  content: ['text'],
  messenger: ['message', 'ids'],
  'plain-text': ['message', 'lasting', 'text'],
  message: ['ids'],
  ids: [],
  lasting: [],
  repeated: [],
  network: [],
  concurrency: [],
  'bounded-map': [],
  text: [],
};

/** Each library, and the one room that may name it. */
const HOMES: Record<string, string> = {
  '@slack/bolt': 'slack',
  botbuilder: 'teams',
  'botframework-connector': 'teams',
  '@microsoft/agents-hosting': 'teams',
  '@microsoft/agents-activity': 'teams',
  'prom-client': 'server',
  'node-cron': 'schedule',
  kysely: 'store',
  libsql: 'store',
  pg: 'store',
  'fuse.js': 'lookup',
  'wink-porter2-stemmer': 'lookup',
  'date-holidays': 'reflection',
  yaml: 'content',
  'ajv-draft-04': 'cli',
  fflate: 'cli',
  ws: 'tryout',
  jsonwebtoken: 'tryout',
  react: 'tryout',
  adaptivecards: 'tryout',
  undici: 'network',
};

/** Plain functions and a type: of use in every room. */
const ANYWHERE = ['zod', 'pino'];

test('every room of the program has its place in this test', () => {
  expect([...new Set(SOURCES.map(roomOf))].sort()).toEqual(Object.keys(LEANS_ON).sort());
});

test('a room leans on rooms below it', () => {
  const rooms = Object.keys(LEANS_ON);
  const upwards = Object.entries(LEANS_ON).flatMap(([room, others]) =>
    others.filter((other) => rooms.indexOf(other) <= rooms.indexOf(room)).map((other) => [room, other]),
  );
  expect(upwards).toEqual([]);
});

test.each(Object.entries(LEANS_ON))(
  '%s leans on what stands here, on nothing else, and on all of it',
  (room, others) => {
    const leaning = IMPORTS.filter(({ file }) => roomOf(file) === room).flatMap((one) => {
      const target = targetOf(one);
      return target === undefined || roomOf(target) === room ? [] : [{ ...one, room: roomOf(target) }];
    });
    expect(leaning.filter((one) => !others.includes(one.room))).toEqual([]);
    expect(others.filter((other) => !leaning.some((one) => one.room === other))).toEqual([]);
  },
);

test('every library is named in one room, which needs it', () => {
  const named = new Map<string, Set<string>>();
  for (const one of IMPORTS) {
    const library = libraryOf(one);
    if (library === undefined || ANYWHERE.includes(library)) continue;
    named.set(library, new Set(named.get(library)).add(roomOf(one.file)));
  }
  expect(Object.fromEntries([...named].map(([library, rooms]) => [library, [...rooms].sort().join()]))).toEqual(HOMES);
});

test('an SDK for Teams is named by its own adapter alone, and an adapter is loaded only when it is needed', () => {
  const naming = IMPORTS.filter((one) => /^(botb|botframework|@microsoft\/agents)/.test(libraryOf(one) ?? ''));
  const owner = ({ file }: Import) => /^teams\/sdk\/(botbuilder|agents)(-\w+)?\.ts$/.exec(file)?.[1];
  expect(naming.filter((one) => owner(one) === undefined)).toEqual([]);
  expect(naming.filter((one) => owner(one) !== (one.names.includes('agents') ? 'agents' : 'botbuilder'))).toEqual([]);
  const loading = IMPORTS.filter((one) => /^teams\/sdk\/(botbuilder|agents)\.ts$/.test(targetOf(one) ?? ''));
  expect(loading.filter(({ file, lazily }) => file !== 'teams/sdk/create.ts' || !lazily)).toEqual([]);
});

test('main loads a platform, the database, the server and the try-out only when they are needed', () => {
  const atOnce = IMPORTS.filter(({ file, lazily }) => file === 'main.ts' && !lazily).map(({ names }) => names);
  expect(atOnce.filter((names) => !names.startsWith('node:'))).toEqual([
    './bot',
    './config',
    './missing-settings',
    './settings',
    './text/explain',
  ]);
});

test('only main reaches the try-out, and only when it is needed: the production image is built without it', () => {
  const reaching = IMPORTS.filter((one) => roomOf(targetOf(one) ?? '') === 'tryout' && roomOf(one.file) !== 'tryout');
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
    /\bfrom\s*['"]([^'"\s]+)['"]|\bimport\s*['"]([^'"\s]+)['"]|\b(?:import|require)\s*\(\s*['"]([^'"\s]+)['"]/g,
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

/** The package that an import means: `yaml`, `@slack/bolt`. Undefined for what is ours or Node's own. */
function libraryOf({ names }: Import): string | undefined {
  if (names.startsWith('.') || names.startsWith('node:')) return undefined;
  return /^(@[^/]+\/)?[^/]+/.exec(names)?.[0];
}

/** The folder of `src` that a file lies in, however deep; or the file itself. */
function roomOf(path: string): string {
  return (path.split(/[\\/]/)[0] ?? '').replace(/\.ts$/, '');
}

function read(file: string): string {
  return readFileSync(join(__dirname, file), 'utf8');
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}
