import { type Handler, type Prompts, toAsker } from '../answer';
import { sayNotSent } from '../not-sent';
import { mayNotSchedule, maySchedule } from './may-schedule';

/** The button under a prompt: puts another in its place for everybody, while it is fresh. */
export const another: Handler = async (delivery, asker, { policy, prompts }) => {
  if (!maySchedule(asker, policy)) return mayNotSchedule(asker);
  const more = `To post one more, type ${asker.typed('reflect now')}.`;
  const says = {
    replaced: 'Another prompt stands there now, for everyone here.',
    'too late': `A prompt can be swapped in its first ten minutes only, so that nobody loses what they are talking about. ${more}`,
    unknown: `I can no longer find that prompt here, so I changed nothing. ${more}`,
    'no other': 'There is no other prompt that fits, so I changed nothing.',
  } satisfies Record<Awaited<ReturnType<Prompts['another']>>, string>;
  try {
    return toAsker(says[await prompts.another(delivery, asker.conversation)]);
  } catch (error) {
    return sayNotSent(error, 'reflect now', asker);
  }
};
