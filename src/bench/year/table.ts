import { COUNTS, holds, sum, type Tally } from './audit';
import { HOUR_MS } from './clock';
import type { Simulated } from './simulate';

/** A simulated year as lines to print: what happened, what became of every prompt that was due, and whether the claim holds. */
export function tableOf({ platforms, bot, holidays, logged }: Simulated): string[] {
  const total = sum(platforms.map(({ tally }) => tally));
  const columns = [...platforms, { name: 'both', tally: total }];
  const row = (label: string, cells: readonly (string | number)[]) =>
    [label.padEnd(58), ...cells.map((cell) => String(cell).padStart(8))].join('');
  const tallied = (count: keyof Tally) => columns.map(({ tally }) => tally[count]);
  return [
    ...platforms.map(({ name, faults: { outages, counted } }) => {
      const hours = outages.reduce((all, { from, until }) => all + until - from, 0) / HOUR_MS;
      return `${name}: ${outages.length} outages, ${Math.round(hours)} hours in all; by chance: ${inWords(counted)}`;
    }),
    `The bot: ${bot.beats} beats, killed in ${bot.kills} of them, and ${bot.outages} times away for hours after that`,
    `Logged as faults: ${inWords(logged) || 'nothing'}. Taken away by bank holidays: ${holidays} prompts`,
    '',
    row('What the platforms show', [...platforms.map(({ name }) => name), 'both']),
    ...(Object.keys(COUNTS) as (keyof Tally)[]).map((count) => row(COUNTS[count], tallied(count))),
    '',
    holds(total)
      ? 'Every prompt that was due was posted once or told of; none twice, but where an answer never came.'
      : 'THE CLAIM DOES NOT HOLD',
  ];
}

const inWords = (counts: ReadonlyMap<string, number>) =>
  [...counts].map(([what, count]) => `${what} ${count}`).join(', ');
