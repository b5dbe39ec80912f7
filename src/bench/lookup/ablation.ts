import { loadContent } from '../../content/load';
import { FOR_ENTRY, FOR_SILENCE } from '../../lookup/evidence';
import type { Taught } from '../../lookup/learnt';
import { createSearch } from '../../lookup/look-up';
import { createReader } from '../../lookup/reader';
import type { Weights } from '../../lookup/weigh';
import type { Engine } from './engines';
import { fitWeights } from './fit';
import { foldsOf } from './folds';
import { type Lesson, taughtBy } from './lessons';
import { figures, measureQuality, type Quality } from './quality';
import { type Query, type QuerySet, readQueries } from './queries';

/** What is left out of the evidence: figures for entries, and figures for silence. */
type Part = { readonly entry?: readonly string[]; readonly silence?: readonly string[] };

const WORDS = ['best', 'coverage', 'typical'];
const MEANING = ['nearest', 'middle'];

const WITHOUT: Readonly<Record<string, Part>> = {
  nothing: {},
  words: { entry: WORDS, silence: WORDS },
  meaning: { entry: MEANING, silence: MEANING },
  'what was learnt': { entry: ['learnt'], silence: ['learnt'] },
  'meaning of entries': { entry: MEANING },
  'meaning out of scope': { silence: MEANING },
  'matters out of scope': { silence: [...WORDS, ...MEANING, 'learnt'] },
  'words out of scope': { silence: WORDS },
  brevity: { silence: ['brief'] },
  'how much was asked for': { silence: ['few'] },
};

/** One lesson in so many is enough to fit weights by, and takes less time. */
const ONE_IN = 3;

/** Sets of which somebody who wrote phrases had seen all: they say little of strangers. */
const KNOWN: readonly QuerySet[] = ['sample', 'tuning'];

/**
 * What each part of the evidence adds: the mean over all tuning sets by one author each, asked of a search that was taught without
 * them; then, of these questions, those for entries that were never taught, as those of a local pack are not. The weights, two
 * dozen numbers, are fitted on all sets. Told line by line.
 */
export async function benchAblation(say: Say): Promise<void> {
  const loading = loadContent();
  if (!loading.ok) throw new Error('the content has mistakes; run npm run content');
  const { course, folds } = foldsOf(loading.content);
  const { entries, knowledge, index } = course;
  const lessons = folds.flatMap((one) => one.lessons).filter((_, at) => at % ONE_IN === 0);
  const searchWith = (taught: Taught, weights: Weights): Engine => {
    const lookUp = createSearch(entries, createReader(index, knowledge, entries, taught), knowledge, weights);
    return (text, kinds) => lookUp(text, kinds).results.map(({ entry }) => entry.id);
  };
  const locals = folds.map(({ sets }, part) => {
    const ids = new Set(entries.map(({ id }) => id).filter((_, at) => at % folds.length === part));
    const isFor = ({ accept }: Query) => accept.length > 0 && accept.every((id) => ids.has(id));
    return { asked: asked(sets).flatMap(readQueries).filter(isFor), taught: taughtBy(course, sets, ids) };
  });
  say(
    'Each set, and then the mean without each part: top-1 / top-3 / silence, in per cent; and of entries never taught',
  );
  for (const [name, part] of Object.entries(WITHOUT)) {
    const weights = fitWeights(lessons.map((lesson) => reduced(lesson, part)));
    const all: Quality[] = [];
    for (const { sets, taught } of folds) {
      for (const set of asked(sets)) {
        const quality = await qualityOf(searchWith(taught, weights), readQueries(set));
        if (name === 'nothing') say(`${set.padEnd(24)} ${figures(quality)}`);
        all.push(quality);
      }
    }
    const untaught: Quality[] = [];
    for (const { asked, taught } of locals) untaught.push(await qualityOf(searchWith(taught, weights), asked));
    say(`${name.padEnd(24)} ${meanOf(all)}   ${meanOf(untaught)}`);
  }
}

type Say = (line: string) => void;

const asked = (sets: readonly QuerySet[]) => sets.filter((one) => !KNOWN.includes(one));

async function qualityOf(engine: Engine, queries: readonly Query[]): Promise<Quality> {
  const all = (await measureQuality(engine, queries)).get('all');
  if (!all) throw new Error('there are no questions');
  return all;
}

/** The mean of some shares in per cent, of those sets that have any. */
function meanOf(all: readonly Quality[]): string {
  const mean = (part: (of: Quality) => number, whole: (of: Quality) => number) => {
    const having = all.filter((one) => whole(one) > 0);
    const sum = having.reduce((total, one) => total + part(one) / whole(one), 0);
    return having.length === 0 ? '-' : ((100 * sum) / having.length).toFixed(1);
  };
  const answerable = (of: Quality) => of.answerable;
  const [first, three] = [mean((of) => of.first, answerable), mean((of) => of.firstThree, answerable)];
  const silent = mean(
    (of) => of.silent,
    (of) => of.unanswerable,
  );
  return [first, three, silent].join(' / ');
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
