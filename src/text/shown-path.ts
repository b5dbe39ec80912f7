import { relative, sep } from 'node:path';

/** The path relative to the working directory, or as given if it lies outside; with forward slashes on every system. */
export function shownPath(path: string): string {
  const here = relative(process.cwd(), path);
  return (here === '' || here.startsWith('..') ? path : here).split(sep).join('/');
}
