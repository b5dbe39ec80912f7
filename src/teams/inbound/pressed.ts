import type { Asker } from '../../commands/asker';
import { sharedAlready } from '../../commands/lookup/share';
import type { Message } from '../../message';
import { plainText } from '../../plain-text';
import { drawForAll, drawForOne, writeForOne } from '../outbound/draw';
import { privateWays } from '../outbound/private-ways';
import { inOurChat, sendPrivately } from '../outbound/privately';
import { DRAFT_UNSEEN, replyInConfidence, replyInThread } from '../outbound/reply';
import { answerInvoke } from '../outbound/send';
import { ALREADY_SHARED, replaceForAll, shareOnce } from '../outbound/share';
import { WrittenJson } from '../outbound/written';
import type { Rendering } from '../render/render';
import { answerNamed } from './answer-named';
import { BUTTON_WITHOUT_LINE, NOTHING_CHOSEN } from './button';
import { offerFile } from './file-consent';
import { isPersonal } from './incoming';
import { isFirstTime, isForOne, type Turn } from './turn';
import { wayFromPress } from './way-back';
import { NOT_A_MEMBER, whoAsks } from './who-asks';

/**
 * Answers a press of a button or a form (Action.Execute). A card that is returned takes the place of the pressed one for
 * the person who pressed. So it is returned only where nobody else sees the pressed one; a post that others see stays,
 * and the answer comes in another way.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/overview
 */
export async function pressed(turn: Turn): Promise<void> {
  const { context } = turn;
  const button = turn.pressed;
  if (!button) return answerInvoke(context, toast(BUTTON_WITHOUT_LINE));
  if (button.says === '') return answerInvoke(context, toast(NOTHING_CHOSEN));
  if (!(await isFirstTime(turn))) return answerInvoke(context, toast(AGAIN));
  const asker = await whoAsks(turn);
  if (!asker) return answerInvoke(context, toast(NOT_A_MEMBER));
  const message = await answerNamed(button.says, turn, asker);
  await answerInvoke(context, await show(turn, asker, message));
  await offerFile(turn, button.says, message);
}

/** Told where a press arrives a second time. */
export const AGAIN = 'I am already on it. If nothing happens, press again.';

/** Shows the answer, and resolves with what to answer the press itself. */
async function show(turn: Turn, asker: Asker, message: Message): Promise<object> {
  if (isRemark(message)) return toast(plainText(message));
  if (message.audience === 'conversation') return showEverybody(turn, asker, message);
  return isForOne(turn) ? inItsPlace(turn, message) : besideIt(turn, message);
}

/** A short text for the person alone. It is shown below the card, which may be everybody's and is still needed. */
export const isRemark = ({ audience, replaces, blocks }: Message): boolean =>
  audience === 'asker' && !replaces && blocks.every(({ kind }) => kind === 'text');

async function showEverybody(turn: Turn, asker: Asker, message: Message): Promise<object> {
  const says = turn.pressed?.says ?? '';
  // The updated card is returned too: the person who pressed sees the change at once, everybody else once Teams tells
  // them.
  if (await replaceForAll(turn, message)) return card(drawForAll(message));
  if (!(await shareOnce(turn, asker, message, says))) return toast(ALREADY_SHARED);
  return isForOne(turn) ? inItsPlace(turn, sharedAlready(message)) : toast('I have shared it with everyone here.');
}

/**
 * The returned card lasts only until Teams draws the message again. So what must not come back, such as the buttons of a
 * draft that was posted, is changed in the message as well.
 */
async function inItsPlace(turn: Turn, message: Message): Promise<object> {
  const { pressed, incoming } = turn;
  const back = pressed && wayFromPress(pressed, message);
  const shown = isPersonal(incoming) ? await inOurChat(turn, message) : { message, where: { alone: true } };
  const id = incoming.replyToId;
  if (id && (message.replaces || message.replaceKey !== undefined)) {
    const way = isPersonal(incoming) ? 'chat' : 'targeted';
    const standing = { way, conversation: incoming.conversation.id, id } as const;
    const drawn = drawForOne(shown.message, shown.where, back);
    const { replace } = await privateWays(turn);
    turn.afterwards(async () => void (await replace(drawn, standing)));
    // That a message in a shared conversation is for one person, the press alone says: no answer may rely on it later.
    if (message.replaceKey !== undefined && way === 'chat') turn.confirmations.standsAt(turn, message, standing);
  }
  return writtenCard(writeForOne(shown.message, shown.where, back));
}

/** The answer to a press on a post that others see, for the person who pressed. The post stays as it is. */
async function besideIt(turn: Turn, message: Message): Promise<object> {
  if (message.replaceKey !== undefined) return toast(await turn.confirmations.confirm(turn, message));
  if (message.confidential)
    return toast(SENT[await replyInConfidence(turn, message, message.confidential.inFrontOfOthers)]);
  const sent = await sendPrivately(turn, message, turn.pressed && wayFromPress(turn.pressed, message));
  if (sent) return toast(SENT[sent]);
  if (message.draft) return toast(DRAFT_UNSEEN);
  await replyInThread(turn, message);
  return toast(SENT.everybody);
}

const SENT = {
  'them here': 'I have answered below, where only you can see it.',
  'our chat': 'Sent to you in our chat.',
  everybody: 'I have answered in this conversation.',
} as const;

/** A short text that Teams shows to the person who pressed. */
export const toast = (text: string) => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: text,
});

const CARD = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' };

const card = ({ card: value }: Rendering) => ({ ...CARD, value });

const writtenCard = (value: readonly string[]) => new WrittenJson([BEFORE_CARD, ...value, '}']);
const BEFORE_CARD = `${JSON.stringify(CARD).slice(0, -1)},"value":`;
