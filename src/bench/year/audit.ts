import { HOUR_MS, MINUTE_MS } from './clock';

/** What is counted, as the table names it. */
export const COUNTS = {
  due: 'due',
  onTime: '  posted on time (within ten minutes)',
  late: '  posted late (within four hours)',
  missed: '  missed, and the owner told',
  unclear: '  not there, and the owner told that nobody knows',
  refused: '  refused for good: paused, and the owner told',
  lost: '  lost',
  paused: 'not due: paused since it was refused',
  excused: 'doubled after an answer that never came',
  doubled: 'doubled otherwise',
  uncalled: 'posted when nothing was due, or more than four hours late',
} as const;

/** Of one conversation, or of many together. The six outcomes after `due` add up to it. */
export type Tally = Record<keyof typeof COUNTS, number>;

/** What must be nought. */
const NEVER = ['lost', 'doubled', 'uncalled'] as const;

/** What an owner was told: of so many prompts that they were missed, that nobody knows of one, that there is a pause. */
export type Told = { readonly at: number; readonly kind: 'missed' | 'unclear' | 'paused'; readonly count: number };

/** Everything that is known about one conversation from outside the bot; times in milliseconds, in their order. */
export type Evidence = {
  /** When prompts were due, and when they came. */
  readonly dues: readonly number[];
  readonly posts: readonly number[];
  readonly told: readonly Told[];
  /** When the platform refused for good. */
  readonly refused: readonly number[];
  /** When the platform posted and its answer was lost. */
  readonly unanswered: readonly number[];
};

const ON_TIME_MS = 10 * MINUTE_MS;
const LATEST_MS = 4 * HOUR_MS + 2 * MINUTE_MS;

/** Holds what a conversation shows against what was due there. Every prompt that was due is counted once, in one outcome. */
export function audit({ dues, posts, told, refused, unanswered }: Evidence): Tally {
  const tally = sum([]);
  const paused = told.find(({ kind }) => kind === 'paused');
  const end = (paused && refused.findLast((at) => at <= paused.at)) ?? Number.POSITIVE_INFINITY;
  const turns = dues.filter((at) => at <= end).map((at) => ({ at, posts: [] as number[], told: undefined as Outcome }));
  tally.due = turns.length;
  tally.paused = dues.length - turns.length;

  for (const post of posts) {
    const turn = turns.findLast(({ at }) => at <= post && post - at <= LATEST_MS);
    if (turn) turn.posts.push(post);
    else tally.uncalled += 1;
  }
  for (const { at, kind, count } of told) {
    const open = turns.filter((turn) => turn.at <= at && turn.posts.length === 0 && !turn.told);
    // What nobody knows of is the newest one, which may be there after all.
    const about = kind === 'unclear' ? open.filter((turn) => turn === turns.findLast((one) => one.at <= at)) : open;
    for (const turn of about.slice(-count)) turn.told = kind === 'paused' ? 'refused' : kind;
  }
  for (const [nth, { at, posts: all, told }] of turns.entries()) {
    const [first, ...more] = all;
    if (first === undefined) tally[told ?? 'lost'] += 1;
    else tally[first - at <= ON_TIME_MS ? 'onTime' : 'late'] += 1;
    // Each answer that never came is worth one more try, and so may be worth one more post.
    const next = turns[nth + 1]?.at ?? Number.POSITIVE_INFINITY;
    const reasons = unanswered.filter((one) => one >= at && one < next).length;
    tally.excused += Math.min(reasons, more.length);
    tally.doubled += Math.max(0, more.length - reasons);
  }
  return tally;
}

type Outcome = 'missed' | 'unclear' | 'refused' | undefined;

export const sum = (tallies: readonly Tally[]): Tally =>
  Object.fromEntries(
    Object.keys(COUNTS).map((count) => [count, tallies.reduce((all, tally) => all + tally[count as keyof Tally], 0)]),
  ) as Tally;

/** True where every prompt that was due was posted once or told of, and none twice, but where an answer never came. */
export const holds = (tally: Tally): boolean => NEVER.every((count) => tally[count] === 0);
