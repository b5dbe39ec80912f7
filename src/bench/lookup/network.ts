/** What an example has of each feature, by the feature's row. */
export type Features = { readonly rows: Int32Array; readonly values: Float64Array };

/** Draws every weight towards nothing, by so much for all examples together. */
const DRAW = 0.1;

/** How far a step goes at first, from features to classes, and from and to the inner units: found on sets that were left out. */
const PACE = 2;
const INNER_PACE = 0.3;

/** Where the inner units begin: all zeros would stay alike. */
const SPREAD = 0.5;

/**
 * A small network: features speak for each class directly, and through inner units that speak only once they are woken (ReLU).
 * It learns one example after the other, each row of weights at its own pace (AdaGrad). `times`: how many examples have each feature.
 */
export function createNetwork(
  classes: number,
  units: number,
  times: readonly number[],
  examples: number,
  between: (low: number, high: number) => number,
) {
  const direct = createLayer(times.length, classes, (row) => times[row] as number);
  const inner = createLayer(times.length, units, (row) => times[row] as number);
  const outer = createLayer(units, classes, () => examples);
  for (let at = 0; at < inner.weights.length; at++) inner.weights[at] = between(-SPREAD, SPREAD);
  const slopes = new Float32Array(classes);
  const inside = new Float32Array(units);
  const slopesInside = new Float32Array(units);

  /** Makes `slopes` how each class's logit should change for an example. */
  function compare({ rows, values }: Features, label: number, count: number): void {
    slopes.fill(0);
    inside.fill(0);
    for (let one = 0; one < rows.length; one++) {
      direct.add(rows[one] as number, values[one] as number, slopes);
      inner.add(rows[one] as number, values[one] as number, inside);
    }
    for (let unit = 0; unit < units; unit++) {
      if ((inside[unit] as number) > 0) outer.add(unit, inside[unit] as number, slopes);
      else inside[unit] = 0;
    }
    let most = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < classes; at++) most = Math.max(most, slopes[at] as number);
    let all = 0;
    for (let at = 0; at < classes; at++) {
      slopes[at] = Math.exp((slopes[at] as number) - most);
      all += slopes[at] as number;
    }
    for (let at = 0; at < classes; at++) slopes[at] = count * ((at === label ? 1 : 0) - (slopes[at] as number) / all);
  }

  return {
    direct: direct.weights,
    inner: inner.weights,
    outer: outer.weights,
    /** Takes one step; `pace` is the share of the first step that it goes. */
    take(example: Features, label: number, count: number, pace: number): void {
      const { rows, values } = example;
      compare(example, label, count);
      const square = squareOf(slopes);
      for (let unit = 0; unit < units; unit++) {
        const isAwake = (inside[unit] as number) > 0;
        slopesInside[unit] = isAwake ? outer.product(unit, slopes) : 0;
        if (isAwake) outer.better(unit, inside[unit] as number, slopes, square, pace * INNER_PACE);
      }
      const squareInside = squareOf(slopesInside);
      for (let one = 0; one < rows.length; one++) {
        const [row, value] = [rows[one] as number, values[one] as number];
        inner.better(row, value, slopesInside, squareInside, pace * INNER_PACE);
        direct.better(row, value, slopes, square, pace * PACE);
      }
    },
  };
}

/** A row of weights for each feature or unit. */
function createLayer(rows: number, width: number, times: (row: number) => number) {
  const weights = new Float32Array(rows * width);
  const spread = new Float64Array(rows);
  return {
    weights,
    add(row: number, value: number, to: Float32Array): void {
      const from = row * width;
      for (let at = 0; at < width; at++) to[at] = (to[at] as number) + value * (weights[from + at] as number);
    },
    product(row: number, slopes: Float32Array): number {
      const from = row * width;
      let sum = 0;
      for (let at = 0; at < width; at++) sum += (weights[from + at] as number) * (slopes[at] as number);
      return sum;
    },
    better(row: number, value: number, slopes: Float32Array, square: number, pace: number): void {
      spread[row] = (spread[row] as number) + square * value * value;
      const size = pace / Math.sqrt((spread[row] as number) + 1e-6);
      const drawn = 1 - Math.min(0.5, (size * DRAW) / times(row));
      const from = row * width;
      const by = size * value;
      for (let at = 0; at < width; at++)
        weights[from + at] = (weights[from + at] as number) * drawn + by * (slopes[at] as number);
    },
  };
}

function squareOf(numbers: Float32Array): number {
  let square = 0;
  for (let at = 0; at < numbers.length; at++) square += (numbers[at] as number) ** 2;
  return square;
}
