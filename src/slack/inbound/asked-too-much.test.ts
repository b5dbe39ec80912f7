import { testServices } from '../../testing/services';
import { newestWith, slackWithBot } from '../../testing/slack/slack-person';
import { readable } from '../../tryout/slack/readable';
import type { Fault } from '../../tryout/slack/start';

const ANN = 'U0ANN';
const BEN = 'U0BEN';
const BUSY = { status: 429, retryAfter: 7 };

let services: ReturnType<typeof testServices>;
let it: Awaited<ReturnType<typeof slackWithBot>>;
let waited: number[];
beforeEach(async () => {
  waited = [];
  services = testServices();
  it = await slackWithBot(services, { wait: async (ms) => void waited.push(ms) });
});
afterEach(() => it.stop());

const seenBy = (user: string) => it.slack.workspace.fromBot(user).map(({ blocks }) => readable(blocks));
const newest = () => it.slack.workspace.until(() => it.slack.workspace.fromBot(ANN)[0]);

describe('when Slack is rate limiting, the bot waits as long as it says, and then sends', () => {
  test('the answer to a mention', async () => {
    it.slack.failNext('chat.postMessage', BUSY);
    await it.acts.mention(ANN, 'cuckooing');
    expect(readable((await newest()).blocks)).toMatch(/^Cuckooing/);
    expect(waited).toEqual([7_000]);
  });

  test('the answer to a direct message', async () => {
    it.slack.failNext('chat.postMessage', BUSY);
    await it.acts.direct(ANN, 'cuckooing');
    expect(readable((await newest()).blocks)).toMatch(/^Cuckooing/);
  });

  test('the answer to a button', async () => {
    await it.acts.command(ANN, '/glossary', 'county lines');
    await newest();
    const { message, button } = newestWith('Cuckooing', it.slack.workspace.fromBot(ANN));
    it.slack.failNext('response_url', BUSY);
    await it.acts.press(ANN, message, button);
    await it.slack.workspace.until(() => it.slack.workspace.fromBot(ANN)[1]);
    expect(waited).toEqual([7_000]);
    expect(it.slack.calls.map(({ method }) => method)).not.toContain('chat.postEphemeral');
  });

  test('the App Home', async () => {
    it.slack.failNext('views.publish', BUSY);
    await it.acts.openHome(ANN);
    await it.slack.workspace.until(() => it.slack.workspace.homes.get(ANN));
    expect(waited).toEqual([7_000]);
  });

  test('the apology', async () => {
    const lookUp = () => {
      throw new Error('out of order');
    };
    Object.assign(services, { lookUp });
    it.slack.failNext('chat.postMessage', BUSY);
    await it.acts.mention(ANN, 'cuckooing');
    expect(readable((await newest()).blocks)).toMatch(/reference [0-9A-F]{6}/);
    expect(waited).toEqual([7_000]);
  });
});

describe('sharing that failed', () => {
  const SHARE = 'Share with everyone here';
  async function share() {
    const { message, button } = newestWith(SHARE, it.slack.workspace.fromBot(ANN));
    await it.acts.press(ANN, message, button);
    await it.adapter.stop();
  }
  beforeEach(async () => {
    await it.acts.command(ANN, '/glossary', 'cuckooing');
    await it.adapter.stop();
  });

  test('for certain can be tried again, as the person is told', async () => {
    it.slack.failNext('response_url', { status: 503, retryAfter: 60 });
    it.slack.failNext('chat.postMessage', { error: 'service_unavailable' });
    await share();
    expect(seenBy(ANN).at(-1)).toContain('Please try again');
    await share();
    expect(seenBy(BEN)).toEqual([expect.stringMatching(/^Shared by <@U0ANN>\nCuckooing/)]);
  });

  test.each<Fault>([
    { connection: 'breaks', done: true },
    { status: 500, done: true },
    { status: 502, done: true },
    { status: 503, done: true },
  ])(
    'or perhaps not (%j) is not repeated, by itself or by a second press: the person is told to check',
    async (fault) => {
      it.slack.failNext('response_url', fault);
      await share();
      expect(seenBy(ANN).at(-1)).toContain('cannot tell whether that was shared');
      await share();
      expect(seenBy(ANN).at(-1)).toContain('already been pressed');
      expect(seenBy(BEN)).toHaveLength(1);
    },
  );
});
