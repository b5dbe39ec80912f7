import type { webApi } from '@slack/bolt';
import { privateReply } from '../../commands/answer';
import type { Message } from '../../message';
import { DeliveryError } from '../../messenger';
import { atMost } from '../../text/cut';
import { UPDATED_TEXT } from '../render/limits';
import { toDeliveryError } from './delivery-error';
import type { Patiently } from './patience';
import type { Presenter, Saying } from './presenter';
import { postTo } from './response-url';

/**
 * Where an answer can go: to a press, a shortcut, a late slash command, or only to the person who mentioned the bot.
 */
export type ReplyTo = {
  readonly client: webApi.WebClient;
  readonly channel: string;
  readonly user: string;
  /** Works five times within 30 minutes, even if the bot is not a member. */
  readonly responseUrl: string | undefined;
  /** The `ts` of the thread that it was asked in, if any. */
  readonly thread: string | undefined;
  readonly patiently: Patiently;
  readonly presenter: Presenter;
};

/** How messages leave for one workspace. */
type Way = Pick<ReplyTo, 'client' | 'presenter'>;

/** Shows it to the person alone. Rejects if Slack accepts it neither by `response_url` nor by `chat.postEphemeral`. */
export async function replyPrivately(saying: Saying, to: ReplyTo): Promise<void> {
  const byUrl = () => answerByUrl(to, saying, { ...inThread(to), response_type: 'ephemeral', replace_original: false });
  const byCall = async () => {
    const { channel, user, client, presenter } = to;
    await presenter.present(saying, (shown) => client.chat.postEphemeral({ channel, user, ...shown, ...inThread(to) }));
  };
  // A response_url does not promise to put a private answer into a thread; chat.postEphemeral does, if the bot may post there.
  await firstThatWorks(to.thread ? [byCall, byUrl] : [byUrl, byCall], to);
}

/** Shows it in the person's own chat with the bot. */
export const replyInOwnChat = (message: Message, to: ReplyTo): Promise<void> =>
  to.patiently(async () => void (await post(to, to.user, undefined, { message, personal: true })));

/**
 * Shows it to the person alone in a conversation that they do not look at: its buttons count for that conversation only if
 * they are pressed there. Their own chat with the bot says where to look; it has the answer itself if the conversation does
 * not take it.
 */
export async function replyElsewhere({ message, ...where }: Saying, to: ReplyTo): Promise<void> {
  const isThere = await replyPrivately({ message, ...where }, to).then(
    () => true,
    () => false,
  );
  if (!isThere) return replyInOwnChat(message, to);
  const { about } = message;
  // Without this line, the answer is there all the same.
  await replyInOwnChat({ ...LOOK_THERE, ...(about === undefined ? {} : { about }) }, to).catch(() => undefined);
}

const LOOK_THERE = privateReply(
  'I could not show my answer in that window. It is in the channel that you chose, where only you can see it.',
).message;

/** Shows it in place of the message whose button was pressed; if that fails, beside it, to the person alone. */
export async function replyInPlace(saying: Saying, to: ReplyTo): Promise<void> {
  const byUrl = () => answerByUrl(to, saying, { replace_original: true });
  await firstThatWorks([byUrl, () => replyPrivately(saying, to)], to);
}

/** Shows it to everybody in place of the message whose button was pressed. `card`: the `ts` of that message. */
export async function replyForAll(saying: Saying, card: string, to: ReplyTo): Promise<void> {
  const byUrl = () => answerByUrl(to, saying, { replace_original: true });
  await firstThatWorks([byUrl, () => replace(to, to.channel, card, saying)], to);
}

/**
 * Shows it to everybody in the conversation. If it may have arrived, it is not sent another way: it would be there
 * twice.
 */
export async function replyToAll(saying: Saying, to: ReplyTo): Promise<void> {
  const byUrl = () =>
    answerByUrl(to, saying, { ...inThread(to), response_type: 'in_channel', replace_original: false });
  const byCall = async () => void (await post(to, to.channel, to.thread, saying));
  await firstThatWorks([byUrl, byCall], to, (error) => toDeliveryError(error).why === 'unclear');
}

/** Posts it to a conversation that the bot is a member of, or to a person. Resolves with the `ts` of the message. */
export async function post(
  { client, presenter }: Way,
  channel: string,
  thread: string | undefined,
  saying: Saying,
): Promise<string | undefined> {
  const { ts } = await presenter.present(saying, (shown) =>
    client.chat.postMessage({
      channel,
      ...shown,
      ...(thread ? { thread_ts: thread } : {}),
      unfurl_links: false,
      unfurl_media: false,
    }),
  );
  return ts;
}

/** Shows it in place of a message that the bot posted. */
export async function replace({ client, presenter }: Way, channel: string, ts: string, saying: Saying): Promise<void> {
  await presenter.present(saying, ({ text, blocks }) => {
    // Half of an escaped character, such as `&am`, would be shown as it is.
    const short = text.length > UPDATED_TEXT ? `${atMost(text, UPDATED_TEXT - 1).replace(/&\w*$/, '')}…` : text;
    return client.chat.update({ channel, ts, blocks, text: short });
  });
}

/**
 * Deletes the private message that this `response_url` came from. If Slack does not do that, the message stays. Never
 * rejects.
 */
export async function takeAway(responseUrl: string, to: Pick<ReplyTo, 'client'>): Promise<void> {
  await postTo(responseUrl, { delete_original: true }, to.client).catch(() => undefined);
}

async function answerByUrl(
  { client, responseUrl, presenter }: Pick<ReplyTo, 'client' | 'responseUrl' | 'presenter'>,
  saying: Saying,
  options: { readonly [option: string]: unknown },
): Promise<void> {
  if (!responseUrl) throw new DeliveryError('refused');
  await presenter.present(saying, (shown) => postTo(responseUrl, { ...shown, ...options }, client));
}

async function firstThatWorks(
  ways: readonly (() => Promise<void>)[],
  to: Pick<ReplyTo, 'patiently'>,
  isLast: (error: unknown) => boolean = () => false,
): Promise<void> {
  const [way, ...others] = ways;
  try {
    if (way) await to.patiently(way);
  } catch (error) {
    if (others.length === 0 || isLast(error)) throw error;
    await firstThatWorks(others, to, isLast);
  }
}

const inThread = ({ thread }: Pick<ReplyTo, 'thread'>) => (thread ? { thread_ts: thread } : {});
