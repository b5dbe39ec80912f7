import { DeliveryError } from '../../messenger';
import { type Handler, type Prompts, privateReply } from '../answer';
import { sayNotSent } from '../errors';
import { mayNotSchedule, maySchedule } from './schedule-here';

/** `another <delivery>`, the button under a prompt: replaces it with another for everybody, within ten minutes of posting. */
export const another: Handler = async (delivery, asker, { policy, prompts }) => {
  if (!maySchedule(asker, policy)) return mayNotSchedule(asker);
  const more = `To post one more, type ${asker.commandHint('reflect now')}.`;
  const says = {
    replaced: 'Another prompt is in its place now, for everyone here.',
    'too late': `A prompt can be swapped in its first ten minutes only, so that nobody loses what they are talking about. ${more}`,
    unknown: `I can no longer find that prompt here, so I changed nothing. ${more}`,
    'no other': 'There is no other prompt that fits, so I changed nothing.',
  } satisfies Record<Awaited<ReturnType<Prompts['another']>>, string>;
  try {
    return privateReply(says[await prompts.another(delivery, asker.conversation)]);
  } catch (error) {
    return sayNotSent(error, 'reflect now', asker);
  }
};

/** `post-now <delivery>`, the button under “It may not have been posted”: posts that prompt after all, once, for its schedule's owner. */
export const postNow: Handler = async (delivery, asker, { policy, prompts }) => {
  if (!maySchedule(asker, policy)) return mayNotSchedule(asker);
  const { tenant, person } = asker;
  try {
    return privateReply(SAYS[await prompts.postAfterAll(delivery, { tenant, person })]);
  } catch (error) {
    if (error instanceof DeliveryError && error.why === 'removed') return privateReply(NOT_THERE);
    return sayNotSent(error, 'reflect now', asker);
  }
};

/** The button is in the bot's own chat, so “here” would be the wrong place. */
const NOT_THERE = 'I am not in that channel or chat any more. Add me to it again, then press the button again.';

const SAYS = {
  posted: 'The prompt is posted.',
  'posted before': 'That prompt has been posted already, so I did not post it again.',
  unknown:
    'I posted nothing: that prompt is no longer kept, or its weekly prompt was stopped, or somebody else looks after it now.',
} satisfies Record<Awaited<ReturnType<Prompts['postAfterAll']>>, string>;
