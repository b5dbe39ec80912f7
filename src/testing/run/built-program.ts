import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildOnce } from './build-once';

const ROOT = join(__dirname, '..', '..', '..');

export type BuiltProgram = Awaited<ReturnType<typeof buildProgram>>;

/** The program as `npm run build` makes it, in a folder of its own that looks like the project's; nothing in `dist/` changes. */
export async function buildProgram() {
  const built = await buildOnce();
  const installed = readdirSync(join(ROOT, 'node_modules')).filter((name) => !name.startsWith('.'));
  const folder = mkdtempSync(join(tmpdir(), 'compass-built-'));
  for (const name of ['content', 'manifests', 'package.json']) symlinkSync(join(ROOT, name), join(folder, name));
  mkdirSync(join(folder, 'node_modules'));
  installed.forEach(show);
  const dist = join(folder, 'dist');
  cpSync(built, dist, { recursive: true });

  return {
    folder,
    dist,
    /** Starts it with these settings and none of the machine's own, with a database that goes away with the program. */
    start(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcessWithoutNullStreams {
      const DATABASE_URL = `file:${join(folder, 'compass.db')}`;
      const settings = { PATH: process.env.PATH, DATABASE_URL, ...env };
      return spawn(process.execPath, [join(dist, 'main.js'), ...args], { cwd: folder, env: settings });
    },
    /** Runs it to its end. */
    async run(args: readonly string[], env: Readonly<Record<string, string>> = {}, input = '') {
      const program = this.start(args, env);
      program.stdin.end(input);
      const [stdout, stderr, [code]] = await Promise.all([
        text(program.stdout),
        text(program.stderr),
        once(program, 'close') as Promise<[number | null]>,
      ]);
      return { code, stdout, stderr };
    },
    /** Runs `during` as if these packages were not installed. */
    async without(packages: readonly string[], during: () => Promise<void>): Promise<void> {
      for (const name of packages) rmSync(join(folder, 'node_modules', name));
      await during();
      packages.forEach(show);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };

  function show(name: string): void {
    symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
  }
}
