import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Conversation } from '../../ids';
import { foldQuestion } from '../../polls/fold';
import type { Tables } from '../db/database';
import type { PollRow } from './poll-tables';

/** How long a shown result is remembered: longer than any rule looks back. */
const KEPT_MS = 48 * 60 * 60 * 1_000;

type Asked = Pick<PollRow, 'conversation' | 'tenant' | 'question' | 'template'>;

/** The key of the lock on what a conversation asks and shows. Lock order: this, then a poll's. */
export const resultsLock = (conversation: Conversation): string => `results in ${conversation}`;

/**
 * When the same template or question showed a result in this conversation, within the last two days. Stored apart from the
 * polls, so that deleting a poll does not allow the next result sooner.
 */
export async function resultsShown(db: Kysely<Tables>, poll: Asked): Promise<Date[]> {
  const rows = await db
    .selectFrom('shown_result')
    .select('shown_at')
    .where('conversation', '=', poll.conversation)
    .where('asked', 'in', keysOf(poll))
    .execute();
  return rows.map(({ shown_at }) => new Date(shown_at));
}

/** Records that a result is shown. Runs in the transaction that closes the poll or releases its result. */
export async function noteShown(db: Kysely<Tables>, poll: Asked, now: Date): Promise<void> {
  const { conversation, tenant } = poll;
  const shown_at = now.toISOString();
  await db
    .insertInto('shown_result')
    .values(keysOf(poll).map((asked) => ({ conversation, asked, tenant, shown_at })))
    .onConflict((conflict) => conflict.columns(['conversation', 'asked']).doUpdateSet({ shown_at }))
    .execute();
}

/** Deletes what no rule looks back to any more. */
export async function forgetShown(db: Kysely<Tables>, now: Date): Promise<void> {
  const last = new Date(now.getTime() - KEPT_MS).toISOString();
  await db.deleteFrom('shown_result').where('shown_at', '<', last).execute();
}

/**
 * The keys that two polls share if they ask the same: one for the question and one for the template, if any. Hashed: one short
 * length, and no question is kept that somebody wanted deleted.
 */
export function keysOf({ question, template }: Pick<Asked, 'question' | 'template'>): string[] {
  const names = [`question ${foldQuestion(question)}`, ...(template === null ? [] : [`template ${template}`])];
  return names.map((name) => createHash('sha256').update(name).digest('base64url'));
}
