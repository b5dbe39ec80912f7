import { LONGEST_OPEN, type Poll, SHORTEST_OPEN } from './poll';

/** True from the closing time on, even if nothing has closed the poll yet: votes are then refused. */
export function isOver({ state, closesAt }: Pick<Poll, 'state' | 'closesAt'>, now: Date): boolean {
  return state === 'closed' || (closesAt !== null && closesAt <= now);
}

/**
 * `over`: the poll has closed. `no end`: it stays open until somebody closes it. `too long`: it would end more than 24
 * hours from now. `no time`: `seconds` is less than a minute, or not a whole number.
 */
type Extending =
  | { readonly ok: true; readonly closesAt: Date }
  | { readonly ok: false; readonly why: 'over' | 'no end' | 'too long' | 'no time' };

/** The closing time moved by `seconds`, to at most 24 hours from now. */
export function extend(poll: Pick<Poll, 'state' | 'closesAt'>, seconds: number, now: Date): Extending {
  if (isOver(poll, now)) return { ok: false, why: 'over' };
  if (poll.closesAt === null) return { ok: false, why: 'no end' };
  if (!Number.isInteger(seconds) || seconds < SHORTEST_OPEN) return { ok: false, why: 'no time' };
  const closesAt = poll.closesAt.getTime() + seconds * 1000;
  if (closesAt > now.getTime() + LONGEST_OPEN * 1000) return { ok: false, why: 'too long' };
  return { ok: true, closesAt: new Date(closesAt) };
}
