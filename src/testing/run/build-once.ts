import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '..', '..', '..');

/** The program as `npm run build` makes it. Whoever asks first builds it, for all tests of this run: nothing in it may change. */
export async function buildOnce(): Promise<string> {
  const folder = process.env.BUILD_FOLDER;
  if (folder === undefined) throw new Error('The tests are started by jest, which makes a folder for the build.');
  const built = join(folder, 'dist');
  if (existsSync(built)) return built;
  const own = mkdtempSync(join(folder, 'building-'));
  await buildInto(own);
  try {
    renameSync(own, built);
  } catch (error) {
    // Another worker began at the same time and was done before. What it made is the same.
    if (!existsSync(built)) throw error;
  }
  return built;
}

async function buildInto(dist: string): Promise<void> {
  // The build lies outside of the project, where no packages are.
  const env = { ...process.env, NODE_PATH: join(ROOT, 'node_modules') };
  const run = (...args: string[]) => promisify(execFile)(process.execPath, args, { env });
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  await run(tsc, '-p', join(ROOT, '.tsconfig.build.json'), '--outDir', dist);
  await run(join(dist, 'content', 'write-checked.js'), join(ROOT, 'content'));
  await run(join(dist, 'lookup', 'write-prepared.js'), join(ROOT, 'content'));
  await run(join(ROOT, 'src', 'bundle', 'bundle.mjs'), dist);
  await run(join(ROOT, 'src', 'tryout', 'page', 'build.mjs'), join(dist, 'tryout', 'page'));
}
