import { botForMany, ONE } from '../../testing/slack/many-on-slack';
import { createInstallations } from './installations';
import { readKept } from './kept-installation';

const HOUR_MS = 60 * 60 * 1_000;
const SAYS = { audience: 'conversation', blocks: [{ kind: 'text', text: 'It is Monday' }] } as const;

let ahead = 0;
let bot: Awaited<ReturnType<typeof botForMany>>;
beforeEach(async () => {
  ahead = 0;
  bot = await botForMany({ rotating: true, clock: () => new Date(Date.now() + ahead) });
  await bot.install(ONE);
});
afterEach(() => bot.stop());

const send = () => bot.messenger.send(`slack:${ONE}:C0TEAM`, SAYS);
const kept = async () => readKept((await bot.store.installations.find(`slack:${ONE}`))?.text ?? '');

/** Another process of the bot's, with nothing in its memory. */
const another = () => {
  const { clientId, clientSecret, apiUrl } = bot.slack;
  return createInstallations(bot.services, { clientId, clientSecret }, () => 'listed', { slackApiUrl: apiUrl });
};

/** What a process did that died before the database had its new token. */
async function diesWhileRenewing() {
  const { clientId, clientSecret, apiUrl } = bot.slack;
  const { refreshToken = '' } = await kept();
  const body = new URLSearchParams({
    ...{ client_id: clientId, client_secret: clientSecret },
    ...{ grant_type: 'refresh_token', refresh_token: refreshToken },
  });
  expect(await (await fetch(`${apiUrl}oauth.v2.access`, { method: 'POST', body })).json()).toMatchObject({ ok: true });
}

test('a new token that the database does not take at once is used, and kept as soon as it does', async () => {
  const before = await kept();
  const { renew } = bot.services.installations;
  Object.assign(bot.services.installations, { renew: () => Promise.reject(new Error('no database')) });
  ahead = 11 * HOUR_MS;
  await send();
  expect([await kept(), bot.slack.renewals()]).toEqual([before, 1]);
  bot.slack.endGrace();
  // The old token runs out; the one that is not kept yet does its work.
  ahead = 13 * HOUR_MS;
  for (const [token] of bot.slack.tokens) if (token === before.token) bot.slack.drop(token);
  await send();
  Object.assign(bot.services.installations, { renew });
  ahead += HOUR_MS / 60;
  await send();
  expect((await kept()).token).not.toBe(before.token);
  await bot.restart();
  await send();
  expect(bot.slack.renewals()).toBe(1);
});

test('a process that dies between Slack’s new token and its being kept loses nothing, if another starts soon', async () => {
  ahead = 11 * HOUR_MS;
  const before = await kept();
  await diesWhileRenewing();
  await another().renewAll();
  const after = await kept();
  expect(after.refreshToken).not.toBe(before.refreshToken);
  expect([...bot.slack.tokens.keys()]).toContain(after.token);
});

test('if none does, the log says which workspace has to install it again; that is all it takes', async () => {
  await bot.acts(ONE).mention('U0ANN', 'reflect weekly monday 09:30');
  await bot.answered();
  ahead = 11 * HOUR_MS;
  const before = await kept();
  await diesWhileRenewing();
  bot.slack.endGrace();
  const late = another();
  for (const minutes of [0, 5, 10]) {
    ahead = 11.5 * HOUR_MS + minutes * 60_000;
    // For as long as it lasts, the old token does its work.
    expect((await late.find(ONE))?.token).toBe(before.token);
  }
  const said = bot.logged.filter((line) => line.includes('install the app in that workspace again'));
  expect(said).toHaveLength(1);
  expect(said[0]).toContain(`"team":"${ONE}"`);
  expect((await bot.install(ONE)).status).toBe(200);
  expect(await bot.store.schedules.get(`slack:${ONE}:C0TEAM`)).toBeDefined();
  await send();
});

test('of several processes that find a token running out, one renews it', async () => {
  ahead = 11 * HOUR_MS;
  const found = await Promise.all([another(), another(), another()].map((one) => one.find(ONE)));
  expect(bot.slack.renewals()).toBe(1);
  // The others go on with the one that still works.
  for (const one of found) expect([...bot.slack.tokens.keys()]).toContain(one?.token);
});
