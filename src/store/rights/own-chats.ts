import type { Kysely } from 'kysely';
import { type Conversation, isDirectMessage, type Person } from '../../ids';
import type { Tables } from '../db/database';

/** The conversations that only this person has with the bot, as far as is known: what is kept of them is kept of the person. */
export async function ownChatsOf(db: Kysely<Tables>, person: Person): Promise<readonly Conversation[]> {
  const inTeams = await db.selectFrom('address').select('of').where('person', '=', person).execute();
  const owned = await db.selectFrom('schedule').select('conversation').where('owner', '=', person).execute();
  const acted = await db.selectFrom('audit').select('conversation').where('who', '=', person).execute();
  const direct = [...owned, ...acted].flatMap(({ conversation }) => conversation ?? []).filter(isDirectMessage);
  return [...new Set([...inTeams.map(({ of }) => of), ...direct])];
}
