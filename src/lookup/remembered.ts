import { createHash, randomBytes } from 'node:crypto';
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
  const key = randomBytes(32);
  const answers = createBoundedMap<{ readonly answer: Answer }>(MOST_REMEMBERED);
  return (text) => {
    const hash = createHash('sha256').update(key).update(text).digest('base64url');
    const known = answers.get(hash) ?? { answer: find(text) };
    if (mayKeep(known.answer)) answers.set(hash, known);
    return known.answer;
  };
}
