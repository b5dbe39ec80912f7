import type { createErasing } from '../erasing';
import { createCardTurns } from './card-turns';
import { createClosedPolls } from './closed-polls';
import { createKeptBack } from './kept-back';
import { createKeptPolls } from './kept-polls';
import { createPollDrafts } from './poll-drafts';
import type { PollKeys } from './poll-keys';
import { createPostedPolls } from './posted-polls';
import { createVotes } from './votes';

/** Every poll, from its draft to its result. */
export function createPolls(database: ReturnType<typeof createErasing>, keys: PollKeys, clock: () => Date) {
  return {
    ...createPollDrafts(database, clock),
    ...createPostedPolls(database, keys, clock),
    ...createKeptPolls(database),
    ...createVotes(database, keys, clock),
    ...createCardTurns(database, keys),
    ...createClosedPolls(database, keys),
    ...createKeptBack(database),
    swept: database.swept,
  };
}

export type PollStore = ReturnType<typeof createPolls>;
