import type { App, BlockAction, ButtonAction, webApi } from '@slack/bolt';
import { answer } from '../commands';
import { toAsker } from '../commands/answer';
import type { FaceServices } from '../face';
import type { Message } from '../message';
import type { Edge } from './edge';
import { showInModal } from './modal';
import { askerAt, installationOfInteraction } from './place';
import { sharedAlready } from './public-card';
import { PERSONAL_ROW, render } from './render';
import { type ReplyTo, replyInPlace, replyPrivately, replyToAll } from './reply';
import { asDirectMessage, asMention, asSlashCommand } from './typed';

type Press = BlockAction<ButtonAction>;

/** Buttons: pressing one is the same as typing the line it carries. */
export function listenForButtons(app: App, services: FaceServices, edge: Edge, prefix: string): void {
  app.action(/.*/, async ({ body, ack, client }) => {
    await ack();
    const press = body as Press;
    const pressed = press.actions?.[0];
    if (pressed?.type !== 'button' || !pressed.value) return;
    const line = pressed.value;
    const personal = pressed.block_id.startsWith(PERSONAL_ROW);
    const show = (message: Message) => showAnswer(message, press, personal, client);
    await edge.run(
      'a button',
      async () => {
        if (!(await services.firstTime(`slack:action:${press.trigger_id}`))) return;
        const { message } = await answer(line, askerOf(press, personal, prefix), services);
        if (message.audience === 'asker') await show(message);
        else await share(message, press, client, services);
      },
      show,
    );
  });
}

/** A button under a card that others see is answered to the person who pressed it, and to nobody else. */
async function showAnswer(message: Message, press: Press, personal: boolean, client: webApi.WebClient): Promise<void> {
  if (press.view) return showInModal(message, press.view, press.trigger_id, press.user.id, client);
  const to = replyTo(press, client);
  if (message.replaces && (personal || isEphemeral(press))) return replyInPlace(render(message, { personal }), to);
  return personal ? replyToAll(render(message, { personal }), to) : replyPrivately(render(message), to);
}

/** Shows it to everybody here, once: the private card loses its button, and a press that was quicker is told so. */
async function share(message: Message, press: Press, client: webApi.WebClient, services: FaceServices): Promise<void> {
  const to = replyTo(press, client);
  const { message_ts: card } = press.container;
  if (!(await services.firstTime(`slack:share:${to.channel}:${card}:${to.user}`))) return replyPrivately(TWICE, to);
  await replyToAll(render(message, message.sharedByAsker ? { sharedBy: to.user } : {}), to);
  if (isEphemeral(press)) await replyInPlace(render(sharedAlready(message)), to);
}

const TWICE = render(
  toAsker('That button has been pressed already. To share the entry again, look it up again.').message,
);

function askerOf(press: Press, personal: boolean, prefix: string) {
  const installation = installationOfInteraction(press);
  const place = {
    installation,
    channel: press.channel?.id ?? press.user.id,
    user: press.user.id,
    usersTeam: press.user.team_id ?? installation,
  };
  const typed = personal ? asDirectMessage : threadOf(press) ? asMention : asSlashCommand(prefix);
  return askerAt(place, { setting: personal || press.view ? 'personal' : 'shared', via: 'button', typed });
}

const replyTo = (press: Press, client: webApi.WebClient): ReplyTo => ({
  client,
  channel: press.channel?.id ?? press.user.id,
  user: press.user.id,
  responseUrl: press.response_url,
  thread: threadOf(press),
});

/** The thread that the pressed message stands in; the message that a thread hangs from stands in the channel itself. */
function threadOf({ container, message }: Press): string | undefined {
  const thread: unknown = container.thread_ts ?? message?.thread_ts;
  return typeof thread === 'string' && thread !== container.message_ts ? thread : undefined;
}

const isEphemeral = ({ container }: Press) => container.is_ephemeral === true;
