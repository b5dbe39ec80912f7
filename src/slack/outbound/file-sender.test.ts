import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { webApi } from '@slack/bolt';
import { ANN, AT, BEN, type PollOnSlack, pollOnSlack } from '../../testing/slack/poll-on-slack';
import { readable } from '../../tryout/slack/readable';
import { createFileSender } from './file-sender';

const HEADER = '"Question","Closed","Voters","Answer","Result","Share in per cent"';
let there: PollOnSlack;

/** Ann’s poll is closed, and she asks in its channel for the result as CSV. */
async function asksForCsv(env: Record<string, string>, before?: () => void) {
  there = await pollOnSlack(env);
  await there.services.pollCards.close(there.id, AT);
  before?.();
  await there.acts.command(ANN, '/poll', 'results');
  await there.press(ANN, 'Show as CSV');
}

const ownChat = (user = ANN) => there.slack.workspace.directChannel(user).id;
const messages = () => there.slack.workspace.messages;
const files = () => messages().flatMap(({ channel, files: sent = [] }) => sent.map((file) => ({ channel, ...file })));
const saidTo = (user: string) => there.slack.workspace.fromBot(user).map(({ blocks }) => readable(blocks));

describe('where the installer lets the bot send files', () => {
  const WITH_FILES = { SLACK_FILES: '1' };
  afterEach(() => there.stop());

  test('a result comes as a file, in the own chat of whoever asked and nowhere else', async () => {
    await asksForCsv(WITH_FILES);
    expect(files()).toMatchObject([{ channel: ownChat(), name: 'poll-results.csv', title: 'poll-results.csv' }]);
    expect(saidTo(BEN).join('\n')).not.toContain('file');
    expect(messages().at(-1)).toMatchObject({ channel: 'C0TEAM', onlyFor: ANN });
    expect(saidTo(ANN).at(-1)).toBe('I have sent you the file.');
    expect(saidTo(ANN).join('\n')).not.toContain(HEADER);
  });

  test('the file is one that a spreadsheet reads as it was meant', async () => {
    await asksForCsv(WITH_FILES);
    const [file] = files();
    const lines = Buffer.from(file?.bytes ?? [])
      .toString('utf8')
      .split('\r\n');
    expect([...(file?.bytes.subarray(0, 3) ?? [])]).toEqual([0xef, 0xbb, 0xbf]);
    expect(lines).toEqual([`\ufeff${HEADER}`, ...Array(3).fill(expect.stringMatching(/^"Is it Friday\?"/)), '']);
  });

  test.each([
    ['the app has not got the scope', () => there.slack.withoutScope('files:write')],
    [
      'the workspace takes no files',
      () => there.slack.failNext('files.getUploadURLExternal', { error: 'file_uploads_disabled' }),
    ],
    ['Slack cannot be reached', () => there.slack.failNext('files.getUploadURLExternal', { connection: 'breaks' })],
    ['the bytes are refused', () => there.slack.failNext('upload_url', { status: 500 })],
    ['it may not write to the person', () => there.slack.failNext('chat.postMessage', { error: 'cannot_dm_bot' })],
    [
      'the last step fails',
      () => there.slack.failNext('files.completeUploadExternal', { error: 'posting_to_channel_denied' }),
    ],
  ])('where %s, the lines are shown as without files, and nothing is left in the chat', async (_what, fail) => {
    await asksForCsv(WITH_FILES, fail);
    expect(saidTo(ANN).at(-1)).toContain(HEADER);
    expect(files()).toEqual([]);
    expect(messages().filter(({ channel }) => channel === ownChat())).toEqual([]);
    const logged = there.services.logged.filter((line) => line.includes('did not take a file'));
    expect(logged).toHaveLength(1);
    expect(logged.join()).not.toMatch(/Friday|Nearly/);
  });

  test('the log says what to do where the scope is missing', async () => {
    await asksForCsv(WITH_FILES, () => there.slack.withoutScope('files:write'));
    expect(there.services.logged.join()).toContain('needs the scope files:write: print the manifest with --with-files');
  });
});

test('elsewhere the lines are shown, and Slack is asked for no file', async () => {
  await asksForCsv({});
  expect(saidTo(ANN).at(-1)).toContain(HEADER);
  expect(there.slack.calls.filter(({ method }) => method.startsWith('files.'))).toEqual([]);
  await there.stop();
});

test('the lines of a result go to no other host than Slack’s', async () => {
  const heard: string[] = [];
  const elsewhere = createServer((request, response) => {
    heard.push(String(request.method));
    response.end('OK');
  });
  await once(elsewhere.listen(0, '127.0.0.1'), 'listening');
  const { port } = elsewhere.address() as AddressInfo;
  const client = {
    slackApiUrl: 'https://slack.com/api/',
    files: { getUploadURLExternal: async () => ({ upload_url: `http://127.0.0.1:${port}/upload`, file_id: 'F1' }) },
  } as unknown as webApi.WebClient;
  const file = { name: 'poll-results.csv', mimeType: 'text/csv', text: HEADER } as const;
  const warned: unknown[] = [];
  const sent = await createFileSender({ warn: (said: unknown) => void warned.push(said) })(file, { client, user: ANN });
  elsewhere.close();
  expect([sent, heard, warned.length]).toEqual([false, [], 1]);
});
