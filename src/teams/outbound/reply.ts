import type { Asker } from '../../commands/asker';
import { withoutShareButton } from '../../commands/lookup/share';
import type { Message } from '../../message';
import { isPersonal, isPrivatelyAsked } from '../inbound/incoming';
import type { Turn } from '../inbound/turn';
import { NO_WAY_BACK, type WayBack } from '../inbound/way-back';
import { drawForAll } from './draw';
import { forOurChat, type SentTo, sendPrivately } from './privately';
import { sendToThread } from './send';
import { ALREADY_SHARED, replaceForAll, shareOnce } from './share';

/**
 * Sends an answer where the question was asked. Outside a personal chat, an answer for the asker alone goes as a
 * targeted message if the tenant has those. If not, Teams cannot keep it private there: it goes to the thread and
 * offers the personal chat. A draft, and what is kept of one person, goes to the personal chat instead.
 */
export async function reply(turn: Turn, asker: Asker, message: Message, way: WayBack = NO_WAY_BACK): Promise<void> {
  const { context, incoming, settings } = turn;
  if (message.audience === 'conversation') {
    if (await replaceForAll(turn, message)) return;
    if (await shareOnce(turn, asker, message, turn.pressed?.says ?? '')) return;
    return reply(turn, asker, { audience: 'asker', blocks: [{ kind: 'text', text: ALREADY_SHARED }] });
  }
  if (isPersonal(incoming)) return sendToThread(context, await forOurChat(turn, message, way));
  if (message.confidential) return void (await replyInConfidence(turn, message, message.confidential.inFrontOfOthers));
  if (message.draft || message.replaceKey !== undefined || isPrivatelyAsked(incoming))
    return replyToOne(turn, message, way);
  if (settings.targetedMessages && (await sendPrivately(turn, message, way, 'here'))) return;
  return replyInThread(turn, message);
}

/** Everybody in the thread sees it, and can ask in private the next time. */
export const replyInThread = ({ context, settings }: Turn, message: Message): Promise<void> =>
  sendToThread(context, drawForAll(withoutShareButton(message), privateChatWith(settings.appId)));

/**
 * A draft, what is saved about one person, such as their vote, and what somebody asked in private is never shown to
 * others: if Teams cannot show it to the asker alone, it is not shown.
 */
async function replyToOne(turn: Turn, message: Message, way: WayBack): Promise<void> {
  const sent = await sendPrivately(turn, message, way);
  if (!sent) return sayToAll(turn, message.draft ? DRAFT_UNSEEN : UNSEEN);
  if (sent === 'our chat' && message.draft) return sayToAll(turn, whatWasSent(message));
}

/**
 * Only the asker sees it, in the thread or in their personal chat, and the thread shows nothing to others. If neither
 * works, for whatever reason, everybody sees a card that gives nothing away: it must not stay unanswered.
 */
export async function replyInConfidence(
  turn: Turn,
  message: Message,
  inFrontOfOthers: Message['blocks'],
): Promise<SentTo | 'everybody'> {
  for (const how of ['here', 'our chat'] as const) {
    const sent = await sendPrivately(turn, message, NO_WAY_BACK, how).catch(() => {
      turn.services.log.warn('A message for one person only could not be sent in Teams');
      return undefined;
    });
    if (sent) return sent;
  }
  await sendToThread(turn.context, drawForAll({ audience: 'conversation', blocks: inFrontOfOthers }));
  return 'everybody';
}

/** Says it where the question was asked. */
export const sayToAll = ({ context }: Turn, text: string): Promise<void> =>
  sendToThread(context, drawForAll({ audience: 'conversation', blocks: [{ kind: 'text', text }] }));

/** A draft is a poll that is not posted yet, a question before a change, or a line that was only guessed. */
function whatWasSent({ replaces, blocks }: Message): string {
  if (replaces) return 'I have a question for you first, in our chat.';
  const buttons = blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  const isPoll = buttons.some(({ command }) => command.startsWith('poll-post '));
  return isPoll ? 'I have sent you a draft in our chat.' : 'I have answered you in our chat.';
}

const UNSEEN =
  'Got it. My answer is only for you, so I cannot show it here. Open a chat with me, and next time I can show it there.';
/** What is told where a draft can be shown to nobody alone. */
export const DRAFT_UNSEEN =
  'I cannot show you your draft, because I cannot message you privately yet. Open a chat with me, then ask again here.';

/** https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams */
const privateChatWith = (appId: string | undefined) =>
  appId ? `https://teams.microsoft.com/l/chat/0/0?users=28:${encodeURIComponent(appId)}` : undefined;
