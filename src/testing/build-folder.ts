import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeChecked } from '../content/checked';
import { SHIPPED_CONTENT } from '../content/load';

/**
 * Before jest's first test: a folder for the build that the tests of this run share (`buildOnce`), gone when jest ends, and
 * in it the shipped content, read and checked once for all of them.
 */
function makeBuildFolder(): void {
  const folder = mkdtempSync(join(tmpdir(), 'compass-build-'));
  process.env.BUILD_FOLDER = folder;
  writeChecked(SHIPPED_CONTENT, join(folder, 'checked.json'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}

// As jest wants it: https://jestjs.io/docs/configuration#globalsetup-string
export = makeBuildFolder;
