import { answer } from '../../commands/index';
import { sharedAlready } from '../../commands/lookup/share';
import { type Message, plainText } from '../../message';
import { answerInvoke } from '../outbound/send';
import { ALREADY_SHARED, replaceForAll, shareOnce } from '../outbound/share';
import { renderForTeams } from '../render/render';
import { BUTTON_WITHOUT_LINE, NOTHING_CHOSEN } from './button';
import { guestIn } from './guest';
import { askerOf } from './incoming';
import { isFirstTime, type Turn } from './turn';

/**
 * Answers a press of a button or a form (Action.Execute). The returned card replaces the old one for the person who
 * pressed and for nobody else; a message that replaces one for everybody updates the posted card.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/overview
 */
export async function pressed(turn: Turn): Promise<void> {
  const { context, incoming, services } = turn;
  const button = turn.pressed;
  if (!button) return answerInvoke(context, toast(BUTTON_WITHOUT_LINE));
  if (button.says === '') return answerInvoke(context, toast(NOTHING_CHOSEN));
  if (!(await isFirstTime(turn)))
    return answerInvoke(context, toast('I already have that. If you see nothing, press again.'));

  const { says, form } = button;
  const asker = { ...askerOf(incoming, form ? 'form' : 'button', form), ...guestIn(turn) };
  const { message } = await answer(says, asker, services);
  if (isRemark(message)) return answerInvoke(context, toast(plainText(message)));
  // The updated card is returned too: the person who pressed sees the change at once, everybody else once Teams tells
  // them.
  if (message.audience === 'asker' || (await replaceForAll(turn, message))) return answerInvoke(context, card(message));
  const shared = await shareOnce(turn, message, says);
  return answerInvoke(context, shared ? card(sharedAlready(message)) : toast(ALREADY_SHARED));
}

/** A short text for the person alone. It is shown below the card, which may be everybody's and is still needed. */
const isRemark = ({ audience, replaces, blocks }: Message) =>
  audience === 'asker' && !replaces && blocks.every(({ kind }) => kind === 'text');

/** A short text that Teams shows to the person who pressed. */
export const toast = (text: string) => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: text,
});

const card = (message: Message) => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: renderForTeams(message).card,
});
