import type { KeptPoll } from '../../polls/kept-poll';
import type { Answer, Handler, PollCards, Services } from '../answer';
import type { Asker } from '../asker';
import {
  closableFrom,
  closedButtons,
  mayClosePoll,
  mayManagePoll,
  mayNotManage,
  noneToManage,
  unknownPoll,
} from './manage';
import { shortQuestion } from './words';

/**
 * `poll close`: closes the asker's own open poll in this conversation or, if they have none here, one that anyone may close by
 * now. If there are several, asks which.
 */
export async function close(asker: Asker, services: Services): Promise<Answer> {
  const open = await services.polls.openIn(asker);
  const own = open.filter((poll) => mayManagePoll(poll, asker, services));
  const closable = own.length > 0 ? own : open.filter((poll) => mayClosePoll(poll, asker, services));
  const [only, ...others] = closable;
  if (only && others.length === 0) return closeNow(only, asker, services);
  if (only) return askWhich(closable);
  return open.length > 0 ? mayNotClose(open, services) : noneToManage(open, 'close it', services);
}

const mayNotClose = (open: readonly KeptPoll[], services: Services): Answer =>
  mayNotManage('close it', services, closableFrom(open, services));

/** `poll-close <id>`, as a button. */
export const pollClose: Handler = async (id, asker, services) => {
  const poll = await services.polls.find(id, asker);
  if (!poll) return unknownPoll();
  return mayClosePoll(poll, asker, services) ? closeNow(poll, asker, services) : mayNotClose([poll], services);
};

async function closeNow(poll: KeptPoll, asker: Asker, services: Services): Promise<Answer> {
  const { id, question } = poll;
  const { pollCards, polls } = services;
  const done = await pollCards.close(id, asker);
  const isKeptBack = (await polls.find(id, asker))?.result?.kind === 'too soon';
  const says =
    done === 'closed before'
      ? `The poll ${shortQuestion(question)} had already closed, so nothing has changed.`
      : `The poll ${shortQuestion(question)} is closed. ${isKeptBack ? KEPT_BACK : whereResult(done, asker)}`;
  return {
    message: {
      audience: 'asker',
      // The buttons that closed it are dead now.
      ...(asker.via === 'button' ? { replaces: true } : {}),
      blocks: [
        { kind: 'text', text: says },
        ...(mayManagePoll(poll, asker, services) ? [{ kind: 'buttons', buttons: closedButtons(id) } as const] : []),
      ],
    },
  };
}

const KEPT_BACK = 'Its result is on hold for now. Its card says when you will see it.';

function whereResult(
  shown: Exclude<Awaited<ReturnType<PollCards['close']>>, 'closed before'>,
  { commandHint }: Asker,
): string {
  const look = `To see it, type ${commandHint('poll results')}.`;
  switch (shown) {
    case 'in its place':
      return 'You will find the result where the poll was.';
    case 'anew':
      return 'Its card has gone, so I posted the result as a new message.';
    case 'later':
      return `I could not post its result here yet, but I am still trying. ${look}`;
    case 'unclear':
      return `I cannot tell whether its result was posted. ${look}`;
    case 'not at all':
      return `I could not post its result here. ${look}`;
  }
}

const askWhich = (own: readonly KeptPoll[]): Answer => ({
  message: {
    audience: 'asker',
    blocks: [
      { kind: 'text', text: 'Several polls are open here. Which one shall I close?' },
      {
        kind: 'buttons',
        buttons: own.map(({ id, question }) => ({ label: shortQuestion(question), command: `poll-close ${id}` })),
      },
    ],
  },
});
