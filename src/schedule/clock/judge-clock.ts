import type { KnownTime } from '../../store/trusted-time';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** A bot may have been off for so long, or a clock have moved so far, without anybody to confirm it. */
const LONGEST_GAP_MS = 30 * DAY_MS;

/** Clocks that differ by less agree: nothing is lost in a day. */
const AGREE_MS = DAY_MS;

/** A clock that nobody contradicts is believed when it has stood for so long. */
const STANDING_MS = DAY_MS;

/** What another clock says: a time; that it cannot be this time (a certificate is not valid at it); or nothing. */
export type Witness = Date | 'another time' | undefined;

/** `ask`: it depends on what a witness elsewhere says. */
export type Verdict = 'trusted' | 'doubted' | 'ask';

/** Whether what cannot be undone may be done by this clock, as far as the database alone knows. */
export function judgeByDatabase(now: Date, { alive, server }: KnownTime): Verdict {
  const byServer = server && agree(now, server);
  if (byServer !== undefined) return byServer ? 'trusted' : 'ask';
  return alive === undefined || agree(now, alive) ? 'trusted' : 'ask';
}

/**
 * The same where the database alone could not tell. Without a witness, a gap of thirty days is believed, and a longer one once
 * the clock has stood for a day; a server's clock that contradicts is never outwaited.
 */
export function judgeByWitness(
  now: Date,
  { alive, doubt, server }: KnownTime,
  witness: Witness,
): Exclude<Verdict, 'ask'> {
  if (witness !== undefined) return witness !== 'another time' && agree(now, witness) ? 'trusted' : 'doubted';
  if (server !== undefined) return 'doubted';
  if (alive !== undefined && apart(now, alive) <= LONGEST_GAP_MS) return 'trusted';
  const stood = doubt === undefined ? 0 : now.getTime() - doubt.getTime();
  return stood >= STANDING_MS && stood <= LONGEST_GAP_MS ? 'trusted' : 'doubted';
}

/** Whether a doubt that was noted belongs to another time than the clock shows now: it has jumped since. */
export const isOtherDoubt = (now: Date, doubt: Date | undefined): boolean =>
  doubt === undefined || now < doubt || apart(now, doubt) > LONGEST_GAP_MS;

const apart = (one: Date, other: Date) => Math.abs(one.getTime() - other.getTime());
const agree = (one: Date, other: Date) => apart(one, other) <= AGREE_MS;
