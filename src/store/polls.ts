import { createClosedPolls } from './closed-polls';
import type { Database } from './database';
import { createKeptBack } from './kept-back';
import { createKeptPolls } from './kept-polls';
import { createPollDrafts } from './poll-drafts';
import type { PollKeys } from './poll-keys';
import { createPostedPolls } from './posted-polls';
import { createVotes } from './votes';

/** Every poll, from its draft to its result. */
export function createPolls(database: Database, keys: PollKeys, clock: () => Date) {
  return {
    ...createPollDrafts(database, clock),
    ...createPostedPolls(database, keys, clock),
    ...createKeptPolls(database),
    ...createVotes(database, keys, clock),
    ...createClosedPolls(database),
    ...createKeptBack(database),
  };
}

export type PollStore = ReturnType<typeof createPolls>;
