import { webApi } from '@slack/bolt';
import pino from 'pino';
import type { Message } from '../../message';
import { readable } from '../../tryout/slack/readable';
import { type LocalSlack, startLocalSlack } from '../../tryout/slack/start';
import type { Stored } from '../../tryout/slack/workspace';
import type { ReplyTarget } from '../inbound/origin';
import { clientOptions } from './client';
import { createPresenters } from './presenter';
import { showAnswer } from './show-answer';

const ANN = 'U0ANN';
const BEN = 'U0BEN';

let slack: LocalSlack;
beforeEach(async () => {
  slack = await startLocalSlack();
});
afterEach(() => slack.stop());

const seenBy = (user: string) => slack.workspace.fromBot(user).map(({ blocks }) => readable(blocks));
const card = (more: Partial<Stored> = {}) =>
  slack.workspace.post({ channel: 'C0TEAM', from: 'U0BOT', text: 'old', blocks: [], ...more });

/** Ann has pressed a button under this card, and this is the answer. */
function answer(to: Stored, message: Partial<Message>, more: Partial<ReplyTarget> = {}): Promise<void> {
  const client = new webApi.WebClient(slack.botToken, clientOptions(slack.apiUrl));
  const origin: ReplyTarget = {
    installation: 'T0TEAM',
    channel: to.channel,
    personal: false,
    typing: 'slash',
    prefix: '',
    responseUrl: slack.responseUrl({ channel: to.channel, user: ANN, original: to.ts }),
    card: { ts: to.ts, ephemeral: to.onlyFor !== undefined },
    ...more,
  };
  const said: Message = { audience: 'conversation', blocks: [{ kind: 'text', text: 'new' }], ...message };
  const presenter = createPresenters(() => new Date(), pino({ level: 'silent' }))('slack:T0TEAM');
  return showAnswer(said, { client, user: ANN, origin, patiently: (send) => send(), presenter });
}

test('an answer for everybody that replaces changes the card for everybody', async () => {
  await answer(card(), { replaces: true });
  expect([seenBy(ANN), seenBy(BEN)]).toEqual([['new'], ['new']]);
});

test('the bot changes it by chat.update when the response_url has expired', async () => {
  slack.failNext('response_url', { status: 404, error: 'used_url' });
  await answer(card(), { replaces: true });
  expect(seenBy(BEN)).toEqual(['new']);
  expect(slack.calls.at(-1)?.method).toBe('chat.update');
});

test('it never takes the place of a card that one person alone sees', async () => {
  const own = card({ onlyFor: ANN, blocks: [{ type: 'header', text: { type: 'plain_text', text: 'own' } }] });
  await answer(own, { replaces: true });
  expect([seenBy(ANN), seenBy(BEN)]).toEqual([['own', 'new'], ['new']]);
});

test('an answer for one person never changes what everybody sees', async () => {
  const all = card({ blocks: [{ type: 'header', text: { type: 'plain_text', text: 'all' } }] });
  await answer(all, { audience: 'asker', replaces: true });
  expect([seenBy(ANN), seenBy(BEN)]).toEqual([['all', 'new'], ['all']]);
});

test('an answer for everybody is posted beside the card when it replaces nothing, without a button to share it', async () => {
  const buttons = [{ label: 'Share', command: 'share cuckooing', role: 'share' as const }];
  await answer(card(), {
    blocks: [
      { kind: 'text', text: 'new' },
      { kind: 'buttons', buttons },
    ],
  });
  expect(seenBy(BEN)).toEqual(['', 'new']);
});
