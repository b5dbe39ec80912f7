import type { Conversation } from '../../ids';
import type { Block, Message } from '../../message';
import { DeliveryError, type Messenger } from '../../messenger';
import type { Services } from '../answer';
import type { Asker } from '../asker';

/**
 * Tells everybody in the asker's conversation what the asker is doing there (`did`: `Weekly prompt set`). Rejects with
 * `DeliveryError`.
 *
 * A change that brings prompts is announced first and saved afterwards: if saving fails, people have read about a change
 * that was not made, and the asker is told to try again. In the other order, a channel could get prompts that nobody there
 * was told about. A change that takes prompts away is saved first, and announced with `tellAfter`.
 */
export async function announce(did: string, blocks: readonly Block[], asker: Asker, services: Services): Promise<void> {
  const by = { did, person: asker.person, ...(asker.name ? { name: asker.name } : {}) };
  await notify({ audience: 'conversation', by, blocks }, asker, services);
}

/** For so long after it was posted, a notice is changed in place when something else changes. */
const SAME_NOTICE_MS = 10 * 60_000;

/** Posts a notice, in place of the newest one if that is still new: several changes in a row are one thing to read. */
async function notify(message: Message, { conversation, tenant }: Asker, services: Services): Promise<void> {
  const { messenger, notices, clock } = services;
  const now = clock();
  const newest = await notices.newest(conversation, { since: new Date(now.getTime() - SAME_NOTICE_MS), now });
  if (newest !== undefined && (await tookItsPlace(newest, message, conversation, messenger))) return;
  await notices.keep(conversation, tenant, await messenger.send(conversation, message), now);
}

/** False if the notice can no longer be changed, as somebody has deleted it. */
async function tookItsPlace(id: string, message: Message, of: Conversation, messenger: Messenger): Promise<boolean> {
  try {
    await messenger.replace(of, id, message);
    return true;
  } catch (error) {
    if (error instanceof DeliveryError && (error.why === 'gone' || error.why === 'refused')) return false;
    throw error;
  }
}

/** Announces a change that has already been made. Resolves with a sentence that says whether everybody was told. */
export const tellAfter = (...all: Parameters<typeof announce>): Promise<string> => wasTold(announce(...all));

/** Posts a message that names no one as having done it. Resolves with a sentence that says whether everybody was told. */
export const tellAll = (...all: Parameters<typeof notify>): Promise<string> => wasTold(notify(...all));

async function wasTold(telling: Promise<unknown>): Promise<string> {
  try {
    await telling;
    return 'I have told everyone here.';
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    return error.why === 'unclear'
      ? 'The others here may not have seen it.'
      : 'I could not tell the others here, so please do.';
  }
}
