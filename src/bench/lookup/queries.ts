import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntryKind } from '../../lookup/entry';

/** A labelled question. Each of `accept` is a right answer; none accepted means that silence is right. */
export type Query = {
  readonly command: 'glossary' | 'principle';
  readonly text: string;
  readonly category: string;
  readonly accept: readonly string[];
};

/** `tuning` and `sample` were used to set the engine; `unseen` never was, and nobody who tunes reads it. */
export const QUERY_SETS = ['sample', 'tuning', 'unseen'] as const;

/** Where the files of `queries/` stand: they are not built. */
export const QUERIES = join(__dirname, '..', '..', '..', 'src', 'bench', 'queries');

export const readQueries = (set: (typeof QUERY_SETS)[number]): Query[] => readJsonLines(join(QUERIES, `${set}.jsonl`));

/** What stands in a file, one a line. */
export function readJsonLines<Line>(file: string): Line[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Line);
}

export const kindsOf = ({ command }: Query): readonly EntryKind[] =>
  command === 'glossary' ? ['term'] : ['principle', 'theme'];
