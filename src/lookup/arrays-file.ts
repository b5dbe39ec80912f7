import { closeSync, openSync, readSync, writeFileSync } from 'node:fs';

const KINDS = { Int8Array, Uint8Array, Int16Array, Uint16Array, Int32Array, Float32Array, Float64Array };
type Kind = keyof typeof KINDS;
type AnyArray = InstanceType<(typeof KINDS)[Kind]>;

/** What stands for an array in the description of the rest: its bytes follow in the order of these. */
type Placed = { readonly kind: Kind; readonly length: number };

/** In bytes, before the description: how long it is. */
const LENGTH = 4;

/** Writes an object that is made of objects, numbers and arrays of numbers: a description in JSON, and then all that is in the arrays. */
export function writeArrays(file: string, of: string, made: object): void {
  const arrays: Uint8Array[] = [];
  const description = JSON.stringify({ of, made }, (_name, value) => {
    if (!ArrayBuffer.isView(value)) return value;
    const { buffer, byteOffset, byteLength } = value;
    arrays.push(new Uint8Array(buffer, byteOffset, byteLength));
    const array = value as AnyArray;
    return { kind: array.constructor.name as Kind, length: array.length } satisfies Placed;
  });
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32LE(Buffer.byteLength(description));
  writeFileSync(file, Buffer.concat([length, Buffer.from(description), ...arrays]));
}

/**
 * Reads it again, each array into memory of its own, so that nothing is there twice. Undefined if there is no such file, if it
 * is cut short, or if it was made `of` something else.
 */
export function readArrays<Made extends object>(path: string, of: string): Made | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const length = Buffer.alloc(LENGTH);
    readInto(file, length);
    const description = Buffer.alloc(length.readUInt32LE());
    readInto(file, description);
    const { of: madeOf, made } = JSON.parse(description.toString());
    return madeOf === of ? (withArrays(made, file) as Made) : undefined;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function withArrays(made: object, file: number): object {
  if ('kind' in made) {
    const { kind, length } = made as Placed;
    const array = new KINDS[kind](length);
    readInto(file, array);
    return array;
  }
  const inside = ([name, part]: [string, unknown]) => [name, part instanceof Object ? withArrays(part, file) : part];
  return Object.fromEntries(Object.entries(made).map(inside));
}

/** Fills an array with what comes next in a file. Throws if that is less. */
function readInto(file: number, array: AnyArray): void {
  const read = readSync(file, array, 0, array.byteLength, null);
  if (read < array.byteLength) throw new Error('the file is cut short');
}
