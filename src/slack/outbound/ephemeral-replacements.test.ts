import { webApi } from '@slack/bolt';
import pino from 'pino';
import type { Message } from '../../message';
import { readable } from '../../tryout/slack/readable';
import { type LocalSlack, startLocalSlack } from '../../tryout/slack/start';
import { clientOptions } from './client';
import { createEphemeralReplacements } from './ephemeral-replacements';
import { createPresenters } from './presenter';

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
    presenter: createPresenters(() => NOW, pino({ level: 'silent' }))('slack:T0TEAM'),
    origin: {
      installation: 'T0TEAM',
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
  const replacements = createEphemeralReplacements(() => NOW);
  await Promise.all(['one', 'two', 'three'].map((text) => replacements.show(saying(text), 'key', pressed())));
  expect(seen()).toEqual(['one', 'two', 'three']);
});

test('no more are remembered than allowed, and the oldest go first', async () => {
  const replacements = createEphemeralReplacements(() => NOW, 3);
  for (const key of ['a', 'b', 'c', 'd', 'e']) await replacements.show(saying('said'), key, pressed());
  for (const key of ['e', 'd', 'c']) await replacements.show(saying('said'), key, pressed());
  expect(seen()).toHaveLength(5);
  for (const key of ['a', 'b']) await replacements.show(saying('said'), key, pressed());
  expect(seen()).toHaveLength(7);
});

test('they are forgotten after the half hour in which Slack accepts an answer', async () => {
  let now = NOW;
  const replacements = createEphemeralReplacements(() => now);
  for (const key of ['a', 'b', 'c']) await replacements.show(saying('said'), key, pressed());
  now = new Date(NOW.getTime() + 30 * 60_000);
  await replacements.show(saying('said'), 'd', pressed());
  // With the clock set back, a message that is still remembered would count as a double press.
  now = NOW;
  await replacements.show(saying('said'), 'a', pressed());
  expect(seen()).toHaveLength(5);
});

test('what could not be shown is not taken for said', async () => {
  const replacements = createEphemeralReplacements(() => NOW);
  slack.failNext('response_url', { status: 500 });
  slack.failNext('chat.postEphemeral', { error: 'internal_error' });
  await expect(replacements.show(saying('said'), 'key', pressed())).rejects.toThrow();
  await replacements.show(saying('said'), 'key', pressed());
  expect(seen()).toEqual(['said']);
});
