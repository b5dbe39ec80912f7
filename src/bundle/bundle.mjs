#!/usr/bin/env node
// Joins the modules of the built program into `dist/joined`: what is ours and small in one file, and the library of each
// platform in its own. A start then reads three files instead of two thousand. Part of `npm run build`; takes another folder
// than `dist` instead. The modules stay beside it, for the command line and the try-out.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { lazyRequires } from './lazy-requires.mjs';
import { nativeAsync } from './native-async.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '..', '..');
const dist = resolve(process.argv[2] ?? join(root, 'dist'));
const joined = join(dist, 'joined');

// What is left of other signs becomes escapes, which mean the same in a pattern and nothing in a comment: esbuild does so within
// strings only. The code is read as one byte for each letter (`start.cjs`), where any other sign would be two or three wrong ones.
const { inAscii } = createRequire(import.meta.url)(join(dist, 'text', 'in-ascii.js'));

/** In which file each platform’s library is. */
const LIBRARIES = { '@slack/bolt': 'slack.js', botbuilder: 'teams.js', 'botframework-connector': 'teams.js' };

/** Stays a package: it has a file for each kind of machine, or is seldom needed. */
const PACKAGES = [
  ...['libsql', 'pg', 'yaml', 'date-holidays', 'undici', 'express', '@slack/oauth', 'pino-pretty'],
  ...['@microsoft/agents-hosting', '@microsoft/agents-activity'],
];

const LAZY = /[\\/]node_modules[\\/](?:botbuilder|botframework|@azure[\\/]|@slack[\\/]|@typespec[\\/]|kysely[\\/])/;

const joining = {
  name: 'joining',
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /\.js$/ }, ({ path }) => {
      const isOwn = path.startsWith(dist + sep);
      const code = readFileSync(path, 'utf8');
      const contents = isOwn ? atItsPlace(code, path) : nativeAsync(code);
      return { contents: isOwn || LAZY.test(path) ? lazyRequires(contents) : contents };
    });
    // What zod says in fifty other languages.
    onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.cjs$/ }, () => ({
      contents: 'exports.en = require("./en.cjs").default;',
    }));
    onResolve({ filter: /^joined:/ }, ({ path }) => ({ path, external: true }));
    // Commands that end at once, and what is left out of the production image.
    onResolve({ filter: /^\.\/(?:cli|tryout)\// }, ({ path, importer }) =>
      importer === join(dist, 'main.js') ? { path, external: true } : undefined,
    );
  },
};

/** The folder of a module is another one now, and so is the way to a platform’s library. */
function atItsPlace(code, path) {
  const folder = JSON.stringify(relative(joined, dirname(path)));
  return code
    .replace(/^#!.*/, '')
    .replace(/\b__dirname\b/g, `require("node:path").join(__dirname, ${folder})`)
    .replace(/require\("([^"]+)"\)/g, (all, name) =>
      Object.hasOwn(LIBRARIES, name) ? `require("joined:${LIBRARIES[name]}")["${name}"]` : all,
    );
}

async function joinInto(outfile, from) {
  const { outputFiles } = await build({
    ...from,
    outfile: join(joined, outfile),
    write: false,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: PACKAGES,
    nodePaths: [join(root, 'node_modules')],
    supported: { 'dynamic-import': false },
    plugins: [joining],
    legalComments: 'none',
    logLevel: 'warning',
    tsconfigRaw: '{}',
  });
  for (const { path, text } of outputFiles) writeFileSync(path, inAscii(text));
}

/** A file with the libraries of one platform, each run when it is first asked for. */
function library(outfile) {
  const names = Object.keys(LIBRARIES).filter((name) => LIBRARIES[name] === outfile);
  const getters = names.map((name) => `get "${name}"() { return require("${name}"); }`);
  return joinInto(outfile, {
    stdin: { contents: `module.exports = { ${getters.join(', ')} };`, resolveDir: root },
    minifyWhitespace: true,
  });
}

rmSync(joined, { recursive: true, force: true });
mkdirSync(joined);
await Promise.all([
  joinInto('app.js', { entryPoints: [join(dist, 'main.js')] }),
  ...[...new Set(Object.values(LIBRARIES))].map(library),
]);
copyFileSync(join(here, 'start.cjs'), join(dist, 'main.js'));
await keepCompiled();

/** Starts it on both platforms. Without what this keeps, starts are only slower, so nothing depends on it. */
async function keepCompiled() {
  const env = {
    PATH: process.env.PATH,
    NODE_PATH: process.env.NODE_PATH ?? '',
    ...{ HOST: '127.0.0.1', PORT: '0', DATABASE_URL: 'file::memory:', TEAMS_ALLOW_UNAUTHENTICATED: '1' },
    ...{
      SLACK_BOT_TOKEN: 'xoxb-nobody',
      SLACK_SIGNING_SECRET: 'nobody-knows',
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
    },
  };
  const bot = fork(join(here, 'keep-compiled.cjs'), [dist], {
    env,
    execArgv: [],
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  const ended = once(bot, 'exit');
  for await (const line of createInterface({ input: bot.stdout }))
    if (line.includes('"listening"')) {
      // The search is prepared in the background.
      await pause(2_000);
      bot.send('keep');
    }
  const [code] = await ended;
  if (code !== 0) console.warn('The joined program could not be started, so what it compiles is not kept.');
}
