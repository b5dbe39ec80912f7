import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Conversation } from '../../ids';
import { foldQuestion } from '../../polls/fold';
import type { Tables } from '../db/database';
import type { PollRow } from './poll-tables';

/** Longer than any rule looks back. */
const KEPT_MS = 48 * 60 * 60 * 1_000;

type Asked = Pick<PollRow, 'conversation' | 'tenant' | 'question' | 'template'>;

/** Whoever holds this turn is alone with what is asked and shown in the conversation. Taken before that of a poll. */
export const resultsLock = (conversation: Conversation): string => `results in ${conversation}`;

/**
 * When the same template or question showed a result in this conversation, within two days. It is kept apart from the
 * polls: deleting one must not make room for the next.
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

/** Part of the transaction in which the poll closes. */
export async function noteShown(db: Kysely<Tables>, poll: Asked, now: Date): Promise<void> {
  const { conversation, tenant } = poll;
  const shown_at = now.toISOString();
  await db
    .insertInto('shown_result')
    .values(keysOf(poll).map((asked) => ({ conversation, asked, tenant, shown_at })))
    .onConflict((conflict) => conflict.columns(['conversation', 'asked']).doUpdateSet({ shown_at }))
    .execute();
}

/** What no rule looks back to any more. */
export async function forgetShown(db: Kysely<Tables>, now: Date): Promise<void> {
  const last = new Date(now.getTime() - KEPT_MS).toISOString();
  await db.deleteFrom('shown_result').where('shown_at', '<', last).execute();
}

/** What two polls share that ask the same. Hashed: one short length, and no question that somebody wanted deleted. */
export function keysOf({ question, template }: Pick<Asked, 'question' | 'template'>): string[] {
  const names = [`question ${foldQuestion(question)}`, ...(template === null ? [] : [`template ${template}`])];
  return names.map((name) => createHash('sha256').update(name).digest('base64url'));
}
