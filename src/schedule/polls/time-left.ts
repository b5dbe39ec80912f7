import { LONGEST_OPEN } from '../../polls/poll';
import type { PollCardServices } from './services';

/** An open poll, and when it closes by itself. */
type Closing = { readonly id: string; readonly closesAt: Date };

/** `over`: the polls whose time has come. `nextMs`: milliseconds until the next; undefined if there is none. */
type TimeLeft = { readonly over: readonly Closing[]; readonly nextMs: number | undefined };

/**
 * Works out how much time open polls have left. A poll is over when the clock shows its closing time, or when the time
 * it had left when first seen here has passed, whichever comes first: a clock that is set back, by an hour or by days,
 * keeps no poll open for longer than announced. Extending a poll moves both. After a restart only the clock is known,
 * with a limit of 24 hours.
 */
export function createTimeLeft({
  clock,
  elapsed = () => performance.now(),
}: Pick<PollCardServices, 'clock' | 'elapsed'>) {
  let seen = new Map<string, { readonly closesAt: number; readonly end: number }>();

  return function timeLeft(open: readonly Closing[]): TimeLeft {
    const [now, passed] = [clock().getTime(), elapsed()];
    const seenBefore = seen;
    seen = new Map();
    const left = open.map(({ id, closesAt }) => {
      const byClock = closesAt.getTime() - now;
      const before = seenBefore.get(id);
      const end = before
        ? before.end + closesAt.getTime() - before.closesAt
        : passed + Math.min(byClock, LONGEST_OPEN * 1_000);
      seen.set(id, { closesAt: closesAt.getTime(), end });
      return Math.min(byClock, end - passed);
    });
    const waiting = left.filter((ms) => ms > 0);
    return {
      over: open.filter((_poll, at) => (left[at] ?? 0) <= 0),
      nextMs: waiting.length > 0 ? Math.min(...waiting) : undefined,
    };
  };
}
