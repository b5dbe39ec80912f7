import type { Step } from '../state';
import type { Heard } from './wiretap';

const MOST_STEPS = 200;

/** The newest requests with their answers, in memory alone. */
export function createSteps() {
  const kept: Step[] = [];
  let count = 0;
  return {
    add(heard: Heard): void {
      count += 1;
      kept.push({ ...heard, number: count, at: new Date().toISOString() });
      if (kept.length > MOST_STEPS) kept.shift();
    },
    /** Oldest first; only those with a higher number than `after`. */
    list: (after = 0): readonly Step[] => kept.filter(({ number }) => number > after),
    count: () => count,
  };
}
