import { messengerOf, type PlatformAdapter } from '../../platform/adapter';
import { type TestServices, testServices } from '../../testing/services';
import { newestWith, slackWithBot } from '../../testing/slack/slack-person';
import { createActs } from '../../tryout/slack/acts';
import { deliverOverHttp } from '../../tryout/slack/deliver';
import type { Json } from '../../tryout/slack/workspace';

const ANN = 'U0ANN';
const BEN = 'U0BEN';
const AT = { tenant: 'slack:T0TEAM', conversation: 'slack:T0TEAM:C0TEAM' } as const;

describe('a press that Slack delivers late', () => {
  let services: TestServices;
  let it: Awaited<ReturnType<typeof slackWithBot>>;

  beforeEach(async () => {
    const adapters: { slack?: PlatformAdapter } = {};
    services = testServices({ messenger: messengerOf(adapters) });
    it = await slackWithBot(services);
    adapters.slack = it.adapter;
  });
  afterEach(async () => {
    await services.pollCards.stop();
    await it.stop();
  });

  /** Presses the newest button with this label, at this second. Resolves with the status that Slack gets. */
  async function press(user: string, label: string, second: number): Promise<number> {
    const deliver = deliverOverHttp(it.slack, it.appUrl);
    const acts = createActs(it.slack, (kind, payload, headers) => {
      const actions = (payload.actions as Json[]).map((one) => ({ ...one, action_ts: `17900000${second}.000100` }));
      return deliver(kind, { ...payload, actions }, headers);
    });
    const { message, button } = newestWith(label, it.slack.workspace.fromBot(user));
    const { status } = await acts.press(user, message, button);
    await it.adapter.stop();
    return status;
  }

  async function posted(options: string): Promise<string> {
    await it.acts.command(ANN, '/poll', `"Is it Friday?" "Yes" "No" "Nearly" ${options}`);
    await press(ANN, 'Post here', 10);
    const { button } = newestWith('Yes', it.slack.workspace.fromBot(BEN));
    return String(button.value).split(' ')[1] ?? '';
  }

  async function counts(poll: string): Promise<string[]> {
    await services.pollCards.close(poll, AT);
    const result = (await services.polls.find(poll, AT))?.result;
    return result && 'shares' in result ? result.shares.map(({ words }) => words) : [];
  }

  test('does not undo a later one of the same person, who is shown what is kept', async () => {
    const poll = await posted('open');
    expect(await press(BEN, 'No', 20)).toBe(200);
    expect(await press(BEN, 'Yes', 15)).toBe(200);
    expect(it.slack.workspace.fromBot(BEN).at(-1)?.text).toContain('Your answer: ✓ No');
    expect(await counts(poll)).toEqual(['0 of 1', '1 of 1', '0 of 1']);
  });

  test('does not bring back what was withdrawn later', async () => {
    const poll = await posted('open');
    expect(await press(BEN, 'Yes', 15)).toBe(200);
    expect(await press(BEN, 'Withdraw my vote', 20)).toBe(200);
    expect(await press(BEN, 'No', 17)).toBe(200);
    expect(it.slack.workspace.fromBot(BEN).at(-1)?.text).toContain('Your vote is withdrawn.');
    expect(await counts(poll)).toEqual(['0 of 0', '0 of 0', '0 of 0']);
  });

  test('counts where only other people have pressed since', async () => {
    const poll = await posted('open');
    expect(await press(ANN, 'No', 20)).toBe(200);
    expect(await press(BEN, 'Yes', 15)).toBe(200);
    expect(await counts(poll)).toEqual(['1 of 2', '1 of 2', '0 of 2']);
  });
});
