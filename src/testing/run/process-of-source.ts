import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

type Settings = {
  /** A file of `src/`, without its ending. */
  readonly file: string;
  /** What the process does, in JavaScript, with the file's exports as `source` and with `argument`. */
  readonly does: string;
  readonly argument: unknown;
  readonly stdio: StdioOptions;
};

/** Starts a process of its own that runs a file of this program, which needs no build. */
export function startSource({ file, does, argument, stdio }: Settings): ChildProcess {
  const start = `const source = require(process.argv[1]); const argument = JSON.parse(process.argv[2]);\n${does}`;
  // What is not in that file is looked for here.
  const env = { ...process.env, NODE_PATH: join(__dirname, '..', '..', '..', 'node_modules') };
  return spawn(process.execPath, ['-e', start, inOneFile(file), JSON.stringify(argument)], { stdio, env });
}

/** With all that it imports in one file, a process starts in half of the time. Made once for the tests of a run. */
function inOneFile(file: string): string {
  const made = join(process.env.BUILD_FOLDER ?? '', `${file.replaceAll('/', '-')}.js`);
  if (existsSync(made)) return made;
  const own = `${made}-${process.pid}`;
  buildSync({
    ...{ entryPoints: [join(__dirname, '..', '..', `${file}.ts`)], outfile: own, bundle: true },
    ...{ platform: 'node', target: 'node20', external: ['libsql', 'pg-native'], logLevel: 'error' },
  });
  renameSync(own, made);
  return made;
}
