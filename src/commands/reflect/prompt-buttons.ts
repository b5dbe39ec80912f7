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
  if (!maySchedule(asker, policy)) return mayNotSchedule(asker);
  const schedule = await scheduleHere(asker, services);
  if (!(await mayChangePrompt(schedule, asker, policy))) return guestsMayNot(asker);
  const [delivery = '', shown] = words.split(' ');
  if (shown === KEEP) return confirmed(['The question stays.']);
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
    return confirmed(['Swapped, for everyone here.', told ?? '']);
  } catch (error) {
    return sayNotSent(error, 'reflect now', asker);
  }
};

const KEEP = 'keep';

function askToSwap(delivery: string, shown: string): Answer {
  const about: Block = { kind: 'text', text: 'It can be swapped for ten minutes after posting.' };
  const yes = { label: 'Swap', command: `another ${delivery} ${shown}` };
  return askFirst('Swap this question for everyone?', [about], yes, `another ${delivery} ${KEEP}`);
}

const SWAP = {
  'swapped before': 'Somebody else has just swapped it, so I did not swap it again.',
  'too late':
    'A question can be swapped in its first ten minutes only, so that nobody loses what they are talking about.',
  unknown: 'I can no longer find that question here, so I changed nothing.',
  'no other': 'No other question fits, so I changed nothing.',
} satisfies Partial<Record<Awaited<ReturnType<Prompts['another']>>, string>>;

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
