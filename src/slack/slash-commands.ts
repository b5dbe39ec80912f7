import type { App, SlashCommand } from '@slack/bolt';
import { answer } from '../commands';
import { toAsker } from '../commands/answer';
import type { FaceServices } from '../face';
import type { Message } from '../message';
import type { Edge } from './edge';
import { askerAt, installationOfCommand } from './place';
import { render } from './render';
import { asSlashCommand } from './typed';
import { unescaped } from './words';

/**
 * Slash commands, under their own names and with a prefix. They only look up, which takes milliseconds, so the answer
 * travels in the acknowledgement; Slack waits three seconds for it, and shows it to the asker alone:
 * https://docs.slack.dev/interactivity/implementing-slash-commands#responding_response
 */
export function listenForCommands(app: App, services: FaceServices, edge: Edge): void {
  app.command(/.*/, async ({ command, ack }) => {
    const show = (message: Message) =>
      ack({ response_type: message.audience === 'asker' ? 'ephemeral' : 'in_channel', ...render(message) });
    await edge.run('a slash command', async () => show(await answerCommand(command, services)), show);
  });
}

async function answerCommand(command: SlashCommand, services: FaceServices): Promise<Message> {
  const [, prefix = '', name] = /^\/(.*-)?(principle|glossary|compass)$/.exec(command.command) ?? [];
  const place = {
    installation: installationOfCommand(command),
    channel: command.channel_id,
    user: command.user_id,
    usersTeam: command.team_id,
  };
  const asker = askerAt(place, { setting: 'shared', via: 'typed', typed: asSlashCommand(prefix) });
  if (!name) {
    const known = asker.typed('help');
    return toAsker(`I do not know the command ${command.command}. To see what I can do, type ${known}.`).message;
  }
  const words = unescaped(command.text ?? '').trim();
  const { message } = await answer(name === 'compass' ? words : `${name} ${words}`, asker, services);
  return message;
}
