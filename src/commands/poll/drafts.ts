import { DeliveryError } from '../../messenger';
import { type Answer, type Handler, type PollCards, privateReply, type Services } from '../answer';
import type { Asker } from '../asker';
import { sayNotSent } from '../errors';
import { editForm, filledForm } from './form';
import { manageButtons, notHere } from './manage';

/** `poll-post <id>`, a button under a preview: posts the draft. The buttons there work only for whoever made it, where they made it. */
export const pollPost: Handler = async (id, asker, services) => {
  try {
    const posted = await services.pollCards.post(id, asker);
    if (posted === 'posted') return await sayPosted(id, asker, services);
    return privateReply(SAYS[posted], ...whatNow(posted, asker));
  } catch (error) {
    if (error instanceof DeliveryError && error.why === 'removed') return privateReply(asker.howToInvite, STILL_THERE);
    return sayNotSent(error, 'poll', asker);
  }
};

/** `poll-edit <id>`: shows the form filled in with the draft, or takes the form once it is submitted. */
export const pollEdit: Handler = async (id, asker, services) => {
  if (asker.setting === 'personal') return notHere();
  const draft = await services.polls.findDraft(id, asker);
  if (asker.via === 'form' && asker.form) return filledForm(asker.form, draft && { id, draft }, asker, services);
  return draft ? editForm(id, draft, services) : privateReply(SAYS.unknown, ...whatNow('unknown', asker));
};

/** `poll-drop <id>` throws away one draft; `poll-drop all`, all drafts of this person here. */
export const pollDrop: Handler = async (id, asker, services) => {
  if (id === 'all') {
    await services.polls.dropDrafts(asker);
    const { message } = privateReply('I have thrown all of them away. Nothing was posted.');
    return { message: { ...message, replaces: true } };
  }
  const dropped = await services.polls.dropDraft(id, asker);
  const { message } = privateReply(dropped ? 'I have thrown it away. Nothing was posted.' : SAYS.unknown);
  return { message: { ...message, replaces: dropped } };
};

async function sayPosted(id: string, asker: Asker, { polls }: Services): Promise<Answer> {
  const poll = await polls.find(id, asker);
  return {
    message: {
      audience: 'asker',
      replaces: true,
      blocks: [
        { kind: 'text', text: 'Your poll is posted.' },
        ...(poll ? [{ kind: 'text', label: 'Question', text: poll.question } as const] : []),
        {
          kind: 'text',
          text: `You can close it here, or type ${asker.commandHint('poll close')}. To find these buttons again, type ${asker.commandHint('poll results')}.`,
        },
        ...(poll?.state === 'open' ? [{ kind: 'buttons', buttons: manageButtons(poll) } as const] : []),
      ],
    },
  };
}

function whatNow(why: keyof typeof SAYS, { commandHint }: Asker): string[] {
  if (why === 'too many') return [`To close one, type ${commandHint('poll close')}.`, STILL_THERE];
  return why === 'too late' || why === 'unknown' ? [`To make a new one, type ${commandHint('poll')}.`] : [];
}

const STILL_THERE = 'I keep your poll for an hour, so you can press the same button again.';

const SAYS = {
  posting:
    'It is being posted. If you do not see it in a minute, please press the button again: the same poll is never counted twice.',
  'posted before': 'That poll has been posted already, so I did not post it again.',
  'too many': 'You have ten open polls here, which is as many as one person can have. Please close one first.',
  'too late': 'The closing time of this poll has passed, so I did not post it.',
  'open here':
    'This question is already open here, so I did not post it again: two results from the same people could give away what one of them answered. Please answer the poll that is already here. Once it has closed, you can press “Post” again; I keep yours for an hour.',
  'kept back':
    'This question was asked here a short while ago, and its result is still to come: its card says when. After that you can ask it again. I have posted nothing for now.',
  unknown:
    'I no longer have that draft, so nothing was posted. I keep a draft for an hour, and only the person who made it can post it.',
} satisfies Record<Exclude<Awaited<ReturnType<PollCards['post']>>, 'posted'>, string>;
