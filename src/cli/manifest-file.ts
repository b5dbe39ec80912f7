import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownPath } from '../text/shown-path';

/** Where the manifests lie: beside `src/` and beside `dist/`. */
export const MANIFESTS = join(__dirname, '..', '..', 'manifests');

/** The JSON in a manifest file, or what is wrong with the file. */
export function readManifestFile(path: string): { json: unknown } | { mistakes: string[] } {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return { mistakes: [`${shownPath(path)}: found no such file, or one that this program may not read`] };
  }
  try {
    return { json: JSON.parse(text.replace(/^\ufeff/, '')) };
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const line = text.slice(0, at === undefined ? text.length : Number(at)).split('\n').length;
    const says = 'found a comma, a quote or a bracket too many or too few here, or in the line above';
    return { mistakes: [`${shownPath(path)}:${line}: ${says}`] };
  }
}
