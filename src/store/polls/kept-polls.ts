import type { Participant, Place } from '../../ids';
import type { KeptPoll } from '../../polls/kept-poll';
import { nextResultAt } from '../../polls/results/result';
import type { Round } from '../../polls/results/trend';
import type { Database } from '../db/database';
import { findPoll, fromRow } from './poll-row';
import { resultsShown } from './shown-results';

/** As many as one person may have, and as many of others. */
const MOST_OPEN = 20;
const MOST_ROUNDS = 60;

/** `questionKey`: questions that read as the same share it. */
type Asked = { readonly questionKey: string; readonly template: string | null };

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

    /** This person's own first, then the newest first, at most twenty: however many others make, one's own are among them. */
    async openIn(by: Participant): Promise<KeptPoll[]> {
      const rows = await pollsIn(by, 'open')
        .orderBy(({ eb }) => eb.case().when('creator', '=', by.person).then(0).else(1).end())
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .limit(MOST_OPEN)
        .execute();
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

    /** The open polls that close by themselves, the first to close first. */
    async closings(): Promise<{ id: string; closesAt: Date }[]> {
      const rows = await kysely
        .selectFrom('poll')
        .select(['id', 'closes_at'])
        .where('state', '=', 'open')
        .where('closes_at', 'is not', null)
        .orderBy('closes_at')
        .execute();
      return rows.flatMap(({ id, closes_at: at }) => (at === null ? [] : [{ id, closesAt: new Date(at) }]));
    },
  };
}
