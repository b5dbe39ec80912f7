import { withoutShareButton } from '../../commands/lookup/share';
import type { Message } from '../../message';
import { isPersonal, isPrivatelyAsked } from '../inbound/incoming';
import type { Turn } from '../inbound/turn';
import { renderForTeams } from '../render/render';
import { sendToThread } from './send';
import { ALREADY_SHARED, replaceForAll, shareOnce } from './share';
import { isRefusal, sendInPersonalChat, sendTargeted } from './targeted';

/**
 * Sends an answer where the question was asked. Outside a personal chat, an answer for the asker alone goes as a
 * targeted message if the tenant has those. If not, Teams cannot keep it private there: it goes to the thread and
 * offers the personal chat.
 */
export async function reply(turn: Turn, message: Message): Promise<void> {
  const { context, incoming, settings } = turn;
  if (message.audience === 'conversation') {
    if (await replaceForAll(turn, message)) return;
    if (await shareOnce(turn, message, turn.pressed?.says ?? '')) return;
    return reply(turn, { audience: 'asker', blocks: [{ kind: 'text', text: ALREADY_SHARED }] });
  }
  if (isPersonal(incoming)) return sendToThread(context, renderForTeams(message));
  if (message.replaceKey !== undefined) return replyToOne(turn, message);
  if (message.confidential) return replyInConfidence(turn, message, message.confidential.inFrontOfOthers);

  const privately = settings.targetedMessages || isPrivatelyAsked(incoming);
  if (privately && (await sendTargeted(turn, renderForTeams(message)))) return;
  // Somebody who asked privately must not have the answer shown to everybody.
  if (isPrivatelyAsked(incoming)) return sendInPersonalChat(turn, renderForTeams(withoutShareButton(message)));
  return sendToThread(context, renderForTeams(withoutShareButton(message), privateChatWith(settings.appId)));
}

/**
 * What is saved about one person, such as their vote, is never shown to others: if Teams cannot do that, it is not
 * shown.
 */
async function replyToOne(turn: Turn, message: Message): Promise<void> {
  const privately = turn.settings.targetedMessages || isPrivatelyAsked(turn.incoming);
  if (privately && (await sendTargeted(turn, renderForTeams(message)))) return;
  if (await sendInPersonalChat(turn, renderForTeams(message)).then(() => true, unlessRefused)) return;
  await sendToThread(
    turn.context,
    renderForTeams({ audience: 'conversation', blocks: [{ kind: 'text', text: UNSEEN }] }),
  );
}

/**
 * Only the asker sees it, in the thread or in their personal chat, and the thread shows nothing to others. If neither
 * works, for whatever reason, everybody sees a card that gives nothing away: it must not stay unanswered.
 */
async function replyInConfidence(turn: Turn, message: Message, inFrontOfOthers: Message['blocks']): Promise<void> {
  const { incoming, settings, services } = turn;
  const rendering = renderForTeams(message);
  const taken = (way: Promise<unknown>) =>
    way.then(
      (sent) => sent !== false,
      () => {
        services.log.warn('A message for one person only could not be sent in Teams');
        return false;
      },
    );
  const privately = settings.targetedMessages || isPrivatelyAsked(incoming);
  if (privately && (await taken(sendTargeted(turn, rendering)))) return;
  if (await taken(sendInPersonalChat(turn, rendering))) return;
  await sendToThread(turn.context, renderForTeams({ audience: 'conversation', blocks: inFrontOfOthers }));
}

/** False for a refusal, such as for somebody who has never opened a chat with the bot; rethrows any other error. */
function unlessRefused(error: unknown): false {
  if (isRefusal(error)) return false;
  throw error;
}

const UNSEEN =
  'I have that. The answer is for one person only, so I cannot show it here. Open a chat with me, and next time I can show it there.';

/** https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams */
const privateChatWith = (appId: string | undefined) =>
  appId ? `https://teams.microsoft.com/l/chat/0/0?users=28:${encodeURIComponent(appId)}` : undefined;
