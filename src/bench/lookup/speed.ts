import { performance } from 'node:perf_hooks';
import type { Knowledge } from '../../lookup/build-look-up';
import type { Entry } from '../../lookup/entry';
import { ENGINES } from './engines';
import { kindsOf, type Query } from './queries';

type Speed = {
  readonly engine: string;
  readonly entries: number;
  readonly build: number;
  readonly p50: number;
  readonly p99: number;
  readonly heap: number;
};

/** Build time (ms), latency per question (ms) and heap (MB) of one engine over these entries. */
export async function measureSpeed(
  name: string,
  entries: readonly Entry[],
  knowledge: Knowledge,
  queries: readonly Query[],
): Promise<Speed> {
  const make = ENGINES[name];
  if (!make) throw new Error(`no engine by the name ${name}`);
  const before = heapUsed();
  const start = performance.now();
  const engine = await make(entries, knowledge);
  await engine('warm up', ['term']);
  const build = performance.now() - start;
  const heap = (heapUsed() - before) / 2 ** 20;

  const warm = performance.now() + WARM_UP_MS;
  for (const query of queries) {
    if (performance.now() > warm) break;
    await engine(query.text, kindsOf(query));
  }
  const times: number[] = [];
  for (const query of queries) {
    const from = performance.now();
    await engine(query.text, kindsOf(query));
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  return { engine: name, entries: entries.length, build, p50: at(0.5), p99: at(0.99), heap };
}

/** Each engine runs for so long before it is timed, so that what is timed is compiled, as in a bot that has run for a while. */
const WARM_UP_MS = 3_000;

function heapUsed(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

/**
 * As many entries as wanted: the real ones, then variations of them in which two words of three are replaced by invented ones,
 * so that the vocabulary grows with the number of entries, as a real collection's does, each with 20 everyday phrases.
 * The same on every run.
 */
export function manyEntries(real: readonly Entry[], wanted: number): Entry[] {
  const random = createRandom(20231124);
  const entries = [...real].slice(0, wanted);
  for (let round = 1; entries.length < wanted; round++) {
    for (const [at, entry] of real.entries()) {
      if (entries.length >= wanted) break;
      const strange = new Map<string, string>();
      const vary = (text: string) =>
        text.replace(/[a-z]{4,}/gi, (word) => (random() < 0.66 ? stranger(word, strange, random) : word));
      entries.push({
        ...entry,
        id: `${entry.id}-${round}-${at}`,
        title: vary(entry.title),
        aliases: entry.aliases.map(vary),
        abbreviations: [],
        keywords: entry.keywords.slice(0, KEYWORDS_OF_A_VARIATION).map(vary),
        body: vary(entry.body),
      });
    }
  }
  return entries;
}

/** A pack of thousands of entries is no longer written by hand, phrase by phrase. */
const KEYWORDS_OF_A_VARIATION = 20;

const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo za bren clor drim flan grop'.split(' ');

function stranger(word: string, known: Map<string, string>, random: () => number): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  const count = 2 + Math.floor(random() * 2);
  const invented = Array.from({ length: count }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join('');
  known.set(word, invented);
  return invented;
}

/** A small linear congruential generator: the benchmark needs the same words each time, not good randomness. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
