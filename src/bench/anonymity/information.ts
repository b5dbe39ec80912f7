import type { Counts } from '../../testing/one-knower';
import type { Likely } from './votes-at-random';

/** All that is told of these counts, as one text. */
export type Telling = (counts: Counts) => string;

/** What can be read from a telling. `leader`: in how many of a hundred results with an answer two ahead it can be named. */
export type Read = { readonly bits: number; readonly leader: number };

export function readFrom(results: readonly Likely[], telling: Telling): Read {
  const alike = new Map<string, Likely[]>();
  for (const result of results) {
    const text = telling(result[0]);
    const others = alike.get(text);
    if (others) others.push(result);
    else alike.set(text, [result]);
  }
  let [bits, ahead, named] = [0, 0, 0];
  for (const worlds of alike.values()) {
    const likelihood = worlds.reduce((total, [, one]) => total + one, 0);
    bits -= likelihood * Math.log2(likelihood);
    const leaders = new Set(worlds.map(([counts]) => leaderOf(counts)));
    for (const [counts, one] of worlds) {
      if (leadOf(counts) < 2) continue;
      ahead += one;
      if (leaders.size === 1) named += one;
    }
  }
  return { bits, leader: (100 * named) / ahead };
}

const leadOf = (counts: Counts): number => {
  const [most = 0, next = 0] = counts.toSorted((a, b) => b - a);
  return most - next;
};

/** Undefined if two or more answers are level. */
const leaderOf = (counts: Counts): number | undefined =>
  leadOf(counts) > 0 ? counts.indexOf(Math.max(...counts)) : undefined;
