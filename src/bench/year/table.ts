import type { Simulated } from './simulate';
import { sum, type Tally } from './tally';

type About = {
  readonly seed: number;
  readonly weeks: number;
  readonly channels: number;
  readonly database: string;
};

/** A simulated year as lines to print: what happened, what became of every prompt that was due, and what must be nought. */
export function tableOf({ platforms, world }: Simulated, { seed, weeks, channels, database }: About): string[] {
  const columns = [...platforms.map(({ name, tally }) => [name, tally] as const)];
  const total = ['both', sum(platforms.map(({ tally }) => tally))] as const;
  const all: readonly (readonly [string, Tally])[] = [...columns, total];
  const row = (label: string, value: (tally: Tally) => number) =>
    [label.padEnd(52), ...all.map(([, tally]) => String(value(tally)).padStart(8))].join('');
  return [
    `${weeks} weeks, ${channels} channels on each platform, two processes of the bot, ${database}, seed ${seed}`,
    '',
    ...platforms.map(
      ({ name, troubles: { outages, counted } }) =>
        `${name}: ${outages.length} outages, ${hours(outages)} hours in all; besides: ${inWords(counted)}`,
    ),
    `The bot: ${world.beats} beats; killed ${world.killed} times and stopped ${world.stopped} times in the midst of one; ` +
      `${world.outages} times away altogether, ${Math.round(world.hoursAway)} hours in all`,
    `People: ${world.changes} changes (skipped, paused, changed, the bot taken out or the channel closed)`,
    `Counted by the bot itself: ${inWords(world.counted)}`,
    `Logged as faults: ${inWords(world.logged) || 'nothing'}`,
    '',
    ['What the platforms show'.padEnd(52), ...all.map(([name]) => name.padStart(8))].join(''),
    row('due', ({ due }) => due),
    row('  posted on time (within ten minutes)', ({ onTime }) => onTime),
    row('  posted late (within four hours)', ({ late }) => late),
    row('  missed, and the owner told', ({ missed }) => missed),
    row('  not there, and the owner told that nobody knows', ({ unclear }) => unclear),
    row('  refused for good: paused, and the owner told', ({ stopped }) => stopped),
    row('  lost', ({ lost }) => lost),
    row('not due: paused', ({ paused }) => paused),
    row('not due: skipped by people', ({ skipped }) => skipped),
    row('not due: taken by a bank holiday', ({ holidays }) => holidays),
    row('posted after all, by “Post now”', ({ afterAll }) => afterAll),
    row('posted, but the owner told that nobody knows', ({ unclearThoughPosted }) => unclearThoughPosted),
    row(
      'told again: no answer came, or the process was killed',
      (tally) => tally.toldAgain - tally.toldAgainWithoutCause,
    ),
    row('told again otherwise', ({ toldAgainWithoutCause }) => toldAgainWithoutCause),
    row('doubled after an answer that never came', (tally) => tally.doubled - tally.doubledWithoutCause),
    row('doubled otherwise', ({ doubledWithoutCause }) => doubledWithoutCause),
    row('posted when nothing was due', ({ uncalled }) => uncalled),
    row('posted more than four hours late', ({ tooLate }) => tooLate),
  ];
}

const hours = (outages: readonly { readonly from: number; readonly until: number }[]) =>
  Math.round(outages.reduce((sum, { from, until }) => sum + until - from, 0) / 3_600_000);

const inWords = (counts: ReadonlyMap<string, number>) =>
  [...counts]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([what, count]) => `${what} ${count}`)
    .join(', ');
