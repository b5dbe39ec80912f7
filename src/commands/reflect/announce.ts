import type { Block, Message } from '../../message';
import { DeliveryError } from '../../messenger';
import type { Services } from '../answer';
import type { Asker } from '../asker';

/**
 * Tells everybody in the asker's conversation what the asker is doing there (`Weekly prompt set`). Throws `NotSent`.
 *
 * What brings prompts is told first and kept after: should keeping it fail, people have heard of a change that is not
 * there, and whoever made it is asked to try again. The other way round, a channel could get prompts of which nobody there
 * was told. What takes prompts away is kept first, and told with `tellAfter`.
 */
export async function announce(did: string, blocks: readonly Block[], asker: Asker, services: Services): Promise<void> {
  const by = { did, person: asker.person, ...(asker.name ? { name: asker.name } : {}) };
  await services.messenger.send(asker.conversation, { audience: 'conversation', by, blocks });
}

/** The same of what has been done already. Says whether everybody was told. */
export const tellAfter = (...all: Parameters<typeof announce>): Promise<string> => wasTold(announce(...all));

/** Says something to everybody there that nobody did. Says whether everybody was told. */
export const tellAll = (message: Message, { conversation }: Asker, { messenger }: Services): Promise<string> =>
  wasTold(messenger.send(conversation, message));

async function wasTold(telling: Promise<unknown>): Promise<string> {
  try {
    await telling;
    return 'Everyone here has been told.';
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    return error.why === 'unclear'
      ? 'I got no answer when I told the others here, so they may not have read of it.'
      : 'I could not tell the others here, so please do.';
  }
}
