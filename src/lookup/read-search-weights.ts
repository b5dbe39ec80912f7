import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArrays, writeArrays } from './arrays-file';
import { FOR_ENTRY, FOR_SILENCE } from './evidence';
import type { Taught } from './learnt';
import type { Weights } from './weigh';

/** What `npm run search-weights` makes: how much each kind of evidence counts, and what one kind of it was taught. */
export type Fitted = Weights & { readonly taught: Taught | undefined };

/** The form of `taught.bin`; a file of another is not read. */
const FORM = 'taught 1';

type Named = { readonly entry: Record<string, number>; readonly silence: Record<string, number> };

const SHIPPED = join(__dirname, '..', '..', 'content', 'search-weights');

/** Reads what `npm run search-weights` made. Throws if anything is missing. */
export function readSearchWeights(folder = SHIPPED): Fitted {
  const { entry, silence } = JSON.parse(readFileSync(join(folder, 'weights.json'), 'utf8')) as Named;
  const taught = readArrays<Taught>(join(folder, 'taught.bin'), FORM);
  if (!taught) throw new Error(`${folder} has no taught.bin that can be read; run npm run search-weights`);
  return {
    entry: FOR_ENTRY.map((name) => of(entry, name)),
    silence: FOR_SILENCE.map((name) => of(silence, name)),
    taught,
  };
}

export const writeTaught = (taught: Taught, folder = SHIPPED): void =>
  writeArrays(join(folder, 'taught.bin'), FORM, taught);

function of(weights: Record<string, number>, name: string): number {
  const weight = weights[name];
  if (weight === undefined) throw new Error(`weights.json has no weight for ${name}; run npm run search-weights`);
  return weight;
}
