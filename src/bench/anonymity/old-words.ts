import type { Counts } from '../../testing/one-knower';

/**
 * How a result of 5 to 9 voters was told until November 2026, kept to compare with: no answer's count could be certain. Each
 * answer's words, in order.
 */
export function oldWords(counts: Counts, voters: number, many: boolean): string {
  if (many) return counts.map((count) => half(isHalf(count, voters, counts.length))).join();
  const lead = leader(counts);
  const most = counts[lead] ?? 0;
  const tell = (first: string, others: string) => counts.map((_, at) => (at === lead ? first : others)).join();
  if (voters < 7) return tell(half(2 * most >= voters), 'half or fewer');
  if (3 * most > 2 * voters) return tell('most or all', 'a few or none');
  if (counts.length === 2) return tell('about half', 'about half');
  return tell(3 * most >= voters ? 'about half' : 'half or fewer', 'half or fewer');
}

const half = (isMore: boolean): string => (isMore ? 'half or more' : 'half or fewer');

const isHalf = (count: number, voters: number, options: number) =>
  options === 2 ? 2 * count >= voters : 2 * count > voters;

/** In a tie: the first of two answers, or -1 if there are more than two answers. */
function leader(counts: Counts): number {
  const most = Math.max(...counts);
  const at = counts.indexOf(most);
  return counts.length === 2 || counts.lastIndexOf(most) === at ? at : -1;
}
