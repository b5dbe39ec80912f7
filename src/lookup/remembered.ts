import { createHash, hash, randomBytes } from 'node:crypto';
import { createBoundedMap } from '../bounded-map';

/** So many answers take about a megabyte. */
export const MOST_REMEMBERED = 2_000;

/**
 * Remembers what was found for a text lately: `find` runs for a text that is new, and only what `mayKeep` allows is kept. What
 * was typed is not: an answer is found by a hash of it, under a key that nobody knows and that ends with the program.
 */
export function createMemory<Answer>(mayKeep: (answer: Answer) => boolean = () => true) {
  const key = randomBytes(32).toString('base64url');
  const answers = createBoundedMap<{ readonly answer: Answer }>(MOST_REMEMBERED);
  return (text: string, find: (text: string) => Answer): Answer => {
    const by = hashOf(key + text);
    const known = answers.get(by);
    if (known) return known.answer;
    const answer = find(text);
    if (mayKeep(answer)) answers.set(by, { answer });
    return answer;
  };
}

/**
 * The same function, which works out only once what it was asked again lately: most people type a name, and buttons carry an
 * id. See `createMemory`.
 */
export function remembered<Answer>(
  find: (text: string) => Answer,
  mayKeep?: (answer: Answer) => boolean,
): (text: string) => Answer {
  const memory = createMemory(mayKeep);
  return (text) => memory(text, find);
}

/** In one call, where Node has that (from 20.12): an object for each hash costs more than the hash. */
const hashOf = (text: string): string =>
  typeof hash === 'function'
    ? hash('sha256', text, 'base64url')
    : createHash('sha256').update(text).digest('base64url');
