import { createHash, hash, randomBytes } from 'node:crypto';
import { createBoundedMap } from '../bounded-map';

/** So many answers take about a megabyte. */
export const MOST_REMEMBERED = 2_000;

/**
 * The same function, which works out only once what it was asked again lately: most people type a name, and buttons carry an
 * id. What was typed is not kept: an answer is found by a hash of it, under a key that nobody knows and that ends with the
 * program. Only what `mayKeep` allows is remembered.
 */
export function remembered<Answer>(
  find: (text: string) => Answer,
  mayKeep: (answer: Answer) => boolean = () => true,
): (text: string) => Answer {
  const key = randomBytes(32).toString('base64url');
  const answers = createBoundedMap<{ readonly answer: Answer }>(MOST_REMEMBERED);
  return (text) => {
    const by = hashOf(key + text);
    const known = answers.get(by);
    if (known) return known.answer;
    const answer = find(text);
    if (mayKeep(answer)) answers.set(by, { answer });
    return answer;
  };
}

/** In one call, where Node has that (from 20.12): an object for each hash costs more than the hash. */
const hashOf = (text: string): string =>
  typeof hash === 'function'
    ? hash('sha256', text, 'base64url')
    : createHash('sha256').update(text).digest('base64url');
