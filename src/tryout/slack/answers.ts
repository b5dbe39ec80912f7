import type { Json } from '../json';
import type { Passes } from './passes';
import { MESSAGE_TEXT, messageFault } from './web-api';
import { BOT, type Workspace } from './workspace';

export type Outcome = { readonly status: number; readonly body: Json | string };

/**
 * What happens when the bot posts to a `response_url`.
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
  const fault = messageFault(answer, MESSAGE_TEXT);
  if (fault) return { status: 400, body: fault };
  const content = { text: String(answer.text ?? ''), blocks: (answer.blocks ?? []) as Json[] };
  if (answer.replace_original === true && original) workspace.replace(channel, original, content);
  else workspace.post({ channel, from: BOT.userId, ...content, ...audience(answer, user), ...thread(answer) });
  return { status: 200, body: 'ok' };
}

/** Shows what a slash command was acknowledged with. An empty acknowledgement shows nothing. */
export function showAcknowledgement(
  body: string,
  { channel, user }: { channel: string; user: string },
  workspace: Workspace,
): void {
  if (body === '') return;
  const answer: Json = body.startsWith('{') ? JSON.parse(body) : { text: body };
  if (!answer.text && !answer.blocks) return;
  const fault = messageFault(answer, MESSAGE_TEXT);
  if (fault) throw new Error(`Slack would not show this acknowledgement: ${JSON.stringify(fault)}`);
  const content = { text: String(answer.text ?? ''), blocks: (answer.blocks ?? []) as Json[] };
  workspace.post({ channel, from: BOT.userId, ...content, ...audience(answer, user) });
}

const audience = (answer: Json, user: string) => (answer.response_type === 'in_channel' ? {} : { onlyFor: user });

const thread = (answer: Json) => (typeof answer.thread_ts === 'string' ? { threadTs: answer.thread_ts } : {});
