import { z } from 'zod';
import { answer } from '../commands/index';
import type { Message } from '../message';
import { BUTTON_WITHOUT_LINE, lineOfButton } from './button';
import { askerOf } from './incoming';
import { renderForTeams } from './render';
import { answerInvoke } from './send';
import { ALREADY_SHARED, shareOnce, withoutSharing } from './share';
import { isFirstTime, type Turn } from './turn';

/**
 * A button (Action.Execute): the returned card takes the place of the old one for the person who pressed, and for nobody else.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/overview
 */
export async function pressed(turn: Turn): Promise<void> {
  const { context, incoming, services } = turn;
  const line = lineOfButton(invoke.safeParse(incoming.value).data?.action.data);
  if (line === undefined) return answerInvoke(context, toast(BUTTON_WITHOUT_LINE));
  if (!(await isFirstTime(turn)))
    return answerInvoke(context, toast('I have that already. Press again if you see nothing.'));

  const { message } = await answer(line, askerOf(incoming, 'button'), services);
  if (message.audience === 'asker') return answerInvoke(context, card(message));
  const shared = await shareOnce(turn, message, line);
  return answerInvoke(context, shared ? card(afterSharing(message)) : toast(ALREADY_SHARED));
}

/** A short text that Teams shows to the person who pressed. */
export const toast = (text: string) => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: text,
});

const invoke = z.object({ action: z.object({ verb: z.literal('says'), data: z.unknown().optional() }) });

const card = (message: Message) => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: renderForTeams(message).card,
});

function afterSharing(message: Message): Message {
  const { blocks } = withoutSharing(message);
  return { audience: 'asker', blocks: [...blocks, { kind: 'note', text: 'You have shared this with everyone here.' }] };
}
