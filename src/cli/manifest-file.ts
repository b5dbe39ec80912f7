import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownPath } from '../text/shown-path';

/** The manifests' folder: beside `src/` and beside `dist/`. */
export const MANIFESTS = join(__dirname, '..', '..', 'manifests');

/** The JSON in a manifest file, or sentences that say what is wrong with the file. */
export function readManifestFile(path: string): { json: unknown } | { mistakes: string[] } {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return { mistakes: [`${shownPath(path)}: there is no such file, or this program may not read it`] };
  }
  try {
    return { json: JSON.parse(text.replace(/^\ufeff/, '')) };
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const line = text.slice(0, at === undefined ? text.length : Number(at)).split('\n').length;
    const says = 'a comma, quotation mark or bracket is missing or extra, here or in the line above';
    return { mistakes: [`${shownPath(path)}:${line}: ${says}`] };
  }
}
