import { testServices } from '../../testing/services';
import { botForEachTest, slackWithBot } from '../../testing/slack/slack-person';
import { buttonsIn, labelOf, readable } from '../../tryout/slack/readable';

const ANN = 'U0ANN';
const BEN = 'U0BEN';
const HELLO = /^Hello, I am Practice Compass/;

const it = botForEachTest();

const said = (user: string) => it.slack.workspace.fromBot(user).map(({ blocks }) => readable(blocks));
const hellos = (user: string) => said(user).filter((text) => HELLO.test(text));

async function open(tab: 'home' | 'messages', user = ANN): Promise<void> {
  await it.acts.openHome(user, tab);
  await it.adapter.stop();
}

test.each(['home', 'messages'] as const)('whoever opens the %s tab first is greeted in the chat', async (tab) => {
  await open(tab);
  const [hello] = it.slack.workspace.fromBot(ANN);
  expect(hello).toMatchObject({ channel: 'D0ANN' });
  expect(readable(hello?.blocks ?? [])).toMatch(HELLO);
  expect(readable(hello?.blocks ?? [])).toContain('glossary county lines');
  const labels = buttonsIn(hello?.blocks ?? []).map(labelOf);
  for (const label of ['Principles', 'A to Z', 'What I keep']) expect(labels).toContain(label);
});

test('once: not when the tabs are opened again, and each person once', async () => {
  await open('messages');
  await open('home');
  await open('messages');
  await open('home', BEN);
  expect([hellos(ANN), hellos(BEN)].map(({ length }) => length)).toEqual([1, 1]);
});

test('once, however many events Slack sends at a time or again', async () => {
  await Promise.all([it.acts.openHome(ANN, 'home'), it.acts.openHome(ANN, 'messages'), it.acts.openHome(ANN, 'home')]);
  await it.acts.deliverAgain();
  await it.adapter.stop();
  expect(hellos(ANN)).toHaveLength(1);
});

test('once, even if the bot has started anew and remembers nothing: the chat itself says that it has begun', async () => {
  await open('messages');
  const anew = await slackWithBot(testServices(), { there: it.slack });
  await anew.acts.openHome(ANN, 'messages');
  await anew.stop();
  expect(hellos(ANN)).toHaveLength(1);
});

test('not where something has been said before', async () => {
  await it.acts.direct(ANN, 'county lines');
  await it.adapter.stop();
  await open('messages');
  expect(hellos(ANN)).toEqual([]);
});

test('not where Slack cannot say; the next time it can', async () => {
  it.slack.failNext('conversations.history', { status: 500 });
  await open('messages');
  expect(hellos(ANN)).toEqual([]);
  await open('messages');
  expect(hellos(ANN)).toHaveLength(1);
});

test('a hello that Slack did not take is tried when the tab is opened again', async () => {
  it.slack.failNext('chat.postMessage', { error: 'service_unavailable' });
  await open('messages');
  expect(hellos(ANN)).toEqual([]);
  await open('messages');
  expect(hellos(ANN)).toHaveLength(1);
});

test('the Home tab is there even if the hello cannot be said', async () => {
  it.slack.failNext('chat.postMessage', { error: 'messages_tab_disabled' });
  await open('home');
  expect(it.slack.workspace.homes.get(ANN)).toBeDefined();
});
