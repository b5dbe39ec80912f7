import { createHmac, randomBytes } from 'node:crypto';
import type { Person } from '../../ids';
import { keyFor, seal, unseal } from './seal';

/**
 * Each poll has a key of its own, under which its voters are kept. It is stored sealed: encrypted under the bot's secret,
 * and readable for that poll only.
 */
export function createPollKeys(secret: () => string) {
  let known: Buffer | undefined;
  /** Asked for when the first poll needs it, so that a command without polls makes no key file. */
  const sealing = () => {
    known ??= keyFor('poll keys', secret());
    return known;
  };
  return {
    /** A new key, sealed. Throws a sentence where there is no secret. */
    make: (poll: string): string => seal(sealing(), poll, randomBytes(32)),

    /** The key. Throws a sentence where it was sealed with another secret. */
    open(poll: string, sealed: string): Buffer {
      const key = sealing();
      try {
        return unseal(key, poll, sealed);
      } catch (cause) {
        throw new Error(OTHER_SECRET, { cause });
      }
    },
  };
}

/** What a person is called among the votes of the poll with this key. */
export const voterOf = (key: Buffer, person: Person): string =>
  createHmac('sha256', key).update(person).digest('base64url');

const OTHER_SECRET =
  'SECRET_KEY is not the one that this poll was started with, so nobody can vote in it, and its votes cannot be counted. They are still there: set SECRET_KEY (or the key file beside the database) back to what it was, or delete the poll.';

export type PollKeys = ReturnType<typeof createPollKeys>;
