import { botForEachTest, newestMenu, newestWith } from '../../testing/slack/slack-person';
import { chosen, optionsOf } from '../../tryout/slack/controls';
import { labelOf, readable } from '../../tryout/slack/readable';

const ANN = 'U0ANN';
const BEN = 'U0BEN';
const SHARE = 'Share with everyone here';

const it = botForEachTest();

const seenBy = (user: string) => it.slack.workspace.fromBot(user);
const until = <T>(look: () => T | undefined) => it.slack.workspace.until(look);
const offered = (label: string, user = ANN) => newestWith(label, seenBy(user));

/** Looks something up. Only what the acknowledgement cannot carry comes after it. */
async function ask(text: string, channel?: string) {
  await it.acts.command(ANN, '/glossary', text, channel);
  await it.adapter.stop();
}

async function press(label: string, user = ANN) {
  const { message, button } = offered(label, user);
  await it.acts.press(user, message, button);
  return message;
}

test('a related entry is looked up beside the first card, for the person who pressed', async () => {
  await ask('county lines');
  await press('Cuckooing');
  const answer = await until(() => seenBy(ANN)[1]);
  expect(answer).toMatchObject({ onlyFor: ANN });
  expect(readable(answer.blocks)).toContain('Cuckooing');
  expect(seenBy(BEN)).toEqual([]);
});

/** Chooses a letter of the glossary. */
async function chooseLetter(beginning: string, user = ANN) {
  const { message, menu } = newestMenu('Or pick a letter', seenBy(user));
  const option = optionsOf(menu).find((one) => labelOf(one).startsWith(beginning)) ?? {};
  await it.acts.press(user, message, chosen(menu, option));
}

test('two quick presses share once', async () => {
  await ask('cuckooing');
  const { message, button } = offered(SHARE);
  await Promise.all([it.acts.press(ANN, message, button), it.acts.press(ANN, message, button)]);
  await until(() => seenBy(ANN).find(({ blocks }) => readable(blocks).includes('already been pressed')));
  await it.adapter.stop();
  expect(seenBy(BEN)).toHaveLength(1);
});

test('the same press, delivered twice, is answered once', async () => {
  await ask('county lines');
  await press('Cuckooing');
  await until(() => seenBy(ANN)[1]);
  await it.acts.deliverAgain();
  await it.adapter.stop();
  expect(seenBy(ANN)).toHaveLength(2);
});

test('a list that everybody sees turns for the person who chose, beside it and in its thread', async () => {
  const asked = await it.acts.mention(ANN, 'glossary');
  const all = await until(() => seenBy(BEN)[0]);
  await chooseLetter('C:', BEN);
  const own = await until(() => seenBy(BEN)[1]);
  expect(own).toMatchObject({ onlyFor: BEN, threadTs: asked.ts });
  expect(readable(own.blocks)).toMatch(/^Glossary: C\n/);
  expect(seenBy(ANN)).toEqual([all]);
});

test('in the bot’s own chat with a person, answers stay, and lists turn in place', async () => {
  await it.acts.direct(ANN, 'glossary');
  await until(() => seenBy(ANN)[0]);
  await chooseLetter('C:');
  await until(() => (readable(seenBy(ANN)[0]?.blocks ?? []).startsWith('Glossary: C\n') ? true : undefined));
  await press('Who to call');
  const answer = await until(() => seenBy(ANN)[1]);
  expect(answer).toMatchObject({ channel: 'D0ANN' });
  expect(answer.onlyFor).toBeUndefined();
});

test('when the response_url has expired, the answer still reaches the person alone', async () => {
  await ask('county lines');
  const { message, button } = offered('Cuckooing');
  it.slack.failNext('response_url', { status: 404, error: 'used_url' });
  await it.acts.press(ANN, message, button);
  expect(await until(() => seenBy(ANN)[1])).toMatchObject({ onlyFor: ANN });
  expect(it.slack.calls.at(-1)?.method).toBe('chat.postEphemeral');
});

test('when the response_url refuses what is to be shared, the bot posts the card itself', async () => {
  await ask('cuckooing');
  it.slack.failNext('response_url', { status: 404, error: 'used_url' });
  await press(SHARE);
  expect(readable((await until(() => seenBy(BEN)[0])).blocks)).toContain('Shared by <@U0ANN>');
});

test('when nothing gets through, the log has a reference and the bot goes on', async () => {
  await ask('cuckooing', 'C0ELSEWHERE');
  const { message, button } = offered(SHARE);
  for (let time = 0; time < 2; time += 1) it.slack.failNext('response_url', { status: 404 });
  expect((await it.acts.press(ANN, message, button)).status).toBe(200);
  await it.adapter.stop();
  expect(it.services.logged.join('')).toMatch(/"reference":"[0-9A-F]{6}".*the person could not be told/);
  expect((await it.acts.command(ANN, '/compass', '')).status).toBe(200);
});

test('a card is shared where the bot is no member, too', async () => {
  await ask('cuckooing', 'C0ELSEWHERE');
  await press(SHARE);
  expect(await until(() => seenBy(BEN)[0])).toMatchObject({ channel: 'C0ELSEWHERE' });
});

test('a partner’s press counts for the installation, not for the partner’s own workspace', async () => {
  const tenants: string[] = [];
  it.services.suggestions.add = async (tenant) => tenants.push(tenant) > 0;
  it.slack.workspace.people.set('U0EVA', { id: 'U0EVA', teamId: 'T0PARTNER' });
  it.slack.workspace.channels.get('C0TEAM')?.members.add('U0EVA');
  await it.acts.mention(ANN, 'glossary zzyzx');
  await until(() => seenBy('U0EVA')[0]);
  await press('Suggest this word', 'U0EVA');
  await it.acts.submit(await until(() => [...it.slack.workspace.modals.values()].at(-1)));
  await until(() => seenBy('U0EVA')[1]);
  expect(tenants).toEqual(['slack:T0TEAM']);
});

test('a button that is not ours is acknowledged and left alone', async () => {
  await it.acts.mention(ANN, 'help');
  const message = await until(() => seenBy(ANN)[0]);
  expect((await it.acts.press(ANN, message, { action_id: 'other', block_id: 'b' })).status).toBe(200);
  await it.adapter.stop();
  expect(seenBy(ANN)).toHaveLength(1);
});
