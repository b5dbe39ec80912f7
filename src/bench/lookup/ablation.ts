import { loadContent } from '../../content/load';
import { FOR_ENTRY, FOR_SILENCE } from '../../lookup/evidence';
import { createSearch } from '../../lookup/look-up';
import { createReader } from '../../lookup/reader';
import { fitWeights } from './fit';
import { foldsOf } from './folds';
import type { Lesson } from './lessons';
import { figures, measureQuality } from './quality';
import { type QuerySet, readQueries } from './queries';

/** What is left out of the evidence: figures for entries, and figures for silence. */
type Part = { readonly entry?: readonly string[]; readonly silence?: readonly string[] };

const WORDS = ['best', 'coverage', 'typical'];
const MEANING = ['nearest', 'middle'];
const BY_EAR = ['sounds', 'within', 'surely', 'surelyWithin'];

const WITHOUT: Readonly<Record<string, Part>> = {
  nothing: {},
  'near names at all': { entry: ['letters', ...BY_EAR] },
  'near names by ear': { entry: BY_EAR },
  words: { entry: WORDS, silence: WORDS },
  meaning: { entry: MEANING, silence: MEANING },
  'what was learnt': { entry: ['learnt'], silence: ['learnt'] },
  'matters out of scope': { silence: [...WORDS, ...MEANING, 'learnt'] },
  'short forms': { entry: ['short'] },
  'signs of code': { silence: ['signs'] },
  brevity: { silence: ['brief'] },
  'how much was asked for': { silence: ['few'] },
};

/** Sets of which somebody who wrote phrases had seen all: they say little of strangers. */
const KNOWN: readonly QuerySet[] = ['sample', 'tuning'];

/**
 * What each part of the evidence adds: the mean over all tuning sets by one author each, asked of a search that was taught and
 * weighed without them. Told line by line.
 */
export async function benchAblation(say: (line: string) => void): Promise<void> {
  const loading = loadContent();
  if (!loading.ok) throw new Error('the content has mistakes; run npm run content');
  const { course, folds } = foldsOf(loading.content);
  const { entries, knowledge, index } = course;
  say('Each set, and then the mean without each part: top-1 / top-3 / silence, in per cent');
  for (const [name, part] of Object.entries(WITHOUT)) {
    const shares: number[][] = [];
    for (const { sets, taught } of folds) {
      const lessons = folds.flatMap((one) => (one.sets === sets ? [] : one.lessons));
      const fitted = { ...fitWeights(lessons.map((lesson) => reduced(lesson, part))), taught };
      const lookUp = createSearch(entries, createReader(index, knowledge, entries, taught), knowledge, fitted);
      const engine = (text: string, kinds: Parameters<typeof lookUp>[1]) =>
        lookUp(text, kinds).results.map(({ entry }) => entry.id);
      for (const set of sets.filter((one) => !KNOWN.includes(one))) {
        const all = (await measureQuality(engine, readQueries(set))).get('all');
        if (all && name === 'nothing') say(`${set.padEnd(24)} ${figures(all)}`);
        if (all)
          shares.push([all.first / all.answerable, all.firstThree / all.answerable, all.silent / all.unanswerable]);
      }
    }
    const mean = [0, 1, 2].map(
      (at) => (100 * shares.reduce((sum, share) => sum + (share[at] ?? 0), 0)) / shares.length,
    );
    say(`${name.padEnd(24)} ${mean.map((share) => share.toFixed(1)).join(' / ')}`);
  }
}

/** The same lesson without some figures. */
function reduced(lesson: Lesson, { entry = [], silence = [] }: Part): Lesson {
  const without = (of: readonly number[], names: readonly string[], left: readonly string[]) =>
    of.map((figure, at) => (left.includes(names[at] ?? '') ? 0 : figure));
  return {
    ...lesson,
    evidence: {
      entries: lesson.evidence.entries.map(({ owner, figures }) => ({
        owner,
        figures: without(figures, FOR_ENTRY, entry),
      })),
      silence: without(lesson.evidence.silence, FOR_SILENCE, silence),
    },
  };
}
