import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadContent, SHIPPED_CONTENT } from '../../content/load';
import { FOR_ENTRY, FOR_SILENCE } from '../../lookup/evidence';
import { writeTaught } from '../../lookup/read-search-weights';
import { fitWeights } from './fit';
import { foldsOf } from './folds';
import { courseOf, taughtBy } from './lessons';
import { TUNING_SETS } from './queries';

/** Fits the weights of the search on the tuning sets, and writes what `readSearchWeights` reads. */
export function writeSearchWeights(folder = join(SHIPPED_CONTENT, 'search-weights')): void {
  const loading = loadContent();
  if (!loading.ok) throw new Error('the content has mistakes; run npm run content');
  const lessons = foldsOf(loading.content).folds.flatMap(({ lessons }) => lessons);
  const { entry, silence, silentFrom } = fitWeights(lessons);
  const named = (names: readonly string[], weights: readonly number[]) =>
    Object.fromEntries(names.map((name, at) => [name, weights[at]]));
  const about = `Made by npm run search-weights from ${lessons.length} questions of ${TUNING_SETS.join(', ')}. Do not edit.`;
  mkdirSync(folder, { recursive: true });
  writeTaught(taughtBy(courseOf(TUNING_SETS, loading.content, [])), folder);
  writeFileSync(
    join(folder, 'weights.json'),
    `${JSON.stringify({ about, entry: named(FOR_ENTRY, entry), silence: named(FOR_SILENCE, silence), silentFrom }, null, 2)}\n`,
  );
}
