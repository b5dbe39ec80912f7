import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EntryKind, KINDS_AFTER } from '../../lookup/entry';

/** A labelled question. Each of `accept` is a right answer; none accepted means that silence is right. */
export type Query = {
  readonly command: 'glossary' | 'principle';
  readonly text: string;
  readonly category: string;
  readonly accept: readonly string[];
};

/** Sets that the weights are fitted on. Each but the first two is by one author who saw neither content nor code. */
export const TUNING_SETS = [
  'sample',
  'tuning',
  'practitioner',
  'health-schools',
  'dictation',
  'police',
  'questions',
  'out-of-scope',
  'supervision',
  'family-courts',
  'near-misses',
  'response',
  'schools-clinics',
  'asked-1',
  'asked-2',
  'asked-3',
  'asked-4',
  'practice-educator',
  'streets',
  'newcomers',
  'everyday',
  'supervisors',
  'plain-words',
  'team-talk',
  'nearby',
  'police-2',
  'questions-2',
  'frontline',
  'office',
  'region',
  'learning',
  'coast',
  'dictated',
  'homes',
  'youth-sport',
  'health-custody',
  'strategy',
  'voices',
  'principles-asked',
  'huddles',
  'staffroom',
  'by-ear',
  'reflections',
  'what-is-it-called',
  'out-and-about',
  'return-and-care',
  'dilemmas',
  'second-language',
  'custody-and-tenancies',
  'clinic-and-class',
  'first-weeks',
  'slang',
  'paper-speak',
  'six-users',
  'everyday-principles',
  'case-talk',
  'borders',
] as const;

/** Sets that nothing is fitted on, and that nobody who tunes reads. Their authors saw neither content nor code. */
export const UNSEEN_SETS = [
  'unseen-week',
  'unseen-night',
  'unseen-county',
  'unseen-aloud',
  'unseen-hub',
  'unseen-walk',
  'unseen-district',
  'unseen-city',
] as const;

export type QuerySet = (typeof TUNING_SETS)[number] | (typeof UNSEEN_SETS)[number];

/** Where the files of `queries/` stand: they are not built. */
export const QUERIES = join(__dirname, '..', '..', '..', 'src', 'bench', 'queries');

export const readQueries = (set: QuerySet): Query[] => readJsonLines(join(QUERIES, `${set}.jsonl`));

/** What stands in a file, one a line. */
export function readJsonLines<Line>(file: string): Line[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Line);
}

export const kindsOf = ({ command }: Query): readonly EntryKind[] => KINDS_AFTER[command];
