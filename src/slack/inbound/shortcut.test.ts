import { testServices } from '../../testing/services';
import { slackWithBot } from '../../testing/slack/slack-person';
import { readable } from '../../tryout/slack/readable';

const ANN = 'U0ANN';
const BEN = 'U0BEN';

let it: Awaited<ReturnType<typeof slackWithBot>>;
beforeEach(async () => {
  it = await slackWithBot(testServices());
});
afterEach(() => it.stop());

const written = (text: string, channel = 'C0TEAM', threadTs?: string) =>
  it.slack.workspace.post({ channel, from: BEN, text, blocks: [], ...(threadTs ? { threadTs } : {}) });
const newest = () => it.slack.workspace.until(() => it.slack.workspace.fromBot(ANN)[0]);

test('a message’s words are looked up, and only the person who picked it sees the answer', async () => {
  await it.acts.shortcut(ANN, written('*Cuckooing* :house: <@U0ANN>'));
  const answer = await newest();
  expect(answer).toMatchObject({ onlyFor: ANN });
  expect(readable(answer.blocks)).toContain('Cuckooing');
  expect(it.slack.workspace.fromBot(BEN)).toEqual([]);
});

test('a worry in a message is answered to the person who picked it, with whom to call', async () => {
  await it.acts.shortcut(ANN, written('a child has told me they are being hurt'));
  const answer = await newest();
  expect(answer).toMatchObject({ onlyFor: ANN });
  expect(readable(answer.blocks)).toMatch(/^Who to call\nEmergency services: 999\n<tel:999\|Call 999>/);
  expect(it.slack.workspace.fromBot(BEN)).toEqual([]);
});

test('a message is never taken for a command', async () => {
  await it.acts.shortcut(ANN, written('help'));
  expect(readable((await newest()).blocks)).not.toContain('What you can type');
});

test('it works where the bot is no member', async () => {
  await it.acts.shortcut(ANN, written('cuckooing', 'C0ELSEWHERE', '1.1'));
  expect(await newest()).toMatchObject({ channel: 'C0ELSEWHERE', onlyFor: ANN, threadTs: '1.1' });
});

test('in a thread the answer stands in that thread', async () => {
  const start = written('hello');
  await it.acts.shortcut(ANN, written('cuckooing', 'C0TEAM', start.ts));
  expect(await newest()).toMatchObject({ onlyFor: ANN, threadTs: start.ts });
});

test('a message without words is answered', async () => {
  await it.acts.shortcut(ANN, written(''));
  expect(readable((await newest()).blocks)).toBe('There is nothing in that message for me to look up.');
});

test('what an app has posted is read where it stands: in blocks, and in attachments', async () => {
  const text = { type: 'mrkdwn', text: '*Cuckooing*' };
  await it.acts.shortcut(ANN, { ...written(''), blocks: [{ type: 'section', text }] });
  expect(readable((await newest()).blocks)).toContain('Cuckooing');
  await it.acts.shortcut(ANN, written(''), undefined, { attachments: [{ fallback: 'x', text: 'county lines' }] });
  const second = await it.slack.workspace.until(() => it.slack.workspace.fromBot(ANN)[1]);
  expect(readable(second.blocks)).toContain('County lines');
});

test.each(['a', 'é', 'ж', '字', '🙂', '𐍈'])('a message of 12,000 letters is read, such as “%s”', async (letter) => {
  const text = `cuckooing ${letter.repeat(12_000)}`;
  const blocks = [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] }];
  expect((await it.acts.shortcut(ANN, { ...written(text), blocks })).status).toBe(200);
  expect(readable((await newest()).blocks)).toContain('uckooing');
});

test('another shortcut is acknowledged and left alone', async () => {
  expect((await it.acts.shortcut(ANN, written('cuckooing'), 'else')).status).toBe(200);
  await it.adapter.stop();
  expect(it.slack.workspace.fromBot(ANN)).toEqual([]);
});
