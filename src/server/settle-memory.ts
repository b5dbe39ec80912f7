import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * In per cent of what is in use after a collection: how much may be added to it before the next. V8 alone lets the heap grow to
 * four times its size where collecting is quick and the machine is large; what is needed here hardly grows, and garbage is most
 * of the rest.
 */
const MOST_GROWTH = 40;

/**
 * Gives back the memory that the start needed and nothing needs any more, a third of all, and keeps the heap near to that size
 * from now on. V8 would collect by itself only when more is wanted. It takes a twentieth of a second, in which nobody is
 * answered.
 */
export function settleMemory(): void {
  setFlagsFromString(`--heap-growing-percent=${MOST_GROWTH}`);
  const flags = ['expose-gc', 'compact-on-every-full-gc'];
  for (const flag of flags) setFlagsFromString(`--${flag}`);
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  for (const flag of flags) setFlagsFromString(`--no-${flag}`);
}
