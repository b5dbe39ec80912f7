/**
 * Dot products of one vector with many, exactly, as whole numbers: a question with thousands of phrases, for each look-up.
 * WebAssembly multiplies eight coordinates at once; where a processor cannot, plain code comes to the same numbers.
 */
type Products = {
  /** Coordinates that each vector has here: `dimensions`, made up to a multiple of eight by zeros. */
  readonly stride: number;
  /** Each vector's product with `question`, from the vector `from` up to but not including `end`. Overwritten by the next call. */
  readonly products: (question: Int16Array, from: number, end: number) => Int32Array;
};

/** Vectors so near that one instruction takes as many of their coordinates. */
const AT_ONCE = 8;

/** WebAssembly's memory comes in pages of 64 KB. */
const PAGE = 2 ** 16;

/** `places` are the vectors, one after the other; at most `together` of them are multiplied in one call. */
export function createProducts(
  dimensions: number,
  places: Int8Array,
  together: number,
  plain = !canTakeEight,
): Products {
  const stride = Math.ceil(dimensions / AT_ONCE) * AT_ONCE;
  const count = dimensions === 0 ? 0 : places.length / dimensions;
  const [asked, found, rows] = placed(stride * 2, together * 4, stride * count);
  if (plain || count === 0) return createPlain(dimensions, stride, places, together);
  const pages = Math.ceil((rows + stride * count) / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const instance = new WebAssembly.Instance(new WebAssembly.Module(kernel(stride)), { of: { memory } });
  const multiply = instance.exports.multiply as (asked: number, row: number, end: number, found: number) => void;
  const own = new Int8Array(memory.buffer, rows, stride * count);
  if (stride === dimensions) own.set(places);
  else
    for (let row = 0; row < count; row++)
      own.set(places.subarray(row * dimensions, (row + 1) * dimensions), row * stride);
  const question = new Int16Array(memory.buffer, asked, stride);
  const results = new Int32Array(memory.buffer, found, together);
  return {
    stride,
    products(one, from, end) {
      question.set(one);
      if (from < end) multiply(asked, rows + from * stride, rows + end * stride, found);
      return results;
    },
  };
}

function createPlain(dimensions: number, stride: number, places: Int8Array, together: number): Products {
  const results = new Int32Array(together);
  return {
    stride,
    products(question, from, end) {
      for (let row = from; row < end; row++) {
        let sum = 0;
        for (let axis = 0; axis < dimensions; axis++) {
          sum += (question[axis] as number) * (places[row * dimensions + axis] as number);
        }
        results[row - from] = sum;
      }
      return results;
    },
  };
}

/** Where parts of so many bytes begin, one after the other, each at a multiple of 16. */
function placed(...sizes: readonly number[]): [number, number, number] {
  let next = 0;
  const starts = sizes.map((size) => {
    const start = next;
    next = Math.ceil((start + size) / 16) * 16;
    return start;
  });
  return starts as [number, number, number];
}

/**
 * The module in WebAssembly's binary format, since it is short: https://webassembly.github.io/spec/core/binary. It has one
 * function, `multiply(asked, row, end, found)`; all four are addresses. In WebAssembly's text format its body is
 *
 *     (local.set $asked0 (v128.load (local.get $asked))) …            the question, eight coordinates in each
 *     (loop $next
 *       (local.set $sums
 *         (i32x4.add (i32x4.dot_i16x8_s (v128.load8x8_s (local.get $row)) (local.get $asked0)) …))
 *       (i32.store (local.get $found) (the sum of the four lanes of $sums))
 *       (local.set $found (i32.add (local.get $found) (i32.const 4)))
 *       (br_if $next (i32.lt_u (local.tee $row (i32.add (local.get $row) (i32.const stride))) (local.get $end))))
 */
function kernel(stride: number): Uint8Array<ArrayBuffer> {
  const [asked, row, end, found, sums, firstAsked] = [0, 1, 2, 3, 4, 5];
  const eights = Array.from({ length: stride / AT_ONCE }, (_, at) => at);
  const body = [
    ...[1, ...number(1 + eights.length), V128],
    ...eights.flatMap((at) => [...get(asked), ...LOAD, ...number(at * 16), ...set(firstAsked + at)]),
    ...[LOOP, NOTHING],
    ...eights.flatMap((at) => [
      ...[...get(row), ...LOAD_BYTES, ...number(at * AT_ONCE), ...get(firstAsked + at), ...DOT],
      ...(at === 0 ? [] : ADD_LANES),
    ]),
    ...[...set(sums), ...get(found)],
    ...[0, 1, 2, 3].flatMap((lane) => [...get(sums), ...EXTRACT, lane, ...(lane === 0 ? [] : [ADD])]),
    ...[STORE, 2, 0],
    ...[...get(found), CONST, 4, ADD, ...set(found)],
    ...[...get(row), CONST, ...signed(stride), ADD, ...tee(row), ...get(end), LESS, BRANCH_IF, 0],
    ...[END, END],
  ];
  return Uint8Array.from([
    ...[0x00, ...text('asm'), 1, 0, 0, 0],
    ...section(1, [1, 0x60, 4, I32, I32, I32, I32, 0]),
    ...section(2, [1, 2, ...text('of'), 6, ...text('memory'), 2, 0, 0]),
    ...section(3, [1, 0]),
    ...section(7, [1, 8, ...text('multiply'), 0, 0]),
    ...section(10, [1, ...number(body.length), ...body]),
  ]);
}

const I32 = 0x7f;
const V128 = 0x7b;
const NOTHING = 0x40;
const [LOOP, END, BRANCH_IF, CONST, ADD, LESS, STORE] = [0x03, 0x0b, 0x0d, 0x41, 0x6a, 0x49, 0x36];
/** An address need not be a multiple of anything (the second figure is the exponent); how far from it follows. */
const LOAD = [0xfd, 0x00, 0];
const LOAD_BYTES = [0xfd, 0x01, 0];
const EXTRACT = [0xfd, 0x1b];
const ADD_LANES = [0xfd, 0xae, 0x01];
const DOT = [0xfd, 0xba, 0x01];
const get = (local: number) => [0x20, ...number(local)];
const set = (local: number) => [0x21, ...number(local)];
const tee = (local: number) => [0x22, ...number(local)];

const text = (ascii: string) => [...Buffer.from(ascii, 'latin1')];
const section = (id: number, bytes: readonly number[]) => [id, ...number(bytes.length), ...bytes];

/** A whole number in the format’s LEB128, seven bits in each byte. */
function number(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...number(value >>> 7)];
}

/** The same for a constant, whose highest bit is its sign. */
function signed(value: number): number[] {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signed(value >>> 7)];
}

const canTakeEight = WebAssembly.validate(kernel(AT_ONCE));
