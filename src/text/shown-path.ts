import { relative, sep } from 'node:path';

/** The path as somebody in this folder would type it, with slashes on every system. */
export function shownPath(path: string): string {
  const here = relative(process.cwd(), path);
  return (here === '' || here.startsWith('..') ? path : here).split(sep).join('/');
}
