import type { Asker } from '../../commands/asker';
import type { Message } from '../../message';
import { plainText } from '../../plain-text';
import { drawForOne } from '../outbound/draw';
import { forOurChat } from '../outbound/privately';
import { answerInvoke } from '../outbound/send';
import { ALREADY_SHARED, replaceForAll, shareOnce } from '../outbound/share';
import { forDialog } from '../render/button-context';
import { answerNamed } from './answer-named';
import { BUTTON_WITHOUT_LINE, isVote, NOTHING_CHOSEN } from './button';
import { offerFile } from './file-consent';
import { isPersonal } from './incoming';
import { AGAIN, isRemark } from './pressed';
import { isFirstTime, type Turn } from './turn';
import { NOT_A_MEMBER, whoAsks } from './who-asks';

/**
 * Answers a press that opens a dialog (task/fetch), and one in a dialog (task/submit). The answer is what the dialog
 * shows next; only whoever pressed sees it, and it belongs to the conversation where they pressed.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots
 */
export async function inDialog(turn: Turn): Promise<void> {
  const { context, incoming, pressed } = turn;
  if (!pressed) return answerInvoke(context, closingWith(BUTTON_WITHOUT_LINE));
  if (pressed.says === '') return answerInvoke(context, closingWith(NOTHING_CHOSEN));
  // What opens a dialog only shows it, so a retry is answered like the first.
  const isNew = incoming.name === 'task/fetch' || (await isFirstTime(turn));
  if (!isNew) return answerInvoke(context, closingWith(AGAIN));
  const asker = await whoAsks(turn);
  if (!asker) return answerInvoke(context, closingWith(NOT_A_MEMBER));
  const message = await answerNamed(pressed.says, turn, asker);
  await answerInvoke(context, await next(turn, asker, message));
  await offerFile(turn, pressed.says, message);
}

async function next(turn: Turn, asker: Asker, message: Message): Promise<object> {
  if (isVote(turn.pressed)) await turn.confirmations.keepUp(turn, message);
  if (isRemark(message)) return closingWith(plainText(message));
  if (message.audience === 'asker') return showing(turn, message);
  if (await replaceForAll(turn, message)) return closingWith('Done, for everyone here.');
  const shared = await shareOnce(turn, asker, message, turn.pressed?.says ?? '');
  return closingWith(shared ? 'I have shared it with everyone here.' : ALREADY_SHARED);
}

/** The dialog shows this card. */
async function showing(turn: Turn, message: Message): Promise<object> {
  const { card } = isPersonal(turn.incoming) ? await forOurChat(turn, message) : drawForOne(message, {});
  const form = message.blocks.find(({ kind }) => kind === 'form');
  const title = form?.kind === 'form' ? form.title : TITLE;
  const content = forDialog(card);
  return {
    task: {
      type: 'continue',
      value: {
        title,
        height: 'large',
        width: 'medium',
        card: { contentType: 'application/vnd.microsoft.card.adaptive', content },
      },
    },
  };
}

/** The dialog shows these words, with a button that closes it. */
export const closingWith = (text: string): object => ({ task: { type: 'message', value: text } });

/** Of a card that has a heading of its own. */
const TITLE = 'Practice Compass';
