import { type Answer, couldNotRead, privateReply, type Services } from '../answer';
import type { Asker } from '../asker';
import { sayNotSent } from '../errors';
import { meansNothing } from '../lookup/small-words';
import { scheduleHere } from './schedule-here';

/** `reflect now`: posts the next prompt at once. The weekly day stays as it is. */
export async function now(words: string, asker: Asker, services: Services): Promise<Answer> {
  if (!meansNothing(words, ['next', 'one', 'a', 'another']))
    return couldNotRead(
      `I have not posted anything yet. To post one now, type ${asker.commandHint('reflect now')} on its own.`,
      `To set a day and time: ${asker.commandHint('reflect weekly monday 09:30')}.`,
    );
  const schedule = await scheduleHere(asker, services);
  const { conversation, tenant } = asker;
  try {
    const audience = schedule?.audience ?? null;
    if ((await services.prompts.postNow({ conversation, tenant, audience })) === 'asked before')
      return privateReply(
        'Somebody asked for one a moment ago, so I did not post another. For one more, ask again in ten seconds.',
      );
  } catch (error) {
    return sayNotSent(error, 'reflect now', asker, services);
  }
  return privateReply(
    schedule ? 'The prompt is posted. The weekly one still comes as usual.' : 'The prompt is posted.',
  );
}
