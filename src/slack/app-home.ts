import type { App, types } from '@slack/bolt';
import { home } from '../commands/home';
import type { FaceServices } from '../face';
import type { Message } from '../message';
import type { Edge } from './edge';
import { askerAt, installationOfEvent } from './place';
import { renderView } from './render';
import { asSlashCommand } from './typed';

/** The App Home: drawn afresh whenever somebody opens it, so that it is never out of date. */
export function listenForHome(app: App, services: FaceServices, edge: Edge, prefix: string): void {
  app.event('app_home_opened', async ({ event, body, client }) => {
    if (event.tab !== 'home') return;
    const publish = async (message: Message) => {
      await client.views.publish({ user_id: event.user, view: homeView(message) });
    };
    await edge.run(
      'the App Home',
      async () => {
        if (!(await services.firstTime(`slack:event:${body.event_id}`))) return;
        const installation = installationOfEvent(body);
        const asker = askerAt(
          { installation, channel: event.channel, user: event.user, usersTeam: installation },
          { setting: 'personal', via: 'typed', typed: asSlashCommand(prefix) },
        );
        await publish(await home(asker, services));
      },
      publish,
    );
  });
}

const homeView = (message: Message): types.HomeView => ({ type: 'home', blocks: renderView(message) });
