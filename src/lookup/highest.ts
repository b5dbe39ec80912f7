/**
 * Keeps the `most` items with the highest values above 0, the highest first, and of equal ones the first that was offered.
 * `take` returns them and begins anew.
 */
export function createHighest(most: number) {
  const items = new Int32Array(most);
  const values = new Float64Array(most);
  let size = 0;
  return {
    offer(item: number, value: number): void {
      if (value <= 0 || (size === most && value <= (values[most - 1] as number))) return;
      let place = size < most ? size++ : most - 1;
      while (place > 0 && (values[place - 1] as number) < value) {
        items[place] = items[place - 1] as number;
        values[place] = values[place - 1] as number;
        place -= 1;
      }
      items[place] = item;
      values[place] = value;
    },
    take(): number[] {
      const taken: number[] = [];
      for (let at = 0; at < size; at++) taken.push(items[at] as number);
      size = 0;
      return taken;
    },
  };
}
