import type { App, webApi } from '@slack/bolt';
import { answer } from '../../commands';
import type { Asker } from '../../commands/asker';
import { withoutShareButton } from '../../commands/lookup/share';
import type { AdapterServices } from '../../platform/adapter';
import { replyInConfidence } from '../outbound/confidential';
import type { PresenterOf, Saying } from '../outbound/presenter';
import { post, replyPrivately } from '../outbound/reply';
import type { ErrorBoundary } from './error-boundary';
import { guestWhoSays } from './guest';
import type { OwnChats } from './own-chats';
import { asDirectMessage, askerAt, asMention, installationOfEvent, tenantOf } from './request-context';
import { lineIn } from './words';

/** The fields used of Slack's `app_mention` and `message` events. */
type Said = {
  readonly user?: string;
  readonly text?: string;
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string;
  readonly subtype?: string;
  readonly bot_id?: string;
  readonly edited?: unknown;
};
type Envelope = Parameters<typeof installationOfEvent>[0] & {
  readonly event_id: string;
  readonly authorizations?: readonly { readonly user_id?: string; readonly is_bot?: boolean }[];
};

/** The bot's own user id (`U1`) from an event's authorisations; undefined if there is none. */
function botIn({ authorizations: [ours] = [] }: Envelope): string | undefined {
  return ours?.is_bot && /^\w+$/.test(ours.user_id ?? '') ? ours.user_id : undefined;
}

/** Listens for lines that people write: after a mention in a channel, and in direct messages to the bot. */
export function listenToConversation(
  app: App,
  services: AdapterServices,
  boundary: ErrorBoundary,
  presenterOf: PresenterOf,
  ownChats: OwnChats,
): void {
  app.event('app_mention', ({ event, body, client }) =>
    // Also in a huddle's chat, which is a thread: https://slack.com/help/articles/4402059015315-Use-huddles-in-Slack
    hear(event as Said, body as Envelope, client, {
      setting: 'shared',
      via: 'typed',
      commandHint: asMention,
      answerIn: event.thread_ts ?? event.ts,
    }),
  );

  app.event('message', async ({ event, body, client }) => {
    if (event.channel_type !== 'im') return;
    const said = event as Said;
    ownChats.add(`${tenantOf(installationOfEvent(body))}:${said.channel}`);
    const how = { setting: 'personal', via: 'typed', commandHint: asDirectMessage, answerIn: said.thread_ts } as const;
    await hear(said, body as Envelope, client, how);
  });

  async function hear(
    said: Said,
    envelope: Envelope,
    client: webApi.WebClient,
    { answerIn, ...how }: Pick<Asker, 'setting' | 'via' | 'commandHint'> & { answerIn: string | undefined },
  ): Promise<void> {
    const { user } = said;
    if (!user || !isNewFromAPerson(said)) return;
    const personal = how.setting === 'personal';
    const way = () => ({ client, presenter: presenterOf(tenantOf(installationOfEvent(envelope))) });
    await boundary.run(
      personal ? 'a direct message' : 'a mention',
      async () => {
        if (!(await services.firstTime(`slack:event:${envelope.event_id}`))) return;
        const installation = installationOfEvent(envelope);
        const thread = said.thread_ts ? { thread: said.thread_ts } : {};
        const asker = askerAt(
          { installation, channel: said.channel, user },
          { ...how, ...thread, ...guestWhoSays(said, installation, envelope) },
        );
        const { message } = await answer(lineIn(said.text ?? '', botIn(envelope)), asker, services);
        const { patiently } = boundary;
        const to = { channel: said.channel, user, responseUrl: undefined, thread: said.thread_ts, patiently, ...way() };
        if (message.confidential && !personal)
          return replyInConfidence(message, to, (open) => inPublic({ message: open }));
        const saying = { message: personal ? message : withoutShareButton(message), personal };
        if (!message.draft || personal) return inPublic(saying);
        await replyPrivately(saying, to).catch(() => inPublic(saying));
      },
      (fault) => inPublic({ message: fault, personal }),
    );

    async function inPublic(saying: Saying): Promise<void> {
      await boundary.patiently(() => post(way(), said.channel, answerIn, saying));
    }
  }
}

/**
 * The `subtype`s of messages by people: with a file, or sent from a thread to the channel as well.
 * https://docs.slack.dev/reference/events/message#subtypes
 */
const PERSONS = ['file_share', 'thread_broadcast'];

/**
 * True for a new message by a person. Bots would answer each other for ever; an edited or deleted message was answered
 * when it was new.
 */
function isNewFromAPerson({ bot_id, subtype, edited }: Said): boolean {
  return bot_id === undefined && edited === undefined && (subtype === undefined || PERSONS.includes(subtype));
}
