import type { Logger } from 'pino';
import { z } from 'zod';
import { createBoundedMap } from '../../bounded-map';
import { withTimeLimit } from '../../concurrency';
import type { Conversation, Person } from '../../ids';
import type { Message } from '../../message';
import { objectIdIn } from '../ids';

/** Milliseconds. A card is not worth a longer wait for a name. */
const PATIENCE_MS = 1_000;
/** A name is asked for again after this time; so is one that Teams did not give. */
const MEMORY_MS = 10 * 60_000;
const MOST_KNOWN = 500;

/** Asks Teams' roster for one member of a conversation, by object id or account id. */
type AskRoster = (account: string) => Promise<unknown>;

export type RosterNames = {
  /**
   * The message with the name of whoever is to be named in it, as Teams' roster of that conversation has it. As it was, if the
   * message names nobody, has the name already, or the roster does not answer within a second. Never rejects.
   */
  readonly named: (message: Message, conversation: Conversation, ask: AskRoster) => Promise<Message>;
};

/**
 * Names for the cards that only say a person's name if there is one. They are kept in memory for some minutes, so that a
 * card that is drawn often does not ask each time; they are never stored.
 */
export function createRosterNames(clock: () => Date, log: Pick<Logger, 'info'>): RosterNames {
  const known = createBoundedMap<{ readonly name: string | undefined; readonly at: number }>(MOST_KNOWN);

  async function nameOf(person: Person, conversation: Conversation, ask: AskRoster): Promise<string | undefined> {
    const key = `${conversation} ${person}`;
    const found = known.get(key);
    if (found && clock().getTime() - found.at < MEMORY_MS) return found.name;
    const keep = (name: string | undefined) => {
      known.set(key, { name, at: clock().getTime() });
      return name;
    };
    // An answer that comes too late for this card is there for the next.
    const asked = askFor(person, ask).then(keep);
    return withTimeLimit(PATIENCE_MS, asked, () => new Error('the roster did not answer in time')).catch(() => {
      log.info('Teams did not give the name of somebody for a card');
      return keep(undefined);
    });
  }

  return {
    async named(message, conversation, ask) {
      const { by } = message;
      if (!by?.onlyByName || by.name?.trim()) return message;
      const name = await nameOf(by.person, conversation, ask);
      return name === undefined ? message : { ...message, by: { ...by, name } };
    },
  };
}

/** Undefined if the roster answered with somebody else, or with nobody’s name. */
async function askFor(person: Person, ask: AskRoster): Promise<string | undefined> {
  const account = /^teams:[^:]+:(?:account:)?(.+)$/s.exec(person)?.[1];
  if (account === undefined) return undefined;
  const { id, aadObjectId, objectId, name } = member.parse(await ask(account));
  const isThem = id === account || [aadObjectId, objectId].some((one) => objectIdIn(one) === account);
  return isThem && name?.trim() ? name.trim() : undefined;
}

const text = z.string().nullish().catch(undefined);
const member = z.object({ id: z.string(), aadObjectId: text, objectId: text, name: text });
