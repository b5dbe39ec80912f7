import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Bytes for new objects, of which V8 keeps two such halves. The program starts with one megabyte (`bundle/start.cjs`), so
 * that the start leaves little behind. With that, what belongs to a request that is being answered would be taken for
 * something that stays; V8's own 16 would lie there unused.
 */
const FOR_NEW_OBJECTS = 2 * 4 * 2 ** 20;

/**
 * Gives back the memory that the start needed and nothing needs any more, a third of all, and makes room for requests. V8
 * would collect by itself only when more is wanted. It takes a twentieth of a second, in which nobody is answered.
 */
export function settleMemory(): void {
  setFlagsFromString('--semi-space-growth-factor=2');
  growUntil(() => newSpace() >= FOR_NEW_OBJECTS);
  setFlagsFromString('--semi-space-growth-factor=1');
  withFlags(['--expose-gc', '--compact-on-every-full-gc'], () => {
    const collect: unknown = runInNewContext('gc');
    if (typeof collect === 'function') collect();
  });
}

function withFlags(flags: readonly string[], work: () => void): void {
  for (const flag of flags) setFlagsFromString(flag);
  work();
  for (const flag of flags) setFlagsFromString(flag.replace('--', '--no-'));
}

/** The space grows when much of it is still in use after a collection. Gives up where it does not. */
function growUntil(isEnough: () => boolean): void {
  const kept: number[][] = [];
  while (!isEnough() && kept.length < 2_000) kept.push(new Array<number>(2_000).fill(0));
}

const newSpace = () =>
  getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? Number.POSITIVE_INFINITY;
