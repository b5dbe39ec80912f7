import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Place } from '../../ids';
import type { KeptPoll } from '../../polls/kept-poll';
import type { Poll } from '../../polls/poll';
import { closedResult } from '../../polls/results/closed-result';
import type { Tables } from '../db/database';
import type { PollRow } from './poll-tables';

/** The poll that a row holds. */
export function fromRow(row: PollRow): KeptPoll {
  const { id, tenant, conversation, thread, question, openness, template, about, state } = row;
  const labels: string[] = JSON.parse(row.options);
  return {
    ...{ id, tenant, conversation, thread, question, openness, template, about, state },
    creator: row.creator,
    options: labels.map((label, id) => ({ id, label })),
    many: row.many === 1,
    followUp: row.follow_up,
    closesAt: timeOrNull(row.closes_at),
    messageId: row.message_id,
    createdAt: new Date(row.created_at),
    changedOn: row.changed_on,
    closedAt: timeOrNull(row.closed_at),
    resultAt: timeOrNull(row.kept_until ?? row.closed_at),
    result: row.result === null ? null : closedResult.parse(JSON.parse(row.result)),
  };
}

/** The row of a new, open poll. Throws a `RangeError` if its options are not numbered from 0 in order. */
export function toRow(poll: Poll, questionKey: string, thread: string | null): PollRow {
  const { id, tenant, conversation, creator, question, options, openness, template, about } = poll;
  if (options.some((option, at) => option.id !== at))
    throw new RangeError('The options of a poll must be numbered from 0');
  return {
    ...{ id, tenant, conversation, thread, creator, question, openness, template, about },
    question_key: questionKey,
    options: JSON.stringify(options.map(({ label }) => label)),
    many: poll.many ? 1 : 0,
    follow_up: poll.followUp,
    closes_at: poll.closesAt?.toISOString() ?? null,
    state: 'open',
    message_id: null,
    undrawn: 0,
    created_at: poll.createdAt.toISOString(),
    ...{
      closed_at: null,
      result: null,
      show_at: null,
      kept_back: null,
      kept_until: null,
      changed_on: null,
      drawn: null,
      tell: null,
    },
  };
}

/** 120 random bits as 24 letters and digits, which survive being typed and being put in lower case. */
export const newPollId = (): string => [...randomBytes(24)].map((byte) => LETTERS[byte % 32]).join('');

/** Whether the text has the form of a poll's id: a button may send any text. */
export const isPollId = (text: string): boolean => /^[a-z2-7]{24}$/.test(text);

/** The key of a poll's lock (`Database.lock`). Several polls are locked in the order of their ids. */
export const pollLock = (poll: string): string => `poll ${poll}`;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

const timeOrNull = (time: string | null) => (time === null ? null : new Date(time));

/** The poll with this id, which may be any text; undefined if there is none, or if it belongs to another place than `at`. */
export async function findPoll(db: Kysely<Tables>, id: string, at?: Place): Promise<PollRow | undefined> {
  if (!isPollId(id)) return undefined;
  const row = await db.selectFrom('poll').selectAll().where('id', '=', id).executeTakeFirst();
  const isHere = !at || (row?.tenant === at.tenant && row.conversation === at.conversation);
  return isHere ? row : undefined;
}
