import { DeliveryError } from '../../messenger';
import { type Answer, type Handler, type PollCards, privateReply, type Services } from '../answer';
import type { Asker } from '../asker';
import { sayNotSent } from '../errors';
import { editForm, filledForm } from './form';
import { manageButtons, notHere } from './manage';
import { draftGone } from './preview';

/**
 * `poll-post <id>`, a button under a preview: posts the draft. The buttons there work only for whoever made it, where they made
 * it. `poll-post <id> again`, where nobody knows whether it was posted: posts it once more.
 */
export const pollPost: Handler = async (words, asker, services) => {
  const [id = '', again] = words.split(' ');
  try {
    const posted = await services.pollCards.post(id, asker, again === 'again');
    if (posted === 'posted') return await sayPosted(id, asker, services);
    if (posted === 'unknown') return draftGone();
    if (posted === 'maybe posted') return mayStand(id);
    // After a second press, what the first one was answered with stands there, with the buttons to manage the poll.
    const { message } = privateReply(SAYS[posted], ...whatNow(posted, asker));
    return { message: { ...message, ...(posted === 'too late' ? { replaces: true } : {}) } };
  } catch (error) {
    if (error instanceof DeliveryError && error.why === 'unclear') return mayStand(id);
    if (error instanceof DeliveryError && error.why === 'removed') return privateReply(asker.howToInvite, STILL_THERE);
    return sayNotSent(error, 'poll', asker, services);
  }
};

const mayStand = (id: string): Answer => ({
  message: {
    audience: 'asker',
    blocks: [
      {
        kind: 'text',
        text: 'I cannot tell whether your poll was posted. Please look first. If it is there, all is well. If not, press the button.',
      },
      { kind: 'buttons', buttons: [{ label: 'Post it again', command: `poll-post ${id} again` }] },
    ],
  },
});

/** `poll-edit <id>`: shows the form filled in with the draft, or takes the form once it is submitted. */
export const pollEdit: Handler = async (id, asker, services) => {
  if (asker.setting === 'personal') return notHere();
  const draft = await services.polls.findDraft(id, asker);
  if (asker.via === 'form' && asker.form) return filledForm(asker.form, draft && { id, draft }, asker, services);
  return draft ? editForm(id, draft, services) : draftGone();
};

/** `poll-drop <id>` throws away one draft; `poll-drop all`, all drafts of this person here. */
export const pollDrop: Handler = async (id, asker, services) => {
  if (id === 'all') {
    await services.polls.dropDrafts(asker);
    const { message } = privateReply('I have discarded them all. Nothing was posted.');
    return { message: { ...message, replaces: true } };
  }
  const dropped = await services.polls.dropDraft(id, asker);
  if (!dropped) return draftGone();
  const { message } = privateReply('I have discarded it. Nothing was posted.');
  return { message: { ...message, replaces: true } };
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
          text: 'To find these buttons again, press “How it works” on the poll.',
        },
        ...(poll?.state === 'open' ? [{ kind: 'buttons', buttons: manageButtons(poll) } as const] : []),
      ],
    },
  };
}

function whatNow(why: keyof typeof SAYS, { commandHint }: Asker): string[] {
  if (why === 'too many') return [`To close one, type ${commandHint('poll close')}.`, STILL_THERE];
  return why === 'too late' ? [`To make a new one, type ${commandHint('poll')}.`] : [];
}

const STILL_THERE = 'Then press the same button again.';

const SAYS = {
  posting: 'I am posting it now. If it is not there in a minute, press the button again.',
  'posted before': 'That poll has already been posted, so I did not post it again.',
  'too many': 'You have ten open polls here, the most one person can have. Please close one first.',
  'too late': 'This poll’s closing time has passed, so I did not post it.',
  'open here':
    'This question is already open here, so I did not post it again. Please answer that one. Once it closes, press “Post” again.',
  'kept back':
    'I did not post this, because the last result for this question is still to come. Its card says when. Ask again after that.',
} satisfies Record<Exclude<Awaited<ReturnType<PollCards['post']>>, 'posted' | 'maybe posted' | 'unknown'>, string>;
