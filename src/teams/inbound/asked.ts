import { privateReply } from '../../commands/answer';
import { answer } from '../../commands/index';
import { reply } from '../outbound/reply';
import { BUTTON_WITHOUT_LINE, isOldPress, NOTHING_CHOSEN, type Pressed } from './button';
import { guestIn } from './guest';
import { askerOf, isAddressed, isFromBot, namesOfBot } from './incoming';
import { textFromTeamsHtml } from './line';
import { isFirstTime, type Turn } from './turn';

/** Answers a message that was typed to the bot, or sent by a button in a client that does not know Action.Execute. */
export async function asked(turn: Turn): Promise<void> {
  const { incoming, services } = turn;
  const fromButton = isOldPress(incoming);
  if (isFromBot(incoming) || !(fromButton || isAddressed(incoming))) return;
  if (!(await isFirstTime(turn))) return;

  const said: Pressed | undefined = fromButton
    ? turn.pressed
    : { says: textFromTeamsHtml(incoming.text ?? '', namesOfBot(incoming)) };
  const via = said?.form ? 'form' : fromButton ? 'button' : 'typed';
  const { message } =
    said && (said.says !== '' || !fromButton)
      ? await answer(said.says, { ...askerOf(incoming, via, said.form), ...guestIn(turn) }, services)
      : privateReply(said ? NOTHING_CHOSEN : BUTTON_WITHOUT_LINE);
  await reply(turn, message);
}
