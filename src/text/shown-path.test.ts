import { dirname, join } from 'node:path';
import { shownPath } from './shown-path';

test.each([
  ['below this folder', join(process.cwd(), 'content', 'terms'), 'content/terms'],
  ['relative', join('content', 'terms'), 'content/terms'],
  ['this folder itself', process.cwd(), process.cwd()],
  ['elsewhere', dirname(process.cwd()), dirname(process.cwd())],
])('a path that is %s', (_what, path, shown) => expect(shownPath(path)).toBe(shown));
