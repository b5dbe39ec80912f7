import { loadContent } from '../../content/load';
import { type Knowledge, knowledgeOf } from '../../lookup/build-look-up';
import { type Entry, entriesOf } from '../../lookup/entry';
import { readWordVectors } from '../../lookup/read-word-vectors';
import { ENGINES } from './engines';
import { figures, measureQuality } from './quality';
import { type Query, type QuerySet, readQueries, TUNING_SETS, UNSEEN_SETS } from './queries';
import { manyEntries, measureSpeed } from './speed';

type Say = (line: string) => void;

const SIZES = [124, 1_000, 10_000];

const OURS = 'Practice Compass';

/** Fuse.js over whole texts needs a good part of a second for each question, and minutes over 10,000 entries: it is asked fewer. */
const ONE_IN: Record<string, number> = { 'Fuse.js defaults': 8 };
const LARGEST_FOR: Record<string, number> = { 'Fuse.js defaults': 1_000 };

/**
 * Quality per category beside other engines, then latency, build time and memory as the content grows; told line by line. Asks
 * the unseen sets; with `--tuning` the others as well, of which the search was taught.
 */
export async function benchLookup(words: readonly string[], say: Say): Promise<void> {
  const loading = loadContent();
  if (!loading.ok) throw new Error('the content has mistakes; run npm run content');
  const entries = entriesOf(loading.content);
  const knowledge = knowledgeOf(loading.content, readWordVectors());
  for (const set of words.includes('--tuning') ? [...TUNING_SETS, ...UNSEEN_SETS] : UNSEEN_SETS)
    await tellQuality(set, entries, knowledge, say);
  await tellSpeed(entries, knowledge, say);
}

async function tellQuality(set: QuerySet, entries: readonly Entry[], knowledge: Knowledge, say: Say): Promise<void> {
  const queries = readQueries(set);
  const tables = [];
  for (const [name, make] of Object.entries(ENGINES)) {
    const asked = everyNth(queries, ONE_IN[name] ?? 1);
    tables.push({ name, table: await measureQuality(await make(entries, knowledge), asked) });
  }
  say(`\nQuality on the ${set} queries (${queries.length}): top-1 / top-3 / silence, in per cent`);
  say(
    row(
      '',
      tables.map(({ name }) => (ONE_IN[name] ? `${name} (1 in ${ONE_IN[name]})` : name)),
    ),
  );
  for (const category of [...new Set(queries.map((query) => query.category)), 'all']) {
    const cells = tables.map(({ table }) => table.get(category)).map((quality) => (quality ? figures(quality) : '-'));
    say(row(category, cells));
  }
}

async function tellSpeed(real: readonly Entry[], knowledge: Knowledge, say: Say): Promise<void> {
  const queries = TUNING_SETS.flatMap(readQueries);
  say('\nSpeed and memory (build in ms; p50 and p99 in ms a question; heap in MB)');
  say(row('entries', ['engine', 'build', 'p50', 'p99', 'heap']));
  for (const size of SIZES) {
    const entries = manyEntries(real, size);
    for (const name of Object.keys(ENGINES)) {
      if (size > (LARGEST_FOR[name] ?? Number.POSITIVE_INFINITY)) continue;
      const asked = everyNth(queries, name === OURS ? 1 : 5 * (ONE_IN[name] ?? 1));
      const { build, p50, p99, heap } = await measureSpeed(name, entries, knowledge, asked);
      say(row(String(size), [name, build.toFixed(0), p50.toFixed(3), p99.toFixed(3), heap.toFixed(1)]));
    }
  }
}

const everyNth = (queries: readonly Query[], n: number) => queries.filter((_, at) => at % n === 0);

const row = (first: string, cells: readonly string[]) =>
  [first.padEnd(10), ...cells.map((cell) => cell.padEnd(25))].join(' ').trimEnd();
