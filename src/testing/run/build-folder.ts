import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeChecked } from '../../content/checked';
import { SHIPPED_CONTENT } from '../../content/load';

/**
 * Makes a folder for what the tests of a run share: the build (`buildOnce`), and the shipped content, read and checked once
 * for all of them. BUILD_FOLDER says where it is.
 */
export function makeBuildFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'build-'));
  process.env.BUILD_FOLDER = folder;
  writeChecked(SHIPPED_CONTENT, join(folder, 'checked.json'));
  return folder;
}
