import type { Participant, Place } from '../../ids';
import type { KeptPoll } from '../../polls/kept-poll';
import { nextResultAt } from '../../polls/results/result';
import type { Round } from '../../polls/results/trend';
import type { Database } from '../db/database';
import { findPoll, fromRow } from './poll-row';
import { resultsShown } from './shown-results';

/** As many as one person may have open (10), and as many again of other people's. */
const MOST_OPEN = 20;
const MOST_ROUNDS = 60;

/** `questionKey`: shared by questions that count as the same. */
type Asked = { readonly questionKey: string; readonly template: string | null };

/** Finds polls. A poll of another place is never found. */
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
    /** The poll, open or closed; undefined if there is none. */
    async find(id: string, at: Place): Promise<KeptPoll | undefined> {
      const row = await findPoll(kysely, id, at);
      return row && fromRow(row);
    },

    /** Open polls, 20 at most: this person's own first, each group newest first. Other people's can never crowd out their own. */
    async openIn(by: Participant): Promise<KeptPoll[]> {
      const rows = await pollsIn(by, 'open')
        .orderBy(({ eb }) => eb.case().when('creator', '=', by.person).then(0).else(1).end())
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .limit(MOST_OPEN)
        .execute();
      return rows.map(fromRow);
    },

    /** Undefined if no poll has closed there. */
    async lastClosedIn(place: Place): Promise<KeptPoll | undefined> {
      const row = await lastClosed(place).limit(1).executeTakeFirst();
      return row && fromRow(row);
    },

    /** The closed rounds of the same template or question there: the newest 60, in order from the oldest. */
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

    /** When a poll with the same question or template may next show a result there; undefined if none has shown one. */
    async nextResult(
      place: Place,
      asked: { readonly question: string; readonly template: string | null },
    ): Promise<Date | undefined> {
      return nextResultAt(await resultsShown(kysely, { ...place, ...asked }));
    },

    /** The open polls that have a closing time, the earliest first. */
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
