import type { Message } from '../message';
import { readButton } from './button';
import { isPersonal, isPrivatelyAsked } from './incoming';
import { renderForTeams } from './render';
import { sendToThread } from './send';
import { ALREADY_SHARED, replaceForAll, shareOnce, withoutSharing } from './share';
import { sendInPersonalChat, sendTargeted } from './targeted';
import type { Turn } from './turn';

/**
 * Says a message where it was asked for. Outside a personal chat, an answer for the asker alone is sent as a targeted message
 * where the tenant has those. Elsewhere Teams cannot keep it private: it goes to the thread, and offers the personal chat.
 */
export async function reply(turn: Turn, message: Message): Promise<void> {
  const { context, incoming, settings } = turn;
  if (message.audience === 'conversation') {
    if (await replaceForAll(turn, message)) return;
    if (await shareOnce(turn, message, readButton(incoming.value)?.says ?? '')) return;
    return reply(turn, { audience: 'asker', blocks: [{ kind: 'text', text: ALREADY_SHARED }] });
  }
  if (isPersonal(incoming)) return sendToThread(context, renderForTeams(message));

  const privately = settings.targetedMessages || isPrivatelyAsked(incoming);
  if (privately && (await sendTargeted(turn, renderForTeams(message)))) return;
  // Whoever asked in private must not find her question's answer in front of everybody.
  if (isPrivatelyAsked(incoming)) return sendInPersonalChat(turn, renderForTeams(withoutSharing(message)));
  return sendToThread(context, renderForTeams(withoutSharing(message), privateChatWith(settings.appId)));
}

/** https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams */
const privateChatWith = (appId: string | undefined) =>
  appId ? `https://teams.microsoft.com/l/chat/0/0?users=28:${encodeURIComponent(appId)}` : undefined;
