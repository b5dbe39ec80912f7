import type { Poll } from '../poll';
import type { ShownResult } from './closed-result';
import type { Tally } from './tally';

/** What an open poll shows at any time: exact counts, and shares of the voters in whole per cent. Never of an anonymous one. */
export function liveCounts({ options }: Pick<Poll, 'options'>, { voters, counts }: Tally): ShownResult {
  return {
    kind: 'counts',
    voters: String(voters),
    shares: options.map(({ label }, at) => {
      const count = counts[at] ?? 0;
      const part = voters === 0 ? 0 : count / voters;
      return { label, words: `${count} of ${voters}`, share: Math.round(100 * part), bar: Math.round(20 * part) };
    }),
  };
}
