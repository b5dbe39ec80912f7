import type { Kysely } from 'kysely';
import type { Database, Tables } from '../db/database';
import { CLOCKS_DIFFER_MS } from '../prompts/rate-limits';
import { namedShows, noteDrawn, openDrawn, sealDrawn } from './drawn-card';
import type { PollKeys } from './poll-keys';
import { findPoll, pollLock } from './poll-row';
import { openKey } from './vote-rows';

/**
 * Whether a card may be drawn now: `yours`, and nobody else's for a while; `same`, as the card shows that already; or the
 * milliseconds to wait.
 */
export type Turn = 'yours' | 'same' | number;

type Asked = {
  /** All that would change on it. */
  readonly shows: string;
  /** How often the card may change, in milliseconds. */
  readonly everyMs: number;
  readonly now: Date;
  /** Only if the card has not been drawn since it was posted. */
  readonly onlyFirst?: boolean;
};

type CardTurns = {
  /**
   * Asks for the turn to draw the card of an open poll. Whoever gets it draws, and then notes that with `markRendered`; until
   * then what the card shows counts as unknown. A poll that is not open, or whose key cannot be read, has no pace.
   */
  readonly takeTurn: (id: string, asked: Asked) => Promise<Turn>;
};

/** One pace for each card, whichever replicas draw it. */
export function createCardTurns({ kysely, lock }: Database, keys: PollKeys): CardTurns {
  return {
    async takeTurn(id, { shows, everyMs, now, onlyFirst = false }) {
      return kysely.transaction().execute(async (transaction) => {
        await lock(transaction, pollLock(id));
        const row = await findPoll(transaction, id);
        const key = row?.state === 'open' ? await openKey(transaction, id, keys).catch(() => undefined) : undefined;
        if (!row || !key) return 'yours';
        const last = row.drawn === null ? undefined : openDrawn(key, id, row.drawn);
        if (last?.shows === namedShows(shows)) return 'same';
        if (last && onlyFirst) return everyMs;
        const waitMs = last ? last.at + everyMs - now.getTime() : 0;
        // A longer wait was written before a clock was set back.
        if (waitMs > 0 && waitMs <= everyMs + CLOCKS_DIFFER_MS) return waitMs;
        await noteDrawn(transaction, id, sealDrawn(key, id, { at: now.getTime(), shows: null }));
        return 'yours';
      });
    },
  };
}

/** Notes what the card shows from now on. Runs in the transaction that has locked the poll. */
export async function noteShows(
  transaction: Kysely<Tables>,
  poll: string,
  { shows, now }: Pick<Asked, 'shows' | 'now'>,
  keys: PollKeys,
): Promise<void> {
  const key = await openKey(transaction, poll, keys).catch(() => undefined);
  if (key) await noteDrawn(transaction, poll, sealDrawn(key, poll, { at: now.getTime(), shows: namedShows(shows) }));
}
