import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The page's files, as its build script leaves them. */
export type BuiltPage = { readonly html: Buffer; readonly script: Buffer; readonly style: Buffer };

/** Reads the built page. Throws where there is none, saying how to build it. */
export function readBuiltPage(folder: string): BuiltPage {
  try {
    const read = (name: string) => readFileSync(join(folder, name));
    return { html: read('index.html'), script: read('page.js'), style: read('page.css') };
  } catch (cause) {
    throw new Error('The try-out’s page has not been built. Please run: npm run build', { cause });
  }
}
