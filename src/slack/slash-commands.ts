import type { App, SlashCommand } from '@slack/bolt';
import { answer } from '../commands';
import { toAsker } from '../commands/answer';
import type { FaceServices } from '../face';
import type { Message } from '../message';
import { createAcknowledgement } from './acknowledgement';
import { APP_NAME, readCommand } from './command-names';
import type { Edge } from './edge';
import { formIn, showInModal } from './modal';
import { askerFrom, type Origin } from './origin';
import { installationOfCommand } from './place';
import { render } from './render';
import { showAnswer } from './show-answer';
import { unescaped } from './words';

/**
 * Slash commands, under their own names and with a prefix. An answer that takes milliseconds travels in the
 * acknowledgement, which works everywhere; a slower one follows it. Slack shows it to the asker alone:
 * https://docs.slack.dev/interactivity/implementing-slash-commands#responding_response
 */
export function listenForCommands(app: App, services: FaceServices, edge: Edge): void {
  app.command(/.*/, async ({ command, ack, client }) => {
    const acknowledge = createAcknowledgement(ack);
    const origin = originOf(command);
    const show = async (message: Message) => {
      const opened = formIn(message) && (await showInModal(message, origin, { client, trigger: command.trigger_id }));
      if (opened) return void (await acknowledge());
      const audience = message.audience === 'asker' ? 'ephemeral' : 'in_channel';
      // What is wrong with an acknowledgement the bot never hears; a picture that Slack cannot fetch is left out later.
      const mayBeRefused = message.blocks.some(({ kind }) => kind === 'image');
      if (mayBeRefused) await acknowledge();
      else if (await acknowledge({ response_type: audience, ...render(message) })) return;
      await showAnswer(message, { client, user: command.user_id, origin, patiently: edge.patiently });
    };
    await edge.run('a slash command', async () => show(await answerCommand(command, origin, services)), show);
  });
}

async function answerCommand(command: SlashCommand, origin: Origin, services: FaceServices): Promise<Message> {
  const who = { installation: installationOfCommand(command), user: command.user_id };
  const asker = askerFrom(origin, who, { via: 'typed' });
  const { name } = readCommand(command.command) ?? {};
  if (name === undefined) {
    const known = asker.typed('help');
    return toAsker(`I do not know the command ${command.command}. To see what I can do, type ${known}.`).message;
  }
  const words = unescaped(command.text ?? '').trim();
  const { message } = await answer(name === APP_NAME ? words : `${name} ${words}`, asker, services);
  return message;
}

const originOf = ({ command, channel_id: channel, response_url: responseUrl }: SlashCommand): Origin => ({
  channel,
  ...(responseUrl ? { responseUrl } : {}),
  personal: false,
  typing: 'slash',
  prefix: readCommand(command)?.prefix ?? '',
});
