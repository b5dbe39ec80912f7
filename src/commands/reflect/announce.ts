import type { Block, Message } from '../../message';
import { DeliveryError } from '../../messenger';
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
  await services.messenger.send(asker.conversation, { audience: 'conversation', by, blocks });
}

/** Announces a change that has already been made. Resolves with a sentence that says whether everybody was told. */
export const tellAfter = (...all: Parameters<typeof announce>): Promise<string> => wasTold(announce(...all));

/** Posts a message that names no one as having done it. Resolves with a sentence that says whether everybody was told. */
export const tellAll = (message: Message, { conversation }: Asker, { messenger }: Services): Promise<string> =>
  wasTold(messenger.send(conversation, message));

async function wasTold(telling: Promise<unknown>): Promise<string> {
  try {
    await telling;
    return 'Everyone here has been told.';
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    return error.why === 'unclear'
      ? 'I got no answer when I told the others here, so they may not have seen it.'
      : 'I could not tell the others here, so please do.';
  }
}
