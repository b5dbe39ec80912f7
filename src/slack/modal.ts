import type { BlockAction, types, webApi } from '@slack/bolt';
import type { Form, Message } from '../message';
import { describeFault } from './describe-fault';
import { cut, MODAL_TITLE, PRIVATE_METADATA } from './limits';
import { type Origin, pack } from './origin';
import { renderModal } from './render';

/** Where a modal can be shown: in the one that is open already, or above everything with a `trigger_id`. */
export type Window = {
  readonly client: webApi.WebClient;
  readonly trigger: string;
  readonly within?: BlockAction['view'];
};

/** Our modals have one name: what they are for is in what they keep. */
export const MODAL = 'compass';

/**
 * Shows it in a modal. False when Slack no longer opens one (three seconds after the press), or it has been closed:
 * https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses
 */
export async function showInModal(message: Message, origin: Origin, { client, trigger, within }: Window) {
  try {
    if (within?.type === 'modal') await client.views.update({ view_id: within.id, view: modal(message, origin) });
    else await client.views.open({ trigger_id: trigger, view: modal(message, origin) });
    return true;
  } catch (error) {
    if (TOO_LATE.test(String(describeFault(error).slackSays))) return false;
    throw error;
  }
}

const TOO_LATE = /trigger|^not_found$/;

/** The view of a message, with the fields of its form. */
export function modal(message: Message, origin: Origin): types.ModalView {
  const form = formIn(message);
  const kept = pack({ origin, ...(form ? { says: form.says } : {}) });
  if (kept.length > PRIVATE_METADATA) throw new Error('A form says a line that is too long for a modal to keep');
  return {
    type: 'modal',
    callback_id: MODAL,
    private_metadata: kept,
    title: label(form?.title ?? 'Practice Compass'),
    ...(form ? { submit: label(form.submit) } : {}),
    close: label(form ? 'Cancel' : 'Close'),
    blocks: renderModal(message),
  };
}

/** A message holds one form at most. */
export const formIn = ({ blocks }: Message): Form | undefined => blocks.find((block) => block.kind === 'form');

const label = (text: string): types.PlainTextElement => ({ type: 'plain_text', text: cut(text, MODAL_TITLE) });
