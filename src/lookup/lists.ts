/** Lists of whole numbers, one after the other, without an object for each: list `at` is `items` from `starts[at]` to `starts[at + 1]`. */
export type Lists = { readonly starts: Int32Array; readonly items: Int32Array };

/** Where things of these sizes begin that stand one after the other, and where the last ends. */
export function startsOf(sizes: readonly number[]): Int32Array {
  const starts = new Int32Array(sizes.length + 1);
  for (const [at, size] of sizes.entries()) starts[at + 1] = (starts[at] as number) + size;
  return starts;
}

export function flatten(lists: readonly (readonly number[])[]): Lists {
  const starts = startsOf(lists.map(({ length }) => length));
  const items = new Int32Array(starts[lists.length] as number);
  for (const [at, list] of lists.entries()) items.set(list, starts[at]);
  return { starts, items };
}

/** For each number below `count`, the places of the lists that have it, in order. */
export function invert(lists: readonly (readonly number[])[], count: number): Lists {
  const inverted: number[][] = Array.from({ length: count }, () => []);
  for (const [at, list] of lists.entries()) for (const item of list) inverted[item]?.push(at);
  return flatten(inverted);
}
