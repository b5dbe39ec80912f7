import { webApi } from '@slack/bolt';
import type { Message } from '../../message';
import { DeliveryError } from '../../messenger';
import { testServices } from '../../testing/services';
import { slackWithBot } from '../../testing/slack/slack-person';
import { readable } from '../../tryout/slack/readable';
import { mentionOf } from '../render/mentions';
import { clientOptions } from './client';
import { createPresenters } from './presenter';
import { showAnswer } from './show-answer';

const ANN = 'U0ANN';
const TEAM = 'slack:T0TEAM:C0TEAM';
const NAMED: Message = {
  audience: 'conversation',
  blocks: [{ kind: 'text', text: `Shall ${mentionOf('@U0NOBODY')} ask in ${mentionOf('#C0NOWHERE')}?` }],
};
const WITHOUT_NAMES = 'Shall @somebody ask in #channel?';

/** What Slack answers to an id that belongs to nobody. */
const REFUSED = { error: 'invalid_blocks' };

let it: Awaited<ReturnType<typeof slackWithBot>>;
beforeEach(async () => {
  it = await slackWithBot(testServices());
});
afterEach(() => it.stop());

const seen = () => it.slack.workspace.fromBot(ANN).map(({ blocks }) => readable(blocks));
const callsOf = (method: string) => it.slack.calls.filter((call) => call.method === method);

/** Answers Ann alone, by the `response_url` of her press. */
function answerAnn(): Promise<void> {
  const client = new webApi.WebClient(it.slack.botToken, clientOptions(it.slack.apiUrl));
  const responseUrl = it.slack.responseUrl({ channel: 'C0TEAM', user: ANN });
  const origin = { channel: 'C0TEAM', personal: false, typing: 'slash', prefix: '', responseUrl } as const;
  const { clock, log } = testServices();
  const presenter = createPresenters(clock, log)('slack:T0TEAM');
  return showAnswer(
    { ...NAMED, audience: 'asker' },
    { client, user: ANN, origin, patiently: (send) => send(), presenter },
  );
}

test('a message that Slack takes keeps its names', async () => {
  await it.adapter.messenger.send(TEAM, NAMED);
  expect(seen()).toEqual(['Shall <@U0NOBODY> ask in <#C0NOWHERE>?']);
});

describe('a message whose names Slack refuses is shown without them,', () => {
  test('where it is posted', async () => {
    it.slack.failNext('chat.postMessage', REFUSED);
    await it.adapter.messenger.send(TEAM, NAMED);
    expect(seen()).toEqual([WITHOUT_NAMES]);
  });

  test('where it takes the place of another', async () => {
    const id = await it.adapter.messenger.send(TEAM, { ...NAMED, blocks: [{ kind: 'text', text: 'old' }] });
    it.slack.failNext('chat.update', REFUSED);
    await it.adapter.messenger.replace(TEAM, id, NAMED);
    expect(seen()).toEqual([WITHOUT_NAMES]);
  });

  test('where it answers a press', async () => {
    it.slack.failNext('response_url', { status: 400, ...REFUSED });
    await answerAnn();
    expect(seen()).toEqual([WITHOUT_NAMES]);
    expect(callsOf('response_url')).toHaveLength(2);
  });

  test('where its response_url has expired', async () => {
    it.slack.failNext('response_url', { status: 404, error: 'used_url' });
    it.slack.failNext('chat.postEphemeral', REFUSED);
    await answerAnn();
    expect(seen()).toEqual([WITHOUT_NAMES]);
    expect([callsOf('response_url').length, callsOf('chat.postEphemeral').length]).toEqual([1, 2]);
  });
});

test.each(['is_archived', 'internal_error', 'msg_too_long'])(
  'what Slack refuses for another reason, or may have taken, is not sent again: %s',
  async (error) => {
    it.slack.failNext('chat.postMessage', { error });
    await expect(it.adapter.messenger.send(TEAM, NAMED)).rejects.toThrow(DeliveryError);
    expect(callsOf('chat.postMessage')).toHaveLength(1);
  },
);

test('a message without names that is refused is not sent again', async () => {
  it.slack.failNext('chat.postMessage', REFUSED);
  await expect(
    it.adapter.messenger.send(TEAM, { audience: 'conversation', blocks: [{ kind: 'text', text: 'x' }] }),
  ).rejects.toMatchObject({ why: 'refused' });
  expect(callsOf('chat.postMessage')).toHaveLength(1);
});
