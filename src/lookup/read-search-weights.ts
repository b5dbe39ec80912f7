import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArrays, writeArrays } from './arrays-file';
import { FOR_ENTRY, FOR_SILENCE } from './evidence';
import type { Taught } from './learnt';
import type { Weights } from './weigh';

/** What `npm run search-weights` makes: how much each kind of evidence counts, and what one kind of it was taught. */
export type Fitted = Weights & { readonly taught: Taught | undefined };

/** The form of `taught.bin`; a file of another is not read. */
const FORM = 'taught 2';

type Named = {
  readonly entry: Record<string, number>;
  readonly silence: Record<string, number>;
  readonly silentFrom: number;
};

const SHIPPED = join(__dirname, '..', '..', 'content', 'search-weights');

/** Reads what `npm run search-weights` made. Throws if anything is missing, or is no likelihood. */
export function readSearchWeights(folder = SHIPPED): Fitted {
  const { entry, silence, silentFrom } = JSON.parse(readFileSync(join(folder, 'weights.json'), 'utf8')) as Named;
  const taught = readArrays<Taught>(join(folder, 'taught.bin'), FORM);
  if (!taught) throw new Error(`${folder} has no taught.bin that can be read; run npm run search-weights`);
  if (!(silentFrom > 0 && silentFrom < 1))
    throw new Error('weights.json does not say from which likelihood on silence wins; run npm run search-weights');
  return {
    entry: FOR_ENTRY.map((name) => of(entry, name)),
    silence: FOR_SILENCE.map((name) => of(silence, name)),
    silentFrom,
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
