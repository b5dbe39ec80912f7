import type { Block, Message } from '../message';
import { NotSent } from '../messenger';
import type { Services } from './answer';
import type { Asker } from './asker';

/**
 * Tells everybody in the asker's conversation what the asker is doing there (`Weekly prompt set`). False when the bot is
 * no member, so that nobody was told. Throws `NotSent` for everything else.
 *
 * Told first, kept after: should keeping it fail, people have heard of a change that is not there, and whoever made it
 * is asked to try again. The other way round, a channel could get prompts of which nobody there was told.
 */
export async function announce(
  did: string,
  blocks: readonly Block[],
  asker: Asker,
  services: Services,
): Promise<boolean> {
  const by = { did, person: asker.person, ...(asker.name ? { name: asker.name } : {}) };
  return sayHere({ audience: 'conversation', by, blocks }, asker, services);
}

/** Says something to everybody in the asker's conversation. False when the bot is no member. Throws `NotSent` for everything else. */
export async function sayHere(message: Message, { conversation }: Asker, { messenger }: Services): Promise<boolean> {
  try {
    await messenger.send(conversation, message);
    return true;
  } catch (error) {
    if (error instanceof NotSent && error.why === 'removed') return false;
    throw error;
  }
}

/** What is said where a change that takes something away was made, and could not be told. */
export const whoKnows = (told: boolean): string =>
  told ? 'Everyone here has been told.' : 'I am not in this channel or chat, so I could not tell the others.';
