import { toAsker } from '../commands/answer';
import { answer } from '../commands/index';
import { BUTTON_WITHOUT_LINE, lineOfButton } from './button';
import { askerOf, isAddressed, isFromBot } from './incoming';
import { plainLine } from './line';
import { reply } from './reply';
import { isFirstTime, type Turn } from './turn';

/** A message: typed to the bot, or sent by a button in a client that does not know Action.Execute. */
export async function asked(turn: Turn): Promise<void> {
  const { incoming, services } = turn;
  const text = incoming.text ?? '';
  const fromButton = typeof incoming.value === 'object' && incoming.value !== null && text === '';
  if (isFromBot(incoming) || !(fromButton || isAddressed(incoming))) return;
  if (!(await isFirstTime(turn))) return;

  const line = fromButton ? lineOfButton(incoming.value) : plainLine(text);
  const { message } =
    line === undefined
      ? toAsker(BUTTON_WITHOUT_LINE)
      : await answer(line, askerOf(incoming, fromButton ? 'button' : 'typed'), services);
  await reply(turn, message);
}
