import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Before jest's first test: a folder for the build that the tests of this run share (`buildOnce`), gone when jest ends. */
function makeBuildFolder(): void {
  const folder = mkdtempSync(join(tmpdir(), 'compass-build-'));
  process.env.BUILD_FOLDER = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}

// As jest wants it: https://jestjs.io/docs/configuration#globalsetup-string
export = makeBuildFolder;
