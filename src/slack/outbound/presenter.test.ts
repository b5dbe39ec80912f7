import { webApi } from '@slack/bolt';
import type { Message } from '../../message';
import { DeliveryError } from '../../messenger';
import { NOW, type TestServices, testServices } from '../../testing/services';
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
let services: TestServices;
let now: Date;
beforeEach(async () => {
  now = NOW;
  services = testServices({ clock: () => now });
  it = await slackWithBot(services);
});
afterEach(() => it.stop());

const seen = () => it.slack.workspace.fromBot(ANN).map(({ blocks }) => readable(blocks));
const callsOf = (method: string) => it.slack.calls.filter((call) => call.method === method);

/** Answers Ann alone, by the `response_url` of her press. */
function answerAnn(): Promise<void> {
  const client = new webApi.WebClient(it.slack.botToken, clientOptions(it.slack.apiUrl));
  const responseUrl = it.slack.responseUrl({ channel: 'C0TEAM', user: ANN });
  const origin = {
    installation: 'T0TEAM',
    channel: 'C0TEAM',
    personal: false,
    typing: 'slash',
    prefix: '',
    responseUrl,
  } as const;
  const presenter = createPresenters(services.clock, services.log)('slack:T0TEAM');
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

test('a message without names that is refused is not sent again', async () => {
  it.slack.failNext('chat.postMessage', REFUSED);
  await expect(
    it.adapter.messenger.send(TEAM, { audience: 'conversation', blocks: [{ kind: 'text', text: 'x' }] }),
  ).rejects.toMatchObject({ why: 'refused' });
  expect(callsOf('chat.postMessage')).toHaveLength(1);
});

const FOLDED: Message = {
  audience: 'conversation',
  blocks: [
    {
      kind: 'buttons',
      buttons: [{ label: 'More', command: 'more trauma', opens: [{ kind: 'text', text: 'It stays.' }] }],
    },
  ],
};
const CHARTED: Message = {
  audience: 'conversation',
  blocks: [
    {
      kind: 'bars',
      bars: [{ label: 'Yes', words: '3 of 4', bar: 15 }],
      chart: { kind: 'bar', title: 'Result', measure: 'Votes', points: [{ label: 'Yes', value: 3 }] },
    },
  ],
};
const WITH_CHART = 'Yes: 3 of 4\nResult: Result: Yes 3';
const WITH_BARS = 'Yes: 3 of 4\n███████▌░░';

/** The types of the blocks that were sent, in order, each time. */
const sent = (method: string) =>
  callsOf(method).map(({ args }) => (args.blocks as { type: string }[]).map(({ type }) => type).join(' '));
const said = () => services.logged.filter((line) => /does not have .* blocks yet/.test(line));

describe('in a workspace that has the newest blocks', () => {
  test('what is folded away is a container, and numbers are a chart, at the first try', async () => {
    await it.adapter.messenger.send(TEAM, FOLDED);
    await it.adapter.messenger.send(TEAM, CHARTED);
    expect(sent('chat.postMessage')).toEqual(['container', 'rich_text data_visualization']);
    expect(seen()).toEqual(['[More]', WITH_CHART]);
    expect(said()).toEqual([]);
  });

  test('the answer to a slash command is told in the acknowledgement once Slack has shown that it draws them', async () => {
    const lookUp = async () => {
      await it.acts.command(ANN, '/glossary', 'county lines');
      await it.adapter.stop();
    };
    await lookUp();
    expect(callsOf('response_url')).toHaveLength(1);
    await lookUp();
    expect(callsOf('response_url')).toHaveLength(1);
    expect(seen().map((card) => /^County lines\n[\s\S]*\[More\]/.test(card))).toEqual([true, true]);
  });
});

describe('in a workspace that lacks the newest blocks', () => {
  beforeEach(() => it.slack.workspace.lackBlocks('container', 'data_visualization'));

  test.each([
    ['what is folded away is behind a button', FOLDED, '[More]', ['container', 'actions', 'actions']],
    ['numbers are bars', CHARTED, WITH_BARS, ['rich_text data_visualization', 'rich_text', 'rich_text']],
  ])('%s, and the second message is right at once', async (_what, message, shown, blocks) => {
    await it.adapter.messenger.send(TEAM, message);
    await it.adapter.messenger.send(TEAM, message);
    expect(seen()).toEqual([shown, shown]);
    expect(sent('chat.postMessage')).toEqual(blocks);
    expect(said()).toHaveLength(1);
  });

  test('a message that takes the place of another learns it as well', async () => {
    const id = await it.adapter.messenger.send(TEAM, NAMED);
    await it.adapter.messenger.replace(TEAM, id, CHARTED);
    await it.adapter.messenger.replace(TEAM, id, CHARTED);
    expect(seen()).toEqual([WITH_BARS]);
    expect(sent('chat.update')).toHaveLength(3);
  });

  test('one person’s answer learns it for everybody’s in the workspace', async () => {
    await it.acts.command(ANN, '/glossary', 'county lines');
    await it.adapter.stop();
    await it.adapter.messenger.send(TEAM, FOLDED);
    await it.acts.command(ANN, '/glossary', 'county lines');
    await it.adapter.stop();
    expect(callsOf('response_url')).toHaveLength(2);
    expect(sent('chat.postMessage')).toEqual(['actions']);
    expect(seen()).toHaveLength(3);
    expect(said()).toHaveLength(1);
  });

  test('names that Slack refuses are left out as well, and then nobody knows what the workspace has', async () => {
    const both = { ...FOLDED, blocks: [...FOLDED.blocks, ...NAMED.blocks] };
    it.slack.failNext('chat.postMessage', REFUSED);
    it.slack.failNext('chat.postMessage', REFUSED);
    await it.adapter.messenger.send(TEAM, both);
    expect(seen()).toEqual([`[More]\n${WITHOUT_NAMES}`]);
    expect(sent('chat.postMessage')).toEqual(['container rich_text', 'actions rich_text', 'actions rich_text']);
    expect(said()).toEqual([]);
  });

  test('it is asked again after a day', async () => {
    await it.adapter.messenger.send(TEAM, FOLDED);
    now = new Date(NOW.getTime() + 25 * 3_600_000);
    await it.adapter.messenger.send(TEAM, FOLDED);
    expect(sent('chat.postMessage')).toEqual(['container', 'actions', 'container', 'actions']);
    expect(said()).toHaveLength(1);
  });
});

describe('a message with both of the newest blocks', () => {
  const both: Message = { audience: 'conversation', blocks: [...FOLDED.blocks, ...CHARTED.blocks] };

  test.each([
    ['container', 'actions rich_text data_visualization', FOLDED, 'actions'],
    ['data_visualization', 'container rich_text', CHARTED, 'rich_text'],
  ])('loses only the one that the workspace lacks: %s', async (lacking, taken, alone, plainer) => {
    it.slack.workspace.lackBlocks(lacking);
    await it.adapter.messenger.send(TEAM, both);
    expect(sent('chat.postMessage').at(-1)).toBe(taken);
    const calls = callsOf('chat.postMessage').length;
    await it.adapter.messenger.send(TEAM, both);
    await it.adapter.messenger.send(TEAM, alone);
    expect(sent('chat.postMessage').slice(calls)).toEqual([taken, plainer]);
    expect(said()).toEqual([expect.stringContaining(`does not have ${lacking} blocks yet`)]);
  });

  test('loses both where the workspace has neither', async () => {
    it.slack.workspace.lackBlocks('container', 'data_visualization');
    await it.adapter.messenger.send(TEAM, both);
    await it.adapter.messenger.send(TEAM, both);
    expect(sent('chat.postMessage').slice(-2)).toEqual(['actions rich_text', 'actions rich_text']);
    expect(callsOf('chat.postMessage')).toHaveLength(5);
    expect(said()).toEqual([expect.stringContaining('does not have container or data_visualization blocks yet')]);
  });
});

describe('an answer with names, of which Slack would tell nobody that it refuses them,', () => {
  const presenterNow = () => createPresenters(() => now, services.log)('slack:T1');

  test('does not travel in an acknowledgement', () => {
    expect(presenterNow().certain({ message: NAMED })).toBeUndefined();
    const unnamed: Message = { ...NAMED, blocks: [{ kind: 'text', text: 'Shall we ask?' }] };
    expect(presenterNow().certain({ message: unnamed })).toBeDefined();
  });

  test('has no names there while Slack cannot be reached', async () => {
    const presenter = presenterNow();
    const unreached = () => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }));
    await expect(presenter.present({ message: FOLDED }, unreached)).rejects.toThrow('x');
    const blocks = presenter.certain({ message: NAMED })?.blocks ?? [];
    expect(readable(JSON.parse(JSON.stringify(blocks)))).toBe(WITHOUT_NAMES);
  });
});

test('while Slack cannot be reached an acknowledgement has the plainer form, as nothing can be learnt', async () => {
  const presenter = createPresenters(() => now, services.log)('slack:T1');
  const certain = () => presenter.certain({ message: FOLDED })?.blocks.map(({ type }) => type);
  const presented = (send: () => Promise<void>) => presenter.present({ message: FOLDED }, send);
  const unreached = () => presented(() => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' })));
  expect(certain()).toBeUndefined();
  await expect(unreached()).rejects.toThrow('x');
  expect(certain()).toEqual(['actions']);
  now = new Date(NOW.getTime() + 11 * 60_000);
  expect(certain()).toBeUndefined();
  await expect(unreached()).rejects.toThrow('x');
  await presented(async () => undefined);
  expect(certain()).toEqual(['container']);
});

test('another workspace is not concerned', async () => {
  const presenterOf = createPresenters(services.clock, services.log);
  const drawnAs = async (tenant: string, lacks: boolean) => {
    const blocks: string[] = [];
    await presenterOf(tenant).present({ message: FOLDED }, async (shown) => {
      blocks.push(...shown.blocks.map(({ type }) => type));
      if (lacks && blocks.at(-1) === 'container')
        throw Object.assign(new Error(), { data: { error: 'invalid_blocks' } });
    });
    return blocks;
  };
  expect(await drawnAs('slack:T1', true)).toEqual(['container', 'actions']);
  expect(await drawnAs('slack:T2', false)).toEqual(['container']);
  expect(await drawnAs('slack:T1', true)).toEqual(['actions']);
});

describe.each([
  ['names', NAMED],
  ['the newest blocks', CHARTED],
])('a message with %s', (_what, message) => {
  test.each(['is_archived', 'internal_error', 'msg_too_long', 'msg_blocks_too_long'])(
    'that Slack refuses for another reason, or may have taken, is not sent again: %s',
    async (error) => {
      it.slack.failNext('chat.postMessage', { error });
      await expect(it.adapter.messenger.send(TEAM, message)).rejects.toThrow(DeliveryError);
      expect(callsOf('chat.postMessage')).toHaveLength(1);
    },
  );
});
