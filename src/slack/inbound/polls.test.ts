import { ANN, AT, BEN, buttonOf, type PollOnSlack, pollOnSlack } from '../../testing/slack/poll-on-slack';
import { newestWith } from '../../testing/slack/slack-person';
import { readable } from '../../tryout/slack/readable';

let channel: PollOnSlack;
beforeEach(async () => {
  channel = await pollOnSlack();
});
afterEach(() => channel.stop());

test('a poll that is made in a thread is posted there', async () => {
  const huddle = channel.slack.workspace.post({ channel: 'C0TEAM', from: BEN, text: 'A huddle', blocks: [] });
  await channel.acts.mention(ANN, 'poll "Shall we stop?" "Yes" "No" for 2m', { threadTs: huddle.ts });
  await channel.adapter.stop();
  await channel.press(ANN, 'Post in this thread');
  const card = channel.slack.workspace
    .fromBot(BEN)
    .find(({ blocks }) => readable(blocks).includes('Shall we stop?\n[Yes]'));
  expect(card).toMatchObject({ threadTs: huddle.ts, channel: 'C0TEAM' });
  if (card) await channel.pressOn(BEN, card, buttonOf(card, 'Yes'));
  const confirmation = channel.slack.workspace.messages.at(-1);
  expect(confirmation).toMatchObject({ onlyFor: BEN, threadTs: huddle.ts });
});

test('a draft that a mention asked for is seen by whoever asked, and by nobody else', async () => {
  const seenBefore = channel.slack.workspace.fromBot(BEN).length;
  await channel.acts.mention(ANN, 'poll "Shall we stop?" "Yes" "No"');
  await channel.adapter.stop();
  expect(channel.slack.workspace.fromBot(BEN)).toHaveLength(seenBefore);
  expect(newestWith('Post here', channel.slack.workspace.fromBot(ANN)).message.onlyFor).toBe(ANN);
});

test('one that is made by a mention in the channel stands in the channel', async () => {
  await channel.acts.mention(ANN, 'poll "Shall we stop?" "Yes" "No"');
  await channel.adapter.stop();
  await channel.press(ANN, 'Post here');
  const card = channel.slack.workspace
    .fromBot(BEN)
    .find(({ blocks }) => readable(blocks).includes('Shall we stop?\n[Yes]'));
  expect(card?.threadTs).toBeUndefined();
});

test.each([
  { status: 500, done: true },
  { status: 502, done: true },
  { connection: 'breaks', done: true },
] as const)(
  'a poll whose card Slack takes and answers with %j stands there once, however often the button is pressed',
  async (fault) => {
    await channel.acts.command(ANN, '/poll', '"Shall we stop?" "Yes" "No"');
    const { message, button } = newestWith('Post here', channel.slack.workspace.fromBot(ANN));
    channel.slack.failNext('chat.postMessage', fault);
    await channel.pressOn(ANN, message, button);
    expect(channel.privately(ANN).at(-1)).toContain('I cannot tell whether your poll was posted.');
    channel.pass(61_000);
    await channel.pressOn(ANN, message, button);
    expect(channel.privately(ANN).at(-1)).toContain('[Post it again]');
    const cards = channel.slack.workspace.fromBot(BEN).map(({ blocks }) => readable(blocks));
    expect(cards.filter((card) => card.includes('Shall we stop?'))).toHaveLength(1);
  },
);

test('the form’s answers, one a line, arrive as they were typed', async () => {
  await channel.acts.command(ANN, '/poll', '');
  const [modal] = [...channel.slack.workspace.modals.values()];
  if (!modal) throw new Error('No form is open');
  const input = (modal.view.blocks as { block_id: string; element: { multiline?: boolean } }[]).find(
    ({ element }) => element?.multiline,
  );
  const label = (input as unknown as { label: { text: string } }).label.text;
  await channel.acts.submit(modal, { Question: 'Which day?', [label]: 'Monday\nTuesday\n\n“Wednesday” – or not' });
  await channel.adapter.stop();
  expect(channel.privately(ANN).at(-1)).toMatch(/• Monday\n• Tuesday\n• “Wednesday” – or not/);
});

test('a poll that a mention asks for keeps what was typed: people, channels, links, signs, emoji', async () => {
  const typed = '"Shall <@U0BEN> use <http://example.org|example.org> in <#C0TEAM|team> *now* ~or not~ :tada:?"';
  await channel.acts.mention(ANN, `poll ${typed} "<@U0BEN> :+1:" "No"`);
  await channel.adapter.stop();
  await channel.press(ANN, 'Post here');
  const card = channel.slack.workspace.fromBot(BEN).at(-1);
  const says = readable(card?.blocks ?? []);
  expect(says).toContain('Shall <@U0BEN> use example.org in #team *now* ~or not~ :tada:?');
  expect(says).toContain('1: <@U0BEN> :+1:');
  expect(JSON.stringify(card?.blocks)).toContain('{"type":"user","user_id":"U0BEN"');
});

test('answers that a mention has on lines of their own are read', async () => {
  await channel.acts.mention(ANN, 'poll "Which day?"\n"Monday"\n"Tuesday"');
  await channel.adapter.stop();
  expect(channel.privately(ANN).at(-1)).toMatch(/• Monday\n• Tuesday/);
});

test('emoji are drawn in the confirmation of a vote and in the result, too', async () => {
  await channel.acts.command(ANN, '/poll', '"Party? :tada:" "Yes :+1:" "No :wave:" open');
  await channel.press(ANN, 'Post here');
  await channel.press(BEN, 'Yes :+1:');
  const drawn = () => JSON.stringify(channel.slack.workspace.fromBot(BEN).at(-1)?.blocks);
  expect(drawn()).toContain('{"type":"emoji","name":"+1"');
  const { message, button } = newestWith('Yes :+1:', channel.slack.workspace.fromBot(ANN));
  await channel.services.pollCards.close(String(button.value).split(' ')[1] ?? '', AT);
  const result = channel.slack.workspace.fromBot(ANN).find(({ ts }) => ts === message.ts);
  expect(readable(result?.blocks ?? [])).toContain('Closed');
  expect(JSON.stringify(result?.blocks)).toContain('{"type":"emoji","name":"+1"');
  expect(JSON.stringify(result?.blocks)).toContain('"text":"Party? :tada:","emoji":true');
});
