import type { App, types } from '@slack/bolt';
import { servicesIn } from '../../commands/answer';
import type { Asker } from '../../commands/asker';
import { home } from '../../commands/home';
import type { Conversation } from '../../ids';
import type { Message } from '../../message';
import type { AdapterServices } from '../../platform/adapter';
import type { PresenterOf } from '../outbound/presenter';
import { mentionOf } from '../render/mentions';
import { renderView } from '../render/render';
import { searchBox } from '../render/search-box';
import type { ErrorBoundary } from './error-boundary';
import { createGreeting } from './greeting';
import { askerFrom, pack, type ReplyTarget } from './origin';
import type { OwnChats } from './own-chats';
import { installationOfEvent, tenantOf } from './request-context';

/**
 * The App Home, rendered anew each time somebody opens it, so that it is never out of date. Whoever opens it, or the chat
 * beside it, for the first time is greeted in the chat.
 */
export function listenForHome(
  app: App,
  services: AdapterServices,
  boundary: ErrorBoundary,
  presenterOf: PresenterOf,
  prefix: string,
  ownChats: OwnChats,
): void {
  const greet = createGreeting(services, boundary);

  app.event('app_home_opened', async ({ event, body, client }) => {
    const installation = installationOfEvent(body);
    const tenant = tenantOf(installation);
    const chat: Conversation = `${tenant}:${event.channel}`;
    ownChats.add(chat);
    const way = { client, presenter: presenterOf(tenant) };
    if (event.tab !== 'home') return greet(chat, event.channel, way);
    const origin: ReplyTarget = { installation, channel: event.channel, personal: true, typing: 'slash', prefix };
    const publish = async (message: Message) => {
      const view = homeView(message, origin);
      await boundary.patiently(() => client.views.publish({ user_id: event.user, view }));
    };
    const shown = boundary.run(
      'the App Home',
      async () => {
        if (!(await services.firstTime(`slack:event:${body.event_id}`))) return;
        const who = { installation, user: event.user };
        await publish(await home(askerFrom(origin, who, { via: 'typed' }), servicesIn(tenant, services), nameOf));
      },
      publish,
    );
    await Promise.all([shown, greet(chat, event.channel, way)]);
  });
}

/** Its `private_metadata` holds the chat it belongs to, for answers to buttons pressed in it. */
const homeView = (message: Message, origin: ReplyTarget): types.HomeView => ({
  type: 'home',
  private_metadata: pack({ origin }),
  blocks: [searchBox(), ...renderView(message)],
});

/** Slack shows a channel's current name in place of its id. A chat has no name. */
function nameOf(conversation: Asker['conversation']): string {
  const [, channel] = /^slack:\w+:([CG]\w+)$/.exec(conversation) ?? [];
  return channel ? mentionOf(`#${channel}`) : 'a chat';
}
