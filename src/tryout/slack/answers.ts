import type { Json } from '../json';
import type { Passes } from './passes';
import { viewFault } from './view-rules';
import { contentOf, LONGEST_TEXT, messageFault, threadOf } from './web-api';
import { BOT, type Modal, type Workspace } from './workspace';

/** What the bot answered to a request. */
export type Received = { readonly status: number; readonly body: string };

export type Outcome = { readonly status: number; readonly body: Json | string };

/**
 * Shows what the bot posts to the `response_url` with this id, and returns Slack's answer to the bot.
 * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
export function answerThrough(id: string, answer: Json, workspace: Workspace, passes: Passes): Outcome {
  const used = passes.spendWay(id);
  if (used.state !== 'ok') {
    return { status: 404, body: { ok: false, error: used.state === 'used up' ? 'used_url' : 'expired_url' } };
  }
  const { channel, user, original } = used.holds;
  if (answer.delete_original === true && original) {
    workspace.remove(channel, original);
    return { status: 200, body: 'ok' };
  }
  const fault = messageFault(answer, LONGEST_TEXT, workspace.lacking);
  if (fault) return { status: 400, body: fault };
  if (answer.replace_original === true && original) workspace.replace(channel, original, contentOf(answer));
  else show(answer, channel, user, workspace);
  return { status: 200, body: 'ok' };
}

/** Shows the acknowledgement of a slash command, unless it is empty. Throws if Slack would refuse to show it. */
export function showAcknowledgement(
  body: string,
  { channel, user }: { channel: string; user: string },
  workspace: Workspace,
): void {
  if (body === '') return;
  const answer: Json = body.startsWith('{') ? JSON.parse(body) : { text: body };
  if (!answer.text && !answer.blocks) return;
  const fault = messageFault(answer, LONGEST_TEXT, workspace.lacking);
  if (fault) throw new Error(`Slack would not show this acknowledgement: ${JSON.stringify(fault)}`);
  show(answer, channel, user, workspace);
}

function show(answer: Json, channel: string, user: string, workspace: Workspace): void {
  const audience = answer.response_type === 'in_channel' ? {} : { onlyFor: user };
  workspace.post({ channel, from: BOT.userId, ...contentOf(answer), ...audience, ...threadOf(answer) });
}

/**
 * Does what the answer to a modal's submission asks for: https://docs.slack.dev/surfaces/modals#response_actions
 * Throws if Slack would not understand the answer.
 */
export function showReaction({ status, body }: Received, modal: Modal, workspace: Workspace): void {
  const { response_action: action, errors, view } = (status === 200 && body !== '' ? JSON.parse(body) : {}) as Json;
  if (status !== 200) workspace.showErrors(modal.id, { '': 'We had some trouble connecting. Try again?' });
  else if (action === undefined || action === 'clear') workspace.closeModal(modal.id);
  else if (action === 'errors')
    workspace.showErrors(modal.id, checked((errors ?? {}) as Record<string, unknown>, modal));
  else if (action !== 'update') throw new Error(`Slack knows no response_action ${action}`);
  else {
    const fault = viewFault(view, workspace.lacking);
    if (fault) throw new Error(`Slack would not show this view: ${JSON.stringify(fault)}`);
    workspace.showModal(modal.id, modal.user, view as Json);
  }
}

function checked(errors: Record<string, unknown>, { view }: Modal): Record<string, string> {
  const inputs = ((view.blocks ?? []) as Json[]).filter(({ type }) => type === 'input').map(({ block_id: id }) => id);
  const told = Object.entries(errors).map(([id, text]): [string, string] => {
    if (!inputs.includes(id)) throw new Error(`Slack finds no input ${id} to show an error at`);
    if (typeof text !== 'string' || text === '') throw new Error(`Slack finds no words in the error at ${id}`);
    return [id, text];
  });
  if (told.length === 0) throw new Error('Slack finds no errors in this response_action');
  return Object.fromEntries(told);
}
