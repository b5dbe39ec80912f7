import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FOR_ENTRY, FOR_SILENCE } from './evidence';
import type { Weights } from './weigh';

type Fitted = { readonly entry: Record<string, number>; readonly silence: Record<string, number> };

/** Reads the weights of evidence, which `npm run search-weights` makes. Throws if one is missing. */
export function readSearchWeights(folder = join(__dirname, '..', '..', 'content', 'search-weights')): Weights {
  const { entry, silence } = JSON.parse(readFileSync(join(folder, 'weights.json'), 'utf8')) as Fitted;
  return { entry: FOR_ENTRY.map((name) => of(entry, name)), silence: FOR_SILENCE.map((name) => of(silence, name)) };
}

function of(weights: Record<string, number>, name: string): number {
  const weight = weights[name];
  if (weight === undefined) throw new Error(`weights.json has no weight for ${name}; run npm run search-weights`);
  return weight;
}
