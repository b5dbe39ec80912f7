import type { BlockAction, types, webApi } from '@slack/bolt';
import type { Form, Message } from '../../message';
import { cut } from '../../text/cut';
import { pack, type ReplyTarget } from '../inbound/origin';
import { MODAL_TITLE, PRIVATE_METADATA } from '../render/limits';
import { renderModal } from '../render/render';
import { toDeliveryError } from './delivery-error';

/** Where a modal can be shown: in place of the open one (`within`), or on top of everything with a `trigger_id`. */
export type Window = {
  readonly client: webApi.WebClient;
  readonly trigger: string;
  readonly within?: BlockAction['view'];
};

/** All our modals have the same `callback_id`: what a modal is for is in its `private_metadata`. */
export const MODAL = 'compass';

/**
 * Shows it in a modal. Resolves with false if Slack no longer opens one (three seconds after the press) or has no time
 * for it now, or if the modal has been closed; rejects on any other error.
 * https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses
 */
export const showInModal = (message: Message, origin: ReplyTarget, window: Window): Promise<boolean> =>
  showView(modal(message, origin), window);

/** Shows a view likewise. */
export async function showView(view: types.ModalView, { client, trigger, within }: Window): Promise<boolean> {
  try {
    if (within?.type === 'modal') await client.views.update({ view_id: within.id, view });
    else await client.views.open({ trigger_id: trigger, view });
    return true;
  } catch (error) {
    const { why } = toDeliveryError(error);
    if (why === 'busy' || TOO_LATE.test(saidIn(error))) return false;
    throw error;
  }
}

/**
 * The ways in which Slack says that it is too late: `expired_trigger_id`, `trigger_expired`, `exchanged_trigger_id`,
 * `trigger_exchanged`, `invalid_trigger_id`, `invalid_trigger`, or `invalid_arguments` with “invalid `trigger_id`”
 * beside it; `not_found` for a modal that was closed.
 */
const TOO_LATE = /trigger|^not_found\b/i;

/** Slack's own name for what is wrong, and the messages beside it. */
function saidIn(error: unknown): string {
  const { data } = Object(error) as { data?: { error?: unknown; response_metadata?: { messages?: unknown } } };
  return [data?.error, data?.response_metadata?.messages].flat().map(String).join(' ');
}

/**
 * The modal for a message, with the fields of its form. Throws if the form's line is too long for the modal to carry.
 */
export function modal(message: Message, origin: ReplyTarget): types.ModalView {
  const form = formIn(message);
  const kept = pack({ origin, ...(form ? { says: form.command } : {}) });
  if (kept.length > PRIVATE_METADATA) throw new Error('The line of a form is too long for a modal to carry');
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

/** The form of a message, which holds one at most. */
export const formIn = ({ blocks }: Message): Form | undefined => blocks.find((block) => block.kind === 'form');

const label = (text: string): types.PlainTextElement => ({ type: 'plain_text', text: cut(text, MODAL_TITLE) });
