import type { Kysely, RawBuilder, SchemaModule } from 'kysely';
import { foldQuestion } from '../../polls/fold';
import { gaveSomethingAway } from '../../polls/results/closed-result';
import { fromRow } from '../polls/poll-row';
import { noteShown } from '../polls/shown-results';
import type { Tables } from './database';

/** More questions now count as the same: gives stored polls their new keys, so that earlier questions and results are found. */
export async function renewQuestionKeys(
  _schema: SchemaModule,
  _withoutRowid: RawBuilder<unknown>,
  db: Kysely<Tables>,
): Promise<void> {
  const rows = await db.selectFrom('poll').selectAll().orderBy('closed_at').execute();
  for (const row of rows) {
    const question_key = foldQuestion(row.question);
    await db.updateTable('poll').set({ question_key }).where('id', '=', row.id).execute();
    const { result, closedAt } = fromRow(row);
    if (result && closedAt && gaveSomethingAway(result)) await noteShown(db, row, closedAt);
  }
}
