import { type Counts, oneChoiceFalling } from '../../testing/one-knower';
import { factorial, type Likelihood } from './votes-at-random';

/** The best that was found. `isProven`: nothing better exists, because all was tried. */
type Best = { readonly bits: number; readonly isProven: boolean };

/**
 * The most that any telling can say that keeps the promise, treats all answers alike and names answers from the top: the
 * first, or the first and the second, or the first two together, and so on; in whatever words, and however odd the results
 * that it tells alike. It is a division of the shapes of results (counts in falling order) into cells that are told alike.
 */
export function bestTelling(voters: number, answers: number, likelihood: Likelihood): Best {
  const shapes = [...oneChoiceFalling(voters, answers)];
  const cells = cellsOf(shapes, answers, likelihood);
  return shapes.length <= MOST_TRIED ? tryAll(shapes.length, cells) : climb(shapes.length, cells);
}

/** So many shapes can be divided in all ways within seconds. */
const MOST_TRIED = 16;
/** No telling names more than three times. */
const MOST_GROUPS = 4;

/** How many bits of the whole it is worth to tell these shapes alike, a bit for each; less than nothing if it may not be done. */
type Worth = (cell: number) => number;
const FORBIDDEN = -50;

function cellsOf(shapes: readonly Counts[], answers: number, likelihood: Likelihood): Worth {
  const likely = shapes.map((counts) => likelihood(counts) * orders(levels(counts)));
  const namings = groupings(answers).map((sizes) => ({
    names: orders(sizes),
    proofs: shapes.map((counts) => proofsOf(counts, sizes)),
  }));
  const known = new Map<number, number>();
  const worth = (cell: number) => {
    const places = [...shapes.keys()].filter((at) => (cell >> at) & 1);
    const all = places.reduce((total, at) => total + (likely[at] ?? 0), 0);
    const most = Math.max(
      0,
      ...namings.flatMap(({ names, proofs }) => (arePromised(places.map((at) => proofs[at])) ? [names] : [])),
    );
    return most === 0 ? FORBIDDEN : all * Math.log2(most / all);
  };
  return (cell) => {
    const value = known.get(cell) ?? worth(cell);
    known.set(cell, value);
    return value;
  };
}

/** How many of each count there are. */
const levels = (counts: Counts): Counts =>
  [...new Set(counts)].map((one) => counts.filter((count) => count === one).length);

/** In how many orders answers can be put into groups of these sizes. */
const orders = (sizes: Counts): number =>
  sizes.reduce((all, size) => all / factorial(size), factorial(sizes.reduce((total, size) => total + size, 0)));

/** Every way to divide so many answers, the first first, into at most so many groups. */
function groupings(answers: number, most = MOST_GROUPS): Counts[] {
  if (answers === 0) return [[]];
  if (most === 0) return [];
  return Array.from({ length: answers }, (_, at) => at + 1).flatMap((size) =>
    groupings(answers - size, most - 1).map((rest) => [size, ...rest]),
  );
}

/**
 * For each pair of groups, whether one person can have chosen an answer of the one and another person one of the other. A
 * group has its answers in common: whatever is possible of one is possible of each. Undefined if the groups part two
 * answers with the same count.
 */
function proofsOf(counts: Counts, sizes: Counts): readonly boolean[] | undefined {
  const groups = sizes.map((size, at) => {
    const from = sizes.slice(0, at).reduce((total, one) => total + one, 0);
    return counts.slice(from, from + size);
  });
  if (groups.some((group, at) => group.at(-1) === groups[at + 1]?.[0])) return undefined;
  return groups.flatMap((group) =>
    groups.flatMap((other) => {
      if (group !== other) return [(group[0] ?? 0) > 0 && (other[0] ?? 0) > 0];
      return [(group[0] ?? 0) > 1, group.length === 1 || (group[1] ?? 0) > 0];
    }),
  );
}

/** Of each answer, somebody else may have chosen it, whatever the knower chose: then nobody is sure of the contrary either. */
function arePromised(proofs: readonly (readonly boolean[] | undefined)[]): boolean {
  const [first] = proofs;
  return first !== undefined && !proofs.includes(undefined) && first.every((_, at) => proofs.some((one) => one?.[at]));
}

function tryAll(shapes: number, worth: Worth): Best {
  const best = new Float64Array(2 ** shapes).fill(-Infinity);
  const worths = Float64Array.from(best, (_, cell) => (cell === 0 ? 0 : worth(cell)));
  best[0] = 0;
  for (let set = 1; set < best.length; set++) {
    const first = set & -set;
    const others = set ^ first;
    for (let more = others; ; more = (more - 1) & others) {
      const cell = more | first;
      const value = (worths[cell] ?? 0) + (best[set ^ cell] ?? 0);
      if (value > (best[set] ?? 0)) best[set] = value;
      if (more === 0) break;
    }
  }
  return { bits: best.at(-1) ?? 0, isProven: true };
}

const [STARTS, STEPS, HEAT] = [4, 20_000, 0.3];

/** Moves one shape at a time from cell to cell, at first also where it gets worse. */
function climb(shapes: number, worth: Worth): Best {
  const random = pseudoRandom();
  let best = 0;
  for (let start = 0; start < STARTS; start++) {
    const cells = Array<number>(shapes).fill(0);
    cells[0] = 2 ** shapes - 1;
    let bits = worth(cells[0]);
    for (let step = 0; step < STEPS; step++) {
      const shape = 1 << Math.floor(random() * shapes);
      const from = cells.findIndex((cell) => cell & shape);
      const to = Math.floor(random() * shapes);
      if (from === to) continue;
      const [source = 0, target = 0] = [cells[from], cells[to]];
      const value = (cell: number) => (cell === 0 ? 0 : worth(cell));
      const gain = value(source ^ shape) + value(target | shape) - value(source) - value(target);
      const heat = HEAT * (1 - step / STEPS) ** 2 + 1e-4;
      if (gain < 0 && Math.exp(gain / heat) <= random()) continue;
      cells[from] = source ^ shape;
      cells[to] = target | shape;
      bits += gain;
      best = Math.max(best, bits);
    }
  }
  return { bits: best, isProven: false };
}

/** The same numbers each time, so that the table is. */
function pseudoRandom(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
