import type { BlockAction, types, webApi } from '@slack/bolt';
import type { Message } from '../message';
import { cut, MODAL_TITLE } from './limits';
import { render, renderView } from './render';
import { post } from './reply';

type View = NonNullable<BlockAction['view']>;

/**
 * Answers a button of the App Home, which has no conversation to answer in: in a modal above it, and in the same modal
 * from there on. When Slack no longer opens one (three seconds after the press), in the bot's chat with the person.
 */
export async function showInModal(
  message: Message,
  pressedIn: View,
  trigger: string,
  user: string,
  client: webApi.WebClient,
): Promise<void> {
  try {
    if (pressedIn.type === 'modal') await client.views.update({ view_id: pressedIn.id, view: modal(message) });
    else await client.views.open({ trigger_id: trigger, view: modal(message) });
  } catch {
    await post(client, user, undefined, render(message, { personal: true }));
  }
}

const modal = (message: Message): types.ModalView => ({
  type: 'modal',
  title: { type: 'plain_text', text: cut('Practice Compass', MODAL_TITLE) },
  close: { type: 'plain_text', text: 'Close' },
  blocks: renderView(message),
});
