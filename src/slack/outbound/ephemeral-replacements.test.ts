import { webApi } from '@slack/bolt';
import type { Message } from '../../message';
import { readable } from '../../tryout/slack/readable';
import { type LocalSlack, startLocalSlack } from '../../tryout/slack/start';
import { clientOptions } from './client';
import { createEphemeralReplacements } from './ephemeral-replacements';

const ANN = 'U0ANN';
const NOW = new Date('2026-11-23T12:00:00Z');

let slack: LocalSlack;
beforeEach(async () => {
  slack = await startLocalSlack();
});
afterEach(() => slack.stop());

const saying = (text: string): Message => ({ audience: 'asker', replaceKey: 'key', blocks: [{ kind: 'text', text }] });
const seen = () =>
  slack.workspace.messages.filter(({ onlyFor }) => onlyFor === ANN).map(({ blocks }) => readable(blocks));

/** Ann has pressed a button on a card that everybody sees. */
function pressed() {
  const { ts } = slack.workspace.post({ channel: 'C0TEAM', from: 'U0BOT', text: 'all', blocks: [] });
  return {
    client: new webApi.WebClient(slack.botToken, clientOptions(slack.apiUrl)),
    user: ANN,
    patiently: <Result>(send: () => Promise<Result>) => send(),
    origin: {
      channel: 'C0TEAM',
      personal: false,
      typing: 'slash',
      prefix: '',
      responseUrl: slack.responseUrl({ channel: 'C0TEAM', user: ANN, original: ts }),
      card: { ts, ephemeral: false },
    },
  } as const;
}

test('what is said last stands last, however quickly it was pressed', async () => {
  const standIns = createEphemeralReplacements(() => NOW);
  await Promise.all(['one', 'two', 'three'].map((text) => standIns.show(saying(text), 'key', pressed())));
  expect(seen()).toEqual(['one', 'two', 'three']);
});

test('no more are remembered than it was told, and the oldest go first', async () => {
  const standIns = createEphemeralReplacements(() => NOW, 3);
  for (const key of ['a', 'b', 'c', 'd', 'e']) await standIns.show(saying('said'), key, pressed());
  for (const key of ['e', 'd', 'c']) await standIns.show(saying('said'), key, pressed());
  expect(seen()).toHaveLength(5);
  for (const key of ['a', 'b']) await standIns.show(saying('said'), key, pressed());
  expect(seen()).toHaveLength(7);
});

test('they are forgotten after half an hour, in which Slack takes an answer', async () => {
  let now = NOW;
  const standIns = createEphemeralReplacements(() => now);
  for (const key of ['a', 'b', 'c']) await standIns.show(saying('said'), key, pressed());
  now = new Date(NOW.getTime() + 30 * 60_000);
  await standIns.show(saying('said'), 'd', pressed());
  // To a clock that is set back, what is still known would be a double press.
  now = NOW;
  await standIns.show(saying('said'), 'a', pressed());
  expect(seen()).toHaveLength(5);
});

test('what could not be shown is not taken for said', async () => {
  const standIns = createEphemeralReplacements(() => NOW);
  slack.failNext('response_url', { status: 500 });
  slack.failNext('chat.postEphemeral', { error: 'internal_error' });
  await expect(standIns.show(saying('said'), 'key', pressed())).rejects.toThrow();
  await standIns.show(saying('said'), 'key', pressed());
  expect(seen()).toEqual(['said']);
});
