import { loadContent } from '../../content/load';
import { entriesOf } from '../../lookup/entry';
import type { Knowledge } from '../../lookup/look-up';
import { knowledgeOf } from '../../lookup/look-up';
import { ENGINES } from './engines';
import { figures, measureQuality } from './quality';
import { QUERY_SETS, readQueries } from './queries';
import { manyEntries, measureSpeed } from './speed';

const OURS = 'Practice Compass';

const SIZES = [124, 1_000, 10_000];

/** Fuse.js over all fields takes minutes at 10,000 entries; its figure at 1,000 says enough. */
const LARGEST_FOR: Record<string, number> = { 'Fuse.js defaults': 1_000 };

/** Quality per category beside other engines, then latency, build time and memory as the content grows; as text. */
export async function benchLookup(): Promise<string> {
  const loading = loadContent();
  if (!loading.ok) throw new Error('the content has mistakes; run npm run content');
  const entries = entriesOf(loading.content);
  const knowledge = knowledgeOf(loading.content);

  const lines: string[] = [];
  for (const set of QUERY_SETS) {
    const queries = readQueries(set);
    lines.push('', `Quality on the ${set} queries (${queries.length}): top-1 / top-3 / silence, in per cent`);
    const tables = [];
    for (const [name, make] of Object.entries(ENGINES)) {
      tables.push([name, await measureQuality(await make(entries, knowledge), queries)] as const);
    }
    const categories = [...new Set(queries.map(({ category }) => category)), 'all'];
    lines.push(
      row(
        '',
        tables.map(([name]) => name),
      ),
    );
    for (const category of categories) {
      lines.push(
        row(
          category,
          tables.map(([, table]) => {
            const quality = table.get(category);
            return quality ? figures(quality) : '-';
          }),
        ),
      );
    }
  }
  lines.push('', 'Speed and memory (build in ms; p50 and p99 in ms a question; heap in MB)');
  lines.push(...(await speeds(entries, knowledge)));
  return lines.join('\n');
}

async function speeds(real: Parameters<typeof manyEntries>[0], knowledge: Knowledge): Promise<string[]> {
  const queries = QUERY_SETS.flatMap(readQueries);
  const lines = [row('entries', ['engine', 'build', 'p50', 'p99', 'heap'])];
  for (const size of SIZES) {
    const entries = manyEntries(real, size);
    for (const name of Object.keys(ENGINES)) {
      if (size > (LARGEST_FOR[name] ?? Number.POSITIVE_INFINITY)) continue;
      // The others need up to a second a question: they are asked fewer, so that the run ends in minutes.
      const asked = name === OURS ? queries : queries.filter((_, at) => at % 12 === 0);
      const { build, p50, p99, heap } = await measureSpeed(name, entries, knowledge, asked);
      lines.push(row(String(size), [name, build.toFixed(0), p50.toFixed(3), p99.toFixed(3), heap.toFixed(1)]));
    }
  }
  return lines;
}

const row = (first: string, cells: readonly string[]) =>
  [first.padEnd(10), ...cells.map((cell) => cell.padEnd(22))].join(' ').trimEnd();
