import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs, SlashCommand } from '@slack/bolt';
import { answer } from '../../commands';
import { privateReply } from '../../commands/answer';
import type { Asker } from '../../commands/asker';
import { createKept, isLasting, lasting } from '../../lasting';
import type { Block, Message } from '../../message';
import type { AdapterServices } from '../../platform/adapter';
import { type Repeated, repeatedIn } from '../../repeated';
import { formIn, showInModal, showView } from '../outbound/modal';
import type { PresenterOf } from '../outbound/presenter';
import { showAnswer } from '../outbound/show-answer';
import type { Shown } from '../render/render';
import { createAcknowledgement } from './acknowledgement';
import { needsPlace, placeWindow } from './elsewhere';
import type { ErrorBoundary } from './error-boundary';
import { askerFrom, type ReplyTarget } from './origin';
import type { OwnChats } from './own-chats';
import { APP_NAME, installationOfCommand, readCommand } from './request-context';
import { unescaped } from './words';

/**
 * Slash commands, under their own names or with a prefix. An answer that takes milliseconds travels in the
 * acknowledgement, which works everywhere; a slower one follows it, and so does one with a block that this workspace may
 * not have: of an acknowledgement that Slack refuses, nobody hears. Slack shows a private one only to the asker:
 * https://docs.slack.dev/interactivity/implementing-slash-commands#responding_response
 * In the bot's own chat with a person a command is a line like any other there: its answer stays.
 */
export function createCommandListener(
  services: AdapterServices,
  boundary: ErrorBoundary,
  presenterOf: PresenterOf,
  prefix: string,
  ownChats: OwnChats,
): (commanded: Commanded) => Promise<void> {
  const comparePrefix = createComparePrefix(services, prefix);

  return async ({ command, ack, ackRepeated, client }) => {
    const acknowledge = createAcknowledgement<SlashAnswer | Repeated<SlashAnswer>>((answer) =>
      answer && 'around' in answer ? (ackRepeated?.(answer) ?? ack()) : ack(answer),
    );
    comparePrefix(command);
    const who = whoCommands(command);
    let origin = originOf(command, prefix);
    let asker = askerFrom(origin, who, { via: 'typed' });
    const show = async (message: Message) => {
      const opened = formIn(message) && (await showInModal(message, origin, { client, trigger: command.trigger_id }));
      if (opened) return void (await acknowledge());
      const { personal } = origin;
      const audience = message.audience === 'asker' && !personal ? 'ephemeral' : 'in_channel';
      const presenter = presenterOf(asker.tenant);
      const certain = (blocks: readonly Block[]) => {
        const shown = presenter.certain({ message: { ...message, blocks }, personal });
        return shown && answerWith(shown, audience);
      };
      const repeated = ackRepeated && repeatedIn(message.blocks);
      const around = repeated && certain(repeated.around);
      const answer = around ? { ...repeated, around } : certain(message.blocks);
      const acknowledged = await acknowledge(answer);
      if (acknowledged && answer) return;
      const { patiently } = boundary;
      await showAnswer(message, { client, user: command.user_id, origin, patiently, presenter });
    };
    await boundary.run(
      'a slash command',
      async () => {
        if (await ownChats.has(asker.conversation, client)) {
          origin = { ...origin, personal: true, typing: 'direct' };
          asker = askerFrom(origin, who, { via: 'typed' });
        }
        const line = lineOf(command);
        const window = { client, trigger: command.trigger_id };
        if (needsPlace(line, origin) && (await showView(placeWindow(line, origin), window)))
          return void (await acknowledge());
        await show(await answerCommand(command, asker, services));
      },
      show,
    );
  };
}

const whoCommands = (command: SlashCommand) => ({
  installation: installationOfCommand(command),
  user: command.user_id,
});
/** A command, and what is needed to answer it. */
export type Commanded = Pick<SlackCommandMiddlewareArgs & AllMiddlewareArgs, 'command' | 'ack' | 'client'> & {
  /** Acknowledges with words and what stands around them, where that is possible: it need not be drawn again. */
  readonly ackRepeated?: (answer: Repeated<SlashAnswer>) => Promise<void>;
};

type SlashAnswer = Shown & { readonly response_type: 'ephemeral' | 'in_channel' };

/** The answer in an acknowledgement. That of a card which is kept is kept as well. */
function answerWith(shown: Shown, audience: SlashAnswer['response_type']): SlashAnswer {
  const make = (): SlashAnswer => ({ response_type: audience, ...shown });
  return answersOnce(shown, audience, () => (isLasting(shown) ? lasting(make()) : make()));
}

const answersOnce = createKept<SlashAnswer>();

async function answerCommand(command: SlashCommand, asker: Asker, services: AdapterServices): Promise<Message> {
  if (!readCommand(command.command)) {
    const known = asker.commandHint('help');
    return privateReply(`I do not know the command ${command.command}. To see what I can do, type ${known}.`).message;
  }
  const { message } = await answer(lineOf(command), asker, services);
  return message;
}

/** The line that a slash command says: the app's own name adds nothing to it. */
function lineOf({ command, text = '' }: SlashCommand): string {
  const { name = APP_NAME } = readCommand(command) ?? {};
  const words = unescaped(text).trim();
  return name === APP_NAME ? words : `${name} ${words}`.trim();
}

function originOf(said: SlashCommand, prefix: string): ReplyTarget {
  const { command, channel_id: channel, response_url: responseUrl } = said;
  return {
    installation: installationOfCommand(said),
    channel,
    ...(responseUrl ? { responseUrl } : {}),
    personal: false,
    typing: 'slash',
    prefix: readCommand(command)?.prefix ?? prefix,
  };
}

/**
 * Returns a function that logs, once, that commands arrive with a prefix other than the configured one. Hints use the
 * configured one if the person did not type a slash command.
 */
function createComparePrefix({ log }: Pick<AdapterServices, 'log'>, prefix: string) {
  let isSaid = false;
  return ({ command }: SlashCommand): void => {
    const used = readCommand(command)?.prefix ?? prefix;
    if (isSaid || used === prefix) return;
    isSaid = true;
    const setIt = used === '' ? 'remove SLACK_COMMAND_PREFIX' : `set SLACK_COMMAND_PREFIX=${used}`;
    log.warn(`Slack: a command arrived as ${command}: ${setIt}, so that buttons and the Home tab show it like that`);
  };
}
