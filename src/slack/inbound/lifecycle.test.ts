import { type TestServices, testServices } from '../../testing/services';
import { slackWithBot } from '../../testing/slack/slack-person';

let services: TestServices;
let it: Awaited<ReturnType<typeof slackWithBot>>;
beforeEach(async () => {
  services = testServices();
  it = await slackWithBot(services);
});
afterEach(() => it.stop());

async function heardAfter(event: Record<string, unknown>) {
  await it.acts.event(event);
  await it.adapter.stop();
  return services.heard;
}

test('when the app is removed, the workspace is gone', async () => {
  expect(await heardAfter({ type: 'app_uninstalled' })).toEqual([{ tenantGone: 'slack:T0TEAM' }]);
});

test('when the bot’s permission is taken back, the workspace is gone', async () => {
  const tokens = { bot: ['U0BOT'], oauth: [] };
  expect(await heardAfter({ type: 'tokens_revoked', tokens })).toEqual([{ tenantGone: 'slack:T0TEAM' }]);
});

test.each([[{ oauth: ['U0ANN'] }], [{ oauth: ['U0ANN'], bot: [] }], [undefined]])(
  'a person’s own permission is not the bot’s: %j',
  async (tokens) => {
    expect(await heardAfter({ type: 'tokens_revoked', tokens })).toEqual([]);
  },
);

test('a late repetition deletes nothing that came after a new installation', async () => {
  await it.acts.event({ type: 'app_uninstalled' });
  await it.acts.deliverAgain();
  await it.adapter.stop();
  expect(services.heard).toHaveLength(1);
});

test('what fails is logged with a reference', async () => {
  Object.assign(services.lifecycle, { onUninstalled: () => Promise.reject(new Error('no database')) });
  await heardAfter({ type: 'app_uninstalled' });
  expect(services.logged.join('')).toMatch(/"reference":"[0-9A-F]{6}".*a removal failed/);
});
