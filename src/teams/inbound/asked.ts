import { privateReply } from '../../commands/answer';
import { reply } from '../outbound/reply';
import { answerNamed } from './answer-named';
import { BUTTON_WITHOUT_LINE, isOldPress, NOTHING_CHOSEN } from './button';
import { offerFile } from './file-consent';
import { askerOf, isAddressed, isFromBot, namesOfBot } from './incoming';
import { textFromTeamsHtml } from './line';
import { isFirstTime, type Turn } from './turn';
import { NO_WAY_BACK, wayFromTyped } from './way-back';
import { NOT_A_MEMBER, whoAsks } from './who-asks';

/** Answers a message that was typed to the bot, or sent by a button in a client that does not know Action.Execute. */
export async function asked(turn: Turn): Promise<void> {
  const { incoming } = turn;
  const fromButton = isOldPress(incoming);
  if (isFromBot(incoming) || !(fromButton || isAddressed(incoming))) return;
  if (!(await isFirstTime(turn))) return;

  const here = askerOf(incoming, 'typed');
  const { pressed } = turn;
  if (fromButton && !pressed?.says)
    return reply(turn, here, privateReply(pressed ? NOTHING_CHOSEN : BUTTON_WITHOUT_LINE).message);
  const asker = await whoAsks(turn);
  if (!asker) return reply(turn, here, privateReply(NOT_A_MEMBER).message);
  const line = pressed?.says ?? textFromTeamsHtml(incoming.text ?? '', namesOfBot(incoming));
  const message = await answerNamed(line, turn, asker);
  await reply(turn, asker, message, message.confidential ? NO_WAY_BACK : wayFromTyped(line));
  await offerFile(turn, line, message);
}
