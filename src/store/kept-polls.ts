import { sql } from 'kysely';
import type { KeptPoll } from '../polls/kept-poll';
import { nextResultAt } from '../polls/may-show-result';
import type { Round } from '../polls/trend';
import type { Database } from './database';
import { findPoll, type Place } from './find-poll';
import { fromRow } from './poll-row';
import { resultsShown } from './shown-results';

const MOST_OPEN = 10;
const MOST_ROUNDS = 60;

/** `questionKey`: questions that read as the same share it. */
export type Asked = { readonly questionKey: string; readonly template: string | null };

/** Which polls there are. What is of another place is not found. */
export function createKeptPolls({ kysely }: Database) {
  const pollsIn = ({ tenant, conversation }: Place, state: KeptPoll['state']) =>
    kysely
      .selectFrom('poll')
      .selectAll()
      .where('conversation', '=', conversation)
      .where('tenant', '=', tenant)
      .where('state', '=', state);

  const lastClosed = (place: Place) => pollsIn(place, 'closed').orderBy('closed_at', 'desc').orderBy('id');

  return {
    /** Open or closed. */
    async find(id: string, at: Place): Promise<KeptPoll | undefined> {
      const row = await findPoll(kysely, id, at);
      return row && fromRow(row);
    },

    /** The newest first, at most ten. */
    async openIn(place: Place): Promise<KeptPoll[]> {
      const rows = await pollsIn(place, 'open').orderBy('created_at', 'desc').orderBy('id').limit(MOST_OPEN).execute();
      return rows.map(fromRow);
    },

    async lastClosedIn(place: Place): Promise<KeptPoll | undefined> {
      const row = await lastClosed(place).limit(1).executeTakeFirst();
      return row && fromRow(row);
    },

    /** The closed rounds of the same template or question there: the newest 60, oldest first. */
    async rounds(place: Place, { questionKey, template }: Asked): Promise<Round[]> {
      const rows = await lastClosed(place)
        .where(({ or, eb }) =>
          or([eb('question_key', '=', questionKey), ...(template === null ? [] : [eb('template', '=', template)])]),
        )
        .limit(MOST_ROUNDS)
        .execute();
      return rows
        .map(fromRow)
        .flatMap(({ closedAt, result }) => (closedAt && result ? [{ closedAt, result }] : []))
        .reverse();
    },

    /** From when on a poll that asks the same may show its result there; undefined where none has shown one. */
    async nextResult(
      place: Place,
      asked: { readonly question: string; readonly template: string | null },
    ): Promise<Date | undefined> {
      return nextResultAt(await resultsShown(kysely, { ...place, ...asked }));
    },

    /** The ids of the open polls whose closing time has come. */
    async due(now: Date): Promise<string[]> {
      const rows = await kysely
        .selectFrom('poll')
        .select('id')
        .where('state', '=', 'open')
        .where('closes_at', '<=', now.toISOString())
        .orderBy('closes_at')
        .execute();
      return rows.map(({ id }) => id);
    },

    /** When the next open poll closes by itself. */
    async nextClosing(): Promise<Date | undefined> {
      const row = await kysely
        .selectFrom('poll')
        .select(sql<string | null>`min(closes_at)`.as('next'))
        .where('state', '=', 'open')
        .executeTakeFirst();
      return row?.next ? new Date(row.next) : undefined;
    },
  };
}
