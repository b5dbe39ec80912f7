import { testServices } from '../../testing/services';
import { slackWithBot } from '../../testing/slack/slack-person';
import { buttonsIn, labelOf, readable } from '../../tryout/slack/readable';
import type { Json } from '../../tryout/slack/workspace';

const ANN = 'U0ANN';
const BEN = 'U0BEN';

let it: Awaited<ReturnType<typeof slackWithBot>>;
beforeEach(async () => {
  it = await slackWithBot(testServices());
});
afterEach(() => it.stop());

const newest = (index = 0) => it.slack.workspace.until(() => it.slack.workspace.fromBot(ANN)[index]);

test('a mention is answered in a thread under it, for everybody there', async () => {
  const asked = await it.acts.mention(ANN, 'glossary county lines');
  const answer = await newest();
  expect(answer).toMatchObject({ channel: 'C0TEAM', threadTs: asked.ts });
  expect(it.slack.workspace.fromBot(BEN)).toEqual([answer]);
});

test('a mention in a thread that is sent to the channel too is answered in the thread', async () => {
  const start = it.slack.workspace.post({ channel: 'C0TEAM', from: BEN, text: 'hello', blocks: [] });
  await it.acts.mention(ANN, 'cuckooing', { threadTs: start.ts, toChannel: true });
  expect(await newest()).toMatchObject({ threadTs: start.ts });
});

test.each(['ж', '字', '🙂'])('a mention of 12,000 letters is answered, such as “%s”', async (letter) => {
  await it.acts.mention(ANN, `cuckooing ${letter.repeat(12_000)}`);
  expect(readable((await newest()).blocks)).not.toBe('');
});

test('a card that everybody sees has no button to share it, and its hints work in a thread', async () => {
  await it.acts.mention(ANN, 'cuckooing');
  expect(buttonsIn((await newest()).blocks).map(labelOf)).not.toContain('Share with everyone here');
  await it.acts.mention(ANN, '/pc-glossary zzyzx');
  expect(readable((await newest(1)).blocks)).toContain('type @Practice Compass glossary.');
});

test('a direct message is answered in that chat, and in its thread when it was asked in one', async () => {
  const asked = await it.acts.direct(ANN, 'what is *cuckooing*?');
  const answer = await newest();
  expect(answer.channel).toBe('D0ANN');
  expect(answer.threadTs).toBeUndefined();
  expect(readable(answer.blocks)).toContain('Cuckooing');
  await it.acts.direct(ANN, 'cuckooing', asked.ts);
  expect(await newest(1)).toMatchObject({ channel: 'D0ANN', threadTs: asked.ts });
  expect(it.slack.workspace.fromBot(BEN)).toEqual([]);
  await it.acts.direct(ANN, 'zzyzx');
  expect(readable((await newest(2)).blocks)).toContain('type glossary.');
});

test('Slack’s repetition of an event is answered once', async () => {
  await it.acts.mention(ANN, 'help');
  await newest();
  expect((await it.acts.deliverAgain()).status).toBe(200);
  await it.acts.mention(ANN, 'principle');
  expect(readable((await newest(1)).blocks)).toContain('Eight principles');
});

test.each<[string, Json]>([
  ['from a bot', { bot_id: 'B1' }],
  ['from itself', { bot_id: 'B0BOT', user: 'U0BOT' }],
  ['that is an edit', { subtype: 'message_changed', message: { text: 'cuckooing' }, user: undefined }],
  ['that was edited', { edited: { user: ANN, ts: '1.2' } }],
  ['that was deleted', { subtype: 'message_deleted' }],
  ['in a channel, without a mention', { channel_type: 'channel', channel: 'C0TEAM' }],
])('a message %s is left alone', async (_what, change) => {
  it.slack.workspace.directChannel(ANN);
  const message = { type: 'message', channel_type: 'im', user: ANN, text: 'cuckooing', ts: '1.1', channel: 'D0ANN' };
  await it.acts.event({ ...message, ...change });
  await it.acts.direct(ANN, 'help');
  expect(readable((await newest()).blocks)).toContain('What you can type');
});

test('when Slack refuses the answer, the person is told with a reference', async () => {
  it.slack.failNext('chat.postMessage', { error: 'internal_error' });
  const asked = await it.acts.mention(ANN, 'cuckooing');
  const told = await newest();
  expect(told.threadTs).toBe(asked.ts);
  expect(readable(told.blocks)).toMatch(/reference [0-9A-F]{6}/);
});

test.each([{ status: 500 }, { status: 429, retryAfter: 30 }, { error: 'not_in_channel' }])(
  'a Slack that keeps answering %j stops nothing, and nothing is sent twice',
  async (fault) => {
    it.slack.failNext('chat.postMessage', fault);
    it.slack.failNext('chat.postMessage', fault);
    await it.acts.mention(ANN, 'cuckooing');
    await it.adapter.stop();
    expect(it.slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(2);
    expect((await it.acts.command(ANN, '/glossary', 'cuckooing')).status).toBe(200);
  },
);
