import type { Block } from '../../message';
import { DeliveryError } from '../../messenger';
import { type Answer, type Handler, type Prompts, privateReply } from '../answer';
import { sayNotSent } from '../errors';
import { askFirst } from './ask-first';
import { confirmed, POST_ONE } from './confirmed';
import { guestsMayNot, mayChangePrompt, mayNotSchedule, maySchedule, scheduleHere } from './schedule-here';
import { tellOwner, whichOne } from './tell-owner';

/**
 * `another <delivery>`, the button under a prompt: asks once, then swaps it for another for everybody, within ten minutes of
 * posting. The line of the button that says yes names the prompt that it asked about, so that pressing it twice swaps once.
 */
export const another: Handler = async (words, asker, services) => {
  const { policy, prompts } = services;
  const { conversation, person, name } = asker;
  if (!maySchedule(asker, policy)) return mayNotSchedule(asker, policy);
  const schedule = await scheduleHere(asker, services);
  if (!(await mayChangePrompt(schedule, asker, policy))) return guestsMayNot(asker);
  const [delivery = '', shown] = words.split(' ');
  if (shown === KEEP) return confirmed(['I have left the question as it is.']);
  try {
    if (shown === undefined) {
      const found = await prompts.swappable(delivery, conversation);
      return typeof found === 'string' ? confirmed([SWAP[found]], POST_ONE) : askToSwap(delivery, found.prompt);
    }
    const by = { person, ...(name ? { name } : {}) };
    const outcome = await prompts.another(delivery, { conversation, shown, by });
    if (outcome !== 'replaced') return confirmed([SWAP[outcome]], POST_ONE);
    const told =
      schedule && (await tellOwner('Weekly question swapped', [whichOne(schedule)], schedule, asker, services));
    return confirmed(['I have swapped it for everyone here.', told ?? '']);
  } catch (error) {
    return sayNotSent(error, 'reflect now', asker, services);
  }
};

const KEEP = 'keep';

function askToSwap(delivery: string, shown: string): Answer {
  const about: Block = { kind: 'text', text: 'You can swap it within ten minutes of posting.' };
  const yes = { label: 'Swap', command: `another ${delivery} ${shown}` };
  return askFirst('Swap this question for everyone?', [about], yes, `another ${delivery} ${KEEP}`);
}

const SWAP = {
  'swapped before': 'Somebody else has just swapped it, so I did not swap it again.',
  'too late': 'You can only swap a question in its first ten minutes. By now, people may be talking about it.',
  unknown: 'I cannot find that question here any more, so nothing has changed.',
  'no other': 'I have no other question that fits, so nothing has changed.',
} satisfies Partial<Record<Awaited<ReturnType<Prompts['another']>>, string>>;

/** `post-now <delivery>`, the button under “It may not have been posted”: posts that prompt after all, once, for its schedule's owner. */
export const postNow: Handler = async (delivery, asker, services) => {
  const { policy, prompts } = services;
  if (!maySchedule(asker, policy)) return mayNotSchedule(asker, policy);
  const { tenant, person } = asker;
  try {
    return privateReply(SAYS[await prompts.postAfterAll(delivery, { tenant, person })]);
  } catch (error) {
    if (error instanceof DeliveryError && error.why === 'removed') return privateReply(NOT_THERE);
    return sayNotSent(error, 'reflect now', asker, services);
  }
};

/** The button is in the bot's own chat, so “here” would be the wrong place. */
const NOT_THERE = 'I am no longer in that channel or chat. Add me to it again, then press the button again.';

const SAYS = {
  posted: 'The prompt is posted.',
  'posted before': 'That prompt has already been posted, so I did not post it again.',
  unknown: 'I did not post it. It is too old, the weekly prompt was stopped, or somebody else is in charge of it now.',
} satisfies Record<Awaited<ReturnType<Prompts['postAfterAll']>>, string>;
