import type { Kysely } from 'kysely';
import type { KeptPoll } from '../polls/kept-poll';
import { type Tally, tally } from '../polls/tally';
import type { Tables } from './database';

/** Counts the votes that are kept of a poll. */
export async function countVotes(db: Kysely<Tables>, poll: KeptPoll): Promise<Tally> {
  const rows = await db.selectFrom('vote').select('choices').where('poll', '=', poll.id).execute();
  return tally(
    poll,
    rows.map(({ choices }) => JSON.parse(choices)),
  );
}
