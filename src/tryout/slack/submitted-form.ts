import type { Json } from '../json';
import type { Received } from './deliver';
import { viewFault } from './view-rules';
import type { Modal, Workspace } from './workspace';

/**
 * What Slack does with the answer to a submission: https://docs.slack.dev/surfaces/modals#response_actions
 * Throws on an answer that Slack would not understand.
 */
export function showReaction({ status, body }: Received, modal: Modal, workspace: Workspace): void {
  const { response_action: action, errors, view } = (status === 200 && body !== '' ? JSON.parse(body) : {}) as Json;
  if (status !== 200) workspace.showErrors(modal.id, { '': 'We had some trouble connecting. Try again?' });
  else if (action === undefined || action === 'clear') workspace.closeModal(modal.id);
  else if (action === 'errors')
    workspace.showErrors(modal.id, checked((errors ?? {}) as Record<string, unknown>, modal));
  else if (action !== 'update') throw new Error(`Slack knows no response_action ${action}`);
  else {
    const fault = viewFault(view);
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
