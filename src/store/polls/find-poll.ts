import type { Kysely } from 'kysely';
import type { Place } from '../../ids';
import type { Tables } from '../db/database';
import { isPollId } from './poll-row';
import type { PollRow } from './poll-tables';

/** The poll with this id, which may be any text; undefined where there is none at this place. */
export async function findPoll(db: Kysely<Tables>, id: string, at?: Place): Promise<PollRow | undefined> {
  if (!isPollId(id)) return undefined;
  const row = await db.selectFrom('poll').selectAll().where('id', '=', id).executeTakeFirst();
  const isHere = !at || (row?.tenant === at.tenant && row.conversation === at.conversation);
  return isHere ? row : undefined;
}
