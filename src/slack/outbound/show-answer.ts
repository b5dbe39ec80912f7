import type { webApi } from '@slack/bolt';
import { privateReply } from '../../commands/answer';
import { withoutShareButton } from '../../commands/lookup/share';
import type { Message } from '../../message';
import type { ReplyTarget } from '../inbound/origin';
import { replyInConfidence } from './confidential';
import type { FileSender } from './file-sender';
import { formIn, showInModal, type Window } from './modal';
import type { Patiently } from './patience';
import type { Presenter } from './presenter';
import { type ReplyTo, replyElsewhere, replyForAll, replyInPlace, replyPrivately, replyToAll } from './reply';

export type ReplyRoute = {
  readonly client: webApi.WebClient;
  readonly user: string;
  readonly origin: ReplyTarget;
  readonly patiently: Patiently;
  readonly presenter: Presenter;
  /** Present where the installer lets the bot send files. */
  readonly sendFile?: FileSender;
  /** Present while Slack may still open a modal. */
  readonly window?: Window;
};

/**
 * Shows an answer where it was asked for. A form opens in a modal if Slack still opens one; otherwise the answer has a
 * button that opens the form. A file goes to the asker’s own chat with the bot, and the answer says so; if it cannot be sent,
 * its lines are the answer. The answer to a press in a modal or the App Home is shown in a modal if that works.
 */
export async function showAnswer(said: Message, route: ReplyRoute): Promise<void> {
  const { window, sendFile } = route;
  const isSent = said.file && sendFile ? await sendFile(said.file, route) : false;
  const message = isSent ? FILE_SENT : said;
  if (window && formIn(message)) {
    if (await showInModal(message, route.origin, window)) return;
  } else if (window?.within) {
    if (await showInModal(message, route.origin, window).catch(() => false)) return;
  }
  await reply(message, route);
}

const FILE_SENT = privateReply('I have sent you the file.').message;

/** An answer for the asker alone is shown to nobody else, even if the button was under a card that others see. */
function reply(message: Message, { client, user, origin, patiently, presenter }: ReplyRoute): Promise<void> {
  const { channel, thread, responseUrl, personal, card, elsewhere } = origin;
  const to: ReplyTo = { client, channel, user, responseUrl, thread, patiently, presenter };
  if (message.confidential && !personal)
    return replyInConfidence(message, to, (open) => replyToAll({ message: open }, to));
  const forAll = message.audience === 'conversation';
  const saying = { message: forAll && !personal ? withoutShareButton(message) : message, personal };
  if (message.replaces && card) {
    if (!card.ephemeral && (forAll || personal)) return replyForAll(saying, card.ts, to);
    if (card.ephemeral && !forAll) return replyInPlace(saying, to);
  }
  if (personal || forAll) return replyToAll(saying, to);
  return elsewhere ? replyElsewhere(saying, to) : replyPrivately(saying, to);
}
