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

const FOLDER = join(__dirname, '..', '..', '..', 'src', 'bench', 'queries');

export function readQueries(set: (typeof QUERY_SETS)[number]): Query[] {
  const lines = readFileSync(join(FOLDER, `${set}.jsonl`), 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Query);
}

export const kindsOf = ({ command }: Query): readonly EntryKind[] =>
  command === 'glossary' ? ['term'] : ['principle', 'theme'];
