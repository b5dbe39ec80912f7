import type { Evidence } from './evidence';

/** One weight for each figure of `FOR_ENTRY` and of `FOR_SILENCE`; and from which likelihood on silence is the answer. */
export type Weights = {
  readonly entry: readonly number[];
  readonly silence: readonly number[];
  readonly silentFrom: number;
};

/** How likely each entry is the one that is meant, the likeliest first, and how likely none is. All add up to 1. */
export type Likelihoods = {
  readonly entries: readonly { readonly owner: number; readonly likelihood: number }[];
  readonly silence: number;
};

/** A logistic model (softmax): evidence for each answer, silence being one of them, is added up by weight, and compared. */
export function weigh({ entries, silence }: Evidence, weights: Pick<Weights, 'entry' | 'silence'>): Likelihoods {
  const sums = entries.map(({ owner, figures }) => ({ owner, odds: Math.exp(product(figures, weights.entry)) }));
  const none = Math.exp(product(silence, weights.silence));
  const all = sums.reduce((total, { odds }) => total + odds, none);
  return {
    entries: sums
      .map(({ owner, odds }) => ({ owner, likelihood: odds / all }))
      .sort((a, b) => b.likelihood - a.likelihood),
    silence: none / all,
  };
}

function product(figures: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at++) sum += (figures[at] as number) * (weights[at] as number);
  return sum;
}
