import type { Message } from '../message';
import { NotSent } from '../messenger';
import type { Round } from '../polls/trend';
import { testServices } from '../testing/services';
import { slackWithBot } from '../testing/slack-person';
import { blockFaults } from '../tryout/slack/block-rules';
import { readable } from '../tryout/slack/readable';
import { render } from './render';

const ANN = 'U0ANN';
const TEAM = 'slack:T0TEAM:C0TEAM';
const URL = 'https://compass.example.org/trend/a-token.png';
const withImage = (image: { url?: string; alt?: string } = {}): Message => ({
  audience: 'conversation',
  blocks: [
    { kind: 'text', text: 'Over time' },
    { kind: 'image', url: URL, alt: 'Two bars.', ...image },
  ],
});

/** What Slack answers when it cannot fetch a picture. */
const UNFETCHED = { error: 'invalid_blocks' };

const round = (month: string, bars: readonly number[]): Round => ({
  closedAt: new Date(`2026-${month}-02T12:00:00Z`),
  result: {
    kind: 'rounded',
    voters: '12',
    shares: ['Strongly disagree', 'Disagree', 'Neither agree nor disagree', 'Agree', 'Strongly agree'].map(
      (label, at) => ({ label, words: 'some', share: (bars[at] ?? 0) * 5, bar: bars[at] ?? 0 }),
    ),
  },
});

let services: ReturnType<typeof testServices>;
let it: Awaited<ReturnType<typeof slackWithBot>>;

beforeEach(async () => {
  services = testServices({ trendImage: () => URL });
  const rounds = async () => [round('03', [0, 20, 0, 0, 0]), round('04', [0, 0, 0, 20, 0])];
  Object.assign(services, { polls: Object.assign(Object.create(services.polls), { rounds }) });
  it = await slackWithBot(services);
});
afterEach(() => it.stop());

const messages = () => it.slack.workspace.fromBot(ANN);
const typesOf = (blocks: readonly object[] = []) => blocks.map((block) => 'type' in block && block.type);
const newest = () => ({ said: readable(messages().at(-1)?.blocks ?? []), types: typesOf(messages().at(-1)?.blocks) });
const callsOf = (method: string) => it.slack.calls.filter((call) => call.method === method);

test('a picture is shown with its words', async () => {
  await it.face.messenger.send(TEAM, withImage());
  expect(messages().at(-1)?.blocks).toContainEqual({ type: 'image', image_url: URL, alt_text: 'Two bars.' });
  expect(messages().at(-1)?.text).toBe('Over time\n\nTwo bars.');
});

test('words that are too long for a picture are cut; a picture whose address is too long is left out', () => {
  const { blocks } = render(withImage({ alt: 'bar '.repeat(600) }));
  expect(blockFaults(blocks, 'message')).toEqual([]);
  expect(typesOf(blocks)).toEqual(['rich_text', 'image']);
  expect(typesOf(render(withImage({ url: `${URL}${'x'.repeat(3000)}` })).blocks)).toEqual(['rich_text']);
});

describe('a message whose picture Slack cannot fetch is shown without it,', () => {
  test('where it is posted', async () => {
    it.slack.failNext('chat.postMessage', UNFETCHED);
    await it.face.messenger.send(TEAM, withImage());
    expect([messages().length, newest().types]).toEqual([1, ['rich_text']]);
    expect(messages().at(-1)?.text).toContain('Two bars.');
  });

  test('where it takes the place of another', async () => {
    const id = await it.face.messenger.send(TEAM, {
      audience: 'conversation',
      blocks: [{ kind: 'text', text: 'old' }],
    });
    it.slack.failNext('chat.update', UNFETCHED);
    await it.face.messenger.replace(TEAM, id, withImage());
    expect([messages().length, newest().said, newest().types]).toEqual([1, 'Over time', ['rich_text']]);
  });

  test('where it answers a slash command', async () => {
    it.slack.failNext('response_url', { status: 400, ...UNFETCHED });
    await it.acts.command(ANN, '/poll', 'trend effective communication');
    await it.face.stop();
    expect(newest().said).toContain('March 2026 (12 people): nearest to “Disagree”');
    expect(newest().types).not.toContain('image');
    expect(callsOf('response_url')).toHaveLength(2);
  });

  test('where its way back has run out', async () => {
    it.slack.failNext('response_url', { status: 404, error: 'used_url' });
    it.slack.failNext('chat.postEphemeral', UNFETCHED);
    await it.acts.command(ANN, '/poll', 'trend effective communication');
    await it.face.stop();
    expect(newest().said).toContain('April 2026 (12 people): nearest to “Agree”');
    expect(newest().types).not.toContain('image');
    expect([callsOf('response_url').length, callsOf('chat.postEphemeral').length]).toEqual([1, 2]);
  });

  test('where it answers a mention', async () => {
    it.slack.failNext('chat.postMessage', UNFETCHED);
    await it.acts.mention(ANN, 'poll trend effective communication');
    await it.face.stop();
    expect(newest().said).toContain('April 2026 (12 people): nearest to “Agree”');
    expect(newest().types).not.toContain('image');
    expect(callsOf('chat.postMessage')).toHaveLength(2);
  });
});

test('a slash command’s answer with a picture comes after an empty acknowledgement, so that a refusal is heard', async () => {
  const received = await it.acts.command(ANN, '/poll', 'trend effective communication');
  await it.face.stop();
  expect(received).toMatchObject({ status: 200, body: '' });
  expect(newest().types).toContain('image');
});

test.each(['is_archived', 'internal_error', 'msg_too_long'])(
  'what Slack refuses for another reason, or may have taken, is not sent again: %s',
  async (error) => {
    it.slack.failNext('chat.postMessage', { error });
    await expect(it.face.messenger.send(TEAM, withImage())).rejects.toThrow(NotSent);
    expect(callsOf('chat.postMessage')).toHaveLength(1);
  },
);

test('a message without a picture that is refused is not sent again', async () => {
  it.slack.failNext('chat.postMessage', UNFETCHED);
  await expect(
    it.face.messenger.send(TEAM, { audience: 'conversation', blocks: [{ kind: 'text', text: 'x' }] }),
  ).rejects.toMatchObject({ why: 'refused' });
  expect(callsOf('chat.postMessage')).toHaveLength(1);
});
