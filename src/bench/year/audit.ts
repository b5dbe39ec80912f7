import type { Turn } from './expected';
import { HOUR_MS, MINUTE_MS } from './moved-clock';
import type { Refusal, Unanswered } from './platform';
import type { Posted, Told } from './said';
import { emptyTally, type Tally } from './tally';

/** Everything that is known about one channel from outside the bot. */
export type Evidence = {
  readonly turns: readonly Turn[];
  readonly posts: readonly Posted[];
  readonly told: readonly Told[];
  readonly refusals: readonly Pick<Refusal, 'at'>[];
  readonly unanswered: readonly Pick<Unanswered, 'at'>[];
  /** The same of what its owner was told; and when whoever had told it was killed before it was noted. */
  readonly unansweredToOwner: readonly Pick<Unanswered, 'at'>[];
  /** When the owner pressed “Post now”, and for which delivery. */
  readonly pressed: readonly { readonly at: number; readonly delivery: string }[];
};

/** On time is within ten minutes; nothing may come later than this. */
const ON_TIME_MS = 10 * MINUTE_MS;
const LATEST_MS = 4 * HOUR_MS + 2 * MINUTE_MS;

type Judged = Turn & {
  readonly posts: Posted[];
  readonly next: number;
  reported?: 'missed' | 'unclear' | 'stopped';
  unclear?: boolean;
};

/** Holds what a channel shows against what was due there. Every turn that was due is counted once, in one of the outcomes. */
export function auditChannel({
  turns,
  posts,
  told,
  refusals,
  unanswered,
  unansweredToOwner,
  pressed,
}: Evidence): Tally {
  const tally = emptyTally();
  const judged = turns.map(
    (turn, nth): Judged => ({ ...turn, posts: [], next: turns[nth + 1]?.at ?? Number.POSITIVE_INFINITY }),
  );
  for (const post of posts) {
    const turn = judged.findLast(({ at }) => at <= post.at);
    if (pressed.some(({ at, delivery }) => delivery === post.delivery && at <= post.at)) tally.afterAll += 1;
    else if (turn?.fate !== 'due') tally.uncalled += 1;
    else turn.posts.push(post);
  }
  const causes = new Set<number>();
  for (const report of told) if (!resolve(report, judged, refusals, causes)) tally.toldAgain += 1;
  tally.toldAgainWithoutCause = Math.max(0, tally.toldAgain - unansweredToOwner.length);

  for (const turn of judged) {
    if (turn.fate !== 'due') {
      tally[turn.fate] += 1;
      continue;
    }
    tally.due += 1;
    const [first, ...more] = turn.posts;
    if (first) {
      tally[first.at - turn.at <= ON_TIME_MS ? 'onTime' : 'late'] += 1;
      if (first.at - turn.at > LATEST_MS) tally.tooLate += 1;
      if (turn.unclear) tally.unclearThoughPosted += 1;
    } else tally[turn.reported ?? 'lost'] += 1;
    // Each answer that never came is worth one more try, and so may be worth one more post.
    const reasons = unanswered.filter(({ at }) => at >= turn.at && at < turn.next).length;
    tally.doubled += more.length;
    tally.doubledWithoutCause += Math.max(0, more.length - reasons);
  }
  return tally;
}

/** Finds the turns that a report is about; false where there are none that it could be about. */
function resolve(
  { at, kind, count }: Told,
  judged: readonly Judged[],
  refusals: Evidence['refusals'],
  causes: Set<number>,
): boolean {
  const before = judged.filter((turn) => turn.fate === 'due' && turn.at <= at);
  if (kind === 'unclear') {
    const turn = before.at(-1);
    if (!turn || turn.unclear) return false;
    turn.unclear = true;
    if (turn.posts.length === 0) turn.reported ??= 'unclear';
    return true;
  }
  const open = before.filter((turn) => turn.posts.length === 0 && !turn.reported);
  if (kind === 'missed') {
    const missed = open.slice(-count);
    for (const turn of missed) turn.reported = 'missed';
    return missed.length === count;
  }
  // A pause has to have its cause; the turn that met the refusal, if there was one, is told of with it.
  const cause = refusals.findLast((refusal) => refusal.at <= at)?.at;
  if (cause === undefined || causes.has(cause)) return false;
  causes.add(cause);
  const turn = open.findLast((one) => one.at <= cause);
  if (turn && cause - turn.at <= LATEST_MS) turn.reported = 'stopped';
  return true;
}
