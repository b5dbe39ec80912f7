import type { Block } from '../../message';
import type { KeptPoll } from '../../polls/kept-poll';
import { type Answer, privateReply, type Services } from '../answer';
import type { Asker } from '../asker';
import { closeButton, closedButtons, manageButtons, mayClosePoll, mayManagePoll } from './manage';
import { howRead, nextRound, resultBlocks } from './result-card';
import { closesWords } from './words';

/**
 * `poll results`: the latest result here, and the polls that are running. A running poll shows no numbers: somebody who asked
 * again and again would see single votes come in.
 */
export async function results(asker: Asker, services: Services): Promise<Answer> {
  const [open, last] = await Promise.all([services.polls.openIn(asker), services.polls.lastClosedIn(asker)]);
  if (open.length === 0 && !last)
    return privateReply(
      `There has been no poll here yet. To make one, type ${asker.commandHint('poll')}. For ready-made ones, type ${asker.commandHint('poll templates')}.`,
    );
  return {
    message: {
      audience: 'asker',
      blocks: [
        ...(last ? lastBlocks(last, asker, services) : []),
        ...open.flatMap((poll) => openBlocks(poll, asker, services)),
      ],
    },
  };
}

function lastBlocks(poll: KeptPoll, asker: Asker, services: Services): Block[] {
  const [now, { timezone }] = [services.clock(), services.policy];
  const again = nextRound(poll, now, timezone);
  return [
    { kind: 'heading', text: 'The latest result here' },
    { kind: 'text', label: 'Question', text: poll.question },
    ...(poll.result ? [...resultBlocks(poll.result, now, timezone), ...howRead(poll.result)] : []),
    ...(again && 'command' in again ? [{ kind: 'buttons', buttons: [again] } as const] : []),
    ...(again && 'says' in again ? [{ kind: 'note', text: `${again.says}.` } as const] : []),
    ...(mayManagePoll(poll, asker, services) ? [{ kind: 'buttons', buttons: closedButtons(poll.id) } as const] : []),
  ];
}

function openBlocks(poll: KeptPoll, asker: Asker, services: Services): Block[] {
  return [
    {
      kind: 'text',
      label: 'Open now',
      text: `${poll.question} ${closesWords(poll, services.clock(), services.policy.timezone)}`,
    },
    ...(mayManagePoll(poll, asker, services)
      ? [{ kind: 'buttons', buttons: manageButtons(poll) } as const]
      : mayClosePoll(poll, asker, services)
        ? [{ kind: 'buttons', buttons: [closeButton(poll)] } as const]
        : []),
  ];
}
