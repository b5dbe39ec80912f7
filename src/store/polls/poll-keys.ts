import { createHmac, randomBytes } from 'node:crypto';
import type { Person } from '../../ids';
import { createSealing, type Secrets } from '../secrets/sealing';

/** What the keys of polls are sealed for. */
export const POLL_KEYS = 'poll keys';

/**
 * Each poll has its own key, which hides who voted and what they chose. It is stored sealed: encrypted with a key derived from
 * the bot's secret, and readable for that poll only.
 */
export function createPollKeys(secret: () => string, previous: Secrets['previous'] = []) {
  /** Read only when the first poll needs it, so that commands without polls create no key file. */
  const sealing = createSealing(POLL_KEYS, { current: secret, previous });
  return {
    /** A new key, sealed. Throws an error that says what is missing if there is no secret. */
    make: (poll: string): string => sealing.seal(poll, randomBytes(32)),

    /** The key. Throws an error that says what to do if it was sealed with another secret. */
    open(poll: string, sealed: string): Buffer {
      const opened = sealing.open(poll, sealed);
      if (!opened) throw new Error(OTHER_SECRET);
      return opened.bytes;
    },

    sealing,
  };
}

/** The hash that stands for a person among the votes of the poll with this key: 43 characters of base64url. */
export const voterOf = (key: Buffer, person: Person): string =>
  createHmac('sha256', key).update(person).digest('base64url');

const OTHER_SECRET =
  'SECRET_KEY is not the one that this poll was started with, so nobody can vote in the poll, and its votes cannot be counted. The votes are still there: set SECRET_KEY (or the key file beside the database) back to what it was, set SECRET_KEY_PREVIOUS to what it was, or delete the poll.';

export type PollKeys = ReturnType<typeof createPollKeys>;
