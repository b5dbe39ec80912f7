import type { Engine } from './engines';
import { kindsOf, type Query } from './queries';

export type Quality = {
  /** How many questions have a right answer, and how many want silence. */
  readonly answerable: number;
  readonly unanswerable: number;
  readonly first: number;
  readonly firstThree: number;
  readonly silent: number;
};

/** Asks every question; counts right answers in first place, among the first three, and right silences, per category. */
export async function measureQuality(engine: Engine, queries: readonly Query[]): Promise<Map<string, Quality>> {
  const table = new Map<string, Quality>();
  for (const query of queries) {
    const ids = await engine(query.text, kindsOf(query));
    const rank = ids.findIndex((id) => query.accept.includes(id));
    for (const row of [query.category, 'all']) {
      const before = table.get(row) ?? { answerable: 0, unanswerable: 0, first: 0, firstThree: 0, silent: 0 };
      table.set(row, count(before, query.accept.length > 0, rank, ids.length));
    }
  }
  return table;
}

function count(so: Quality, answerable: boolean, rank: number, found: number): Quality {
  if (!answerable) return { ...so, unanswerable: so.unanswerable + 1, silent: so.silent + (found === 0 ? 1 : 0) };
  return {
    ...so,
    answerable: so.answerable + 1,
    first: so.first + (rank === 0 ? 1 : 0),
    firstThree: so.firstThree + (rank >= 0 && rank < 3 ? 1 : 0),
  };
}

/** `94 / 98 / 96`: top-1, top-3 and silence in per cent; a dash where there was nothing to count. */
export function figures({ answerable, unanswerable, first, firstThree, silent }: Quality): string {
  const share = (part: number, whole: number) => (whole === 0 ? '-' : ((100 * part) / whole).toFixed(1));
  return [share(first, answerable), share(firstThree, answerable), share(silent, unanswerable)].join(' / ');
}
