import type { App } from '@slack/bolt';
import { lookUpWords } from '../commands/look-up-words';
import type { FaceServices } from '../face';
import type { Edge } from './edge';
import { askerAt, installationOfInteraction } from './place';
import { render } from './render';
import { replyPrivately } from './reply';
import { asMention, asSlashCommand } from './typed';
import { wordsIn } from './words';

/** The manifests declare it under this name. */
export const LOOK_UP_MESSAGE = 'look_up_message';

/** “Look up” in a message's menu: looks the message's words up and answers only the person who picked it. */
export function listenForShortcuts(app: App, services: FaceServices, edge: Edge, prefix: string): void {
  app.shortcut(/.*/, async ({ shortcut, ack, client }) => {
    await ack();
    if (shortcut.type !== 'message_action' || shortcut.callback_id !== LOOK_UP_MESSAGE) return;
    const { channel, user, message, response_url: responseUrl, trigger_id } = shortcut;
    const thread: unknown = message.thread_ts;
    const to = {
      client,
      channel: channel.id,
      user: user.id,
      responseUrl,
      thread: typeof thread === 'string' ? thread : undefined,
    };
    await edge.run(
      'a message shortcut',
      async () => {
        if (!(await services.firstTime(`slack:shortcut:${trigger_id}`))) return;
        const installation = installationOfInteraction(shortcut);
        const asker = askerAt(
          { installation, channel: channel.id, user: user.id, usersTeam: user.team_id ?? installation },
          { setting: 'shared', via: 'typed', typed: to.thread ? asMention : asSlashCommand(prefix) },
        );
        const { message: found } = lookUpWords(wordsIn(message.text ?? ''), asker, services);
        await replyPrivately(render(found), to);
      },
      (fault) => replyPrivately(render(fault), to),
    );
  });
}
