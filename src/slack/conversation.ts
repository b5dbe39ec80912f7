import type { App, webApi } from '@slack/bolt';
import { answer } from '../commands';
import type { Asker } from '../commands/asker';
import type { FaceServices } from '../face';
import type { Edge } from './edge';
import { guestWhoSays } from './guest';
import { askerAt, installationOfEvent } from './place';
import { publicCard } from './public-card';
import { render } from './render';
import { post, replyPrivately } from './reply';
import { asDirectMessage, asMention } from './typed';
import { lineIn } from './words';

/** What this needs of Slack's `app_mention` and `message` events. */
type Said = {
  readonly user?: string;
  readonly text?: string;
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string;
  readonly user_team?: string;
  readonly team?: string;
  readonly subtype?: string;
  readonly bot_id?: string;
  readonly edited?: unknown;
};
type Envelope = Parameters<typeof installationOfEvent>[0] & { readonly event_id: string };

/** Lines that people write: after a mention in a channel, and to the bot itself. */
export function listenToConversation(app: App, services: FaceServices, edge: Edge): void {
  app.event('app_mention', ({ event, body, client }) =>
    // Also a huddle's chat, which is a thread: https://slack.com/help/articles/4402059015315-Use-huddles-in-Slack
    hear(event as Said, body as Envelope, client, {
      setting: 'shared',
      via: 'typed',
      typed: asMention,
      answerIn: event.thread_ts ?? event.ts,
    }),
  );

  app.event('message', async ({ event, body, client }) => {
    if (event.channel_type !== 'im') return;
    const said = event as Said;
    const how = { setting: 'personal', via: 'typed', typed: asDirectMessage, answerIn: said.thread_ts } as const;
    await hear(said, body as Envelope, client, how);
  });

  async function hear(
    said: Said,
    envelope: Envelope,
    client: webApi.WebClient,
    { answerIn, ...how }: Pick<Asker, 'setting' | 'via' | 'typed'> & { answerIn: string | undefined },
  ): Promise<void> {
    const { user } = said;
    if (!user || !isNewFromAPerson(said)) return;
    const personal = how.setting === 'personal';
    await edge.run(
      personal ? 'a direct message' : 'a mention',
      async () => {
        if (!(await services.firstTime(`slack:event:${envelope.event_id}`))) return;
        const installation = installationOfEvent(envelope);
        const usersTeam = said.user_team ?? said.team ?? installation;
        const thread = said.thread_ts ? { thread: said.thread_ts } : {};
        const asker = askerAt(
          { installation, channel: said.channel, user, usersTeam },
          { ...how, ...thread, ...guestWhoSays(said, installation, envelope) },
        );
        const { message } = await answer(lineIn(said.text ?? ''), asker, services);
        const shown = render(personal ? message : publicCard(message), { personal });
        const inPublic = async () => void (await post(client, said.channel, answerIn, shown));
        if (!message.draft || personal) return inPublic();
        const to = { client, channel: said.channel, user, responseUrl: undefined, thread: said.thread_ts };
        await replyPrivately(shown, to).catch(inPublic);
      },
      async (fault) => void (await post(client, said.channel, answerIn, render(fault, { personal }))),
    );
  }
}

/** Bots would answer each other for ever; an edited or deleted message was answered when it was new. */
function isNewFromAPerson({ bot_id, subtype, edited }: Said): boolean {
  return bot_id === undefined && edited === undefined && (subtype === undefined || subtype === 'file_share');
}
