import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { TextFile } from '../../message';
import { describeFault } from './delivery-error';
import { isOneOf } from './response-url';

const PATIENCE_MS = 10_000;

/** Where Slack and GovSlack take the bytes of a file: https://docs.slack.dev/messaging/working-with-files */
const SLACKS_OWN = ['https://files.slack.com', 'https://files.slack-gov.com'];

type To = { readonly client: webApi.WebClient; readonly user: string };

/**
 * Sends a file to one person, in the bot's own chat with them and nowhere else. False if Slack does not take it: that is
 * logged, without what is in the file. Never rejects.
 */
export type FileSender = (file: TextFile, to: To) => Promise<boolean>;

/**
 * It goes step by step, where the library would do all at once: a missing scope shows at the first step, when nothing is in the
 * chat yet, and the bytes follow no redirect.
 */
export function createFileSender(log: Pick<Logger, 'warn'>): FileSender {
  return async (file, to) => {
    try {
      await share(await upload(file, to.client), file, to);
      return true;
    } catch (error) {
      const fault = describeFault(error);
      const hint = fault.slackSays === 'missing_scope' ? NO_SCOPE : '';
      log.warn({ fault }, `Slack did not take a file; its lines are shown instead${hint}`);
      return false;
    }
  };
}

const NO_SCOPE =
  '. SLACK_FILES=1 needs the scope files:write: print the manifest with --with-files, and install the app again';

/** Resolves with the id of the file, which nobody sees yet. */
async function upload({ name, mimeType, text }: TextFile, client: webApi.WebClient): Promise<string> {
  const bytes = Buffer.from(text, 'utf8');
  const { upload_url: url = '', file_id: id = '' } = await client.files.getUploadURLExternal({
    filename: name,
    length: bytes.length,
  });
  if (!isOneOf(SLACKS_OWN, url, client.slackApiUrl)) throw new Error('the address for the file is not Slack’s');
  const { ok, status } = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': mimeType },
    body: bytes,
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!ok) throw Object.assign(new Error('the file was not taken'), { statusCode: status });
  return id;
}

/** A file is shared by the id of a chat. Without more rights, the bot learns that by writing there. */
async function share(id: string, { name }: TextFile, { client, user }: To): Promise<void> {
  const files: [{ id: string; title: string }] = [{ id, title: name }];
  const { channel = '', ts = '' } = await client.chat.postMessage({
    channel: user,
    text: 'Here is the file that you asked for.',
  });
  try {
    await client.files.completeUploadExternal({ files, channel_id: channel });
  } catch (error) {
    // If this fails too, a line too many stays in the chat.
    await client.chat.delete({ channel, ts }).catch(() => undefined);
    throw error;
  }
}
