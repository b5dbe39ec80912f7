import type { webApi } from '@slack/bolt';
import { DeliveryError } from '../../messenger';
import { atMost } from '../../text/cut';
import { UPDATED_TEXT } from '../render/limits';
import type { Shown } from '../render/render';
import { withNamesOrWithout } from '../render/with-names-or-without';
import { toDeliveryError } from './delivery-error';
import type { Patiently } from './patience';
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
};

/** Shows it to the person alone. Rejects if Slack accepts it neither by `response_url` nor by `chat.postEphemeral`. */
export async function replyPrivately(shown: Shown, to: ReplyTo): Promise<void> {
  const byUrl = () =>
    answerByUrl(to, { ...shown, ...inThread(to), response_type: 'ephemeral', replace_original: false });
  const byCall = async () => {
    const { channel, user, client } = to;
    await withNamesOrWithout(shown, (message) =>
      client.chat.postEphemeral({ channel, user, ...message, ...inThread(to) }),
    );
  };
  // A response_url does not promise to put a private answer into a thread; chat.postEphemeral does, if the bot may post there.
  await firstThatWorks(to.thread ? [byCall, byUrl] : [byUrl, byCall], to);
}

/** Shows it in place of the message whose button was pressed; if that fails, beside it, to the person alone. */
export async function replyInPlace(shown: Shown, to: ReplyTo): Promise<void> {
  const byUrl = () => answerByUrl(to, { ...shown, replace_original: true });
  await firstThatWorks([byUrl, () => replyPrivately(shown, to)], to);
}

/** Shows it to everybody in place of the message whose button was pressed. `card`: the `ts` of that message. */
export async function replyForAll(shown: Shown, card: string, to: ReplyTo): Promise<void> {
  const byUrl = () => answerByUrl(to, { ...shown, replace_original: true });
  await firstThatWorks([byUrl, () => replace(to.client, to.channel, card, shown)], to);
}

/**
 * Shows it to everybody in the conversation. If it may have arrived, it is not sent another way: it would be there
 * twice.
 */
export async function replyToAll(shown: Shown, to: ReplyTo): Promise<void> {
  const byUrl = () =>
    answerByUrl(to, { ...shown, ...inThread(to), response_type: 'in_channel', replace_original: false });
  const byCall = async () => void (await post(to.client, to.channel, to.thread, shown));
  await firstThatWorks([byUrl, byCall], to, (error) => toDeliveryError(error).why === 'unclear');
}

/** Posts it to a conversation that the bot is a member of, or to a person. Resolves with the `ts` of the message. */
export async function post(
  client: webApi.WebClient,
  channel: string,
  thread: string | undefined,
  shown: Shown,
): Promise<string | undefined> {
  const { ts } = await withNamesOrWithout(shown, (message) =>
    client.chat.postMessage({
      channel,
      ...message,
      ...(thread ? { thread_ts: thread } : {}),
      unfurl_links: false,
      unfurl_media: false,
    }),
  );
  return ts;
}

/** Shows it in place of a message that the bot posted. */
export async function replace(client: webApi.WebClient, channel: string, ts: string, shown: Shown): Promise<void> {
  const { text } = shown;
  // Half of an escaped character, such as `&am`, would be shown as it is.
  const short = text.length > UPDATED_TEXT ? `${atMost(text, UPDATED_TEXT - 1).replace(/&\w*$/, '')}…` : text;
  await withNamesOrWithout(shown, ({ blocks }) => client.chat.update({ channel, ts, blocks, text: short }));
}

/**
 * Deletes the private message that this `response_url` came from. If Slack does not do that, the message stays. Never
 * rejects.
 */
export async function takeAway(responseUrl: string, to: Pick<ReplyTo, 'client'>): Promise<void> {
  await answerByUrl({ ...to, responseUrl }, { delete_original: true }).catch(() => undefined);
}

async function answerByUrl(
  { client, responseUrl }: Pick<ReplyTo, 'client' | 'responseUrl'>,
  answer: Partial<Shown> & { readonly [option: string]: unknown },
): Promise<void> {
  if (!responseUrl) throw new DeliveryError('refused');
  await withNamesOrWithout(answer, (message) => postTo(responseUrl, message, client));
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
