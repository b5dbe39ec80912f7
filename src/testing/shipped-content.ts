import { join } from 'node:path';
import { loadContent, SHIPPED_CONTENT } from '../content/load';
import type { Content } from '../content/schema';

let once: Content | undefined;

/** The content that is shipped, read once for a file of tests: it does not change. */
export function shippedContent(): Content {
  once ??= read();
  return once;
}

/** Where it lies as jest's set-up has read and checked it: reading it anew takes two seconds. */
export const shippedAndChecked = (): string => join(process.env.BUILD_FOLDER ?? '', 'checked.json');

function read(): Content {
  const loading = loadContent(undefined, SHIPPED_CONTENT, shippedAndChecked());
  if (!loading.ok) throw new Error(`The shipped content has mistakes: ${JSON.stringify(loading.mistakes)}`);
  return loading.content;
}
