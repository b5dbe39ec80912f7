import { type Bot, type BotSettings, startBot } from './bot';
import { readConfig } from './config';
import { readPng } from './testing/png';
import { newestWith } from './testing/slack-person';
import { createActs } from './tryout/slack/acts';
import { deliverOverHttp } from './tryout/slack/deliver';
import { type LocalSlack, startLocalSlack } from './tryout/slack/start';

const ANN = 'U0ANN';
const VOTERS = Array.from({ length: 5 }, (_, at) => `U0VOTER${at}`);
const OWN_ADDRESS = (port: number) => `http://127.0.0.1:${port}`;

let slack: LocalSlack;
let bot: Bot;
let now: Date;

beforeEach(async () => {
  now = new Date('2026-11-23T12:00:00Z');
  slack = await startLocalSlack();
  for (const id of VOTERS) {
    slack.workspace.people.set(id, { id, teamId: slack.workspace.teamId });
    slack.workspace.channels.get('C0TEAM')?.members.add(id);
  }
});
afterEach(async () => {
  await bot.stop();
  await slack.stop();
});

/** The whole bot with the local Slack, and a ready-made poll asked twice in its channel, openly, by five people each time. */
async function askedTwice(changes: Partial<BotSettings>): Promise<void> {
  const { botToken, signingSecret, apiUrl } = slack;
  bot = await startBot({
    ...readConfig({ PORT: '0', HOST: '127.0.0.1', DATABASE_URL: 'file::memory:', LOG_LEVEL: 'silent' }),
    slack: { botToken, signingSecret, apiUrl },
    clock: () => now,
    ...changes,
  });
  const acts = createActs(slack, deliverOverHttp(slack, `${OWN_ADDRESS(bot.port)}/slack/events`));
  const press = async (user: string, label: string) => {
    const { message, button } = newestWith(label, slack.workspace.fromBot(user));
    await acts.press(user, message, button);
  };
  for (const [round, answer] of ['Disagree', 'Agree'].entries()) {
    await acts.command(ANN, '/poll', 'plain-words-in-plans open');
    await slack.workspace.until(() => readyToPost(round));
    await press(ANN, 'Post here');
    await slack.workspace.until(() => cards()[round]);
    for (const voter of VOTERS) await press(voter, answer);
    await acts.command(ANN, '/poll', 'close');
    await slack.workspace.until(() => cards()[round]?.text.includes('This poll is closed.') || undefined);
    now = new Date(now.getTime() + 35 * 24 * 3_600_000);
  }
}

const readyToPost = (round: number) =>
  slack.workspace.fromBot(ANN).filter(({ text }) => text.includes('Post here'))[round];
const cards = () => slack.workspace.messages.filter(({ onlyFor, from }) => onlyFor === undefined && from === 'U0BOT');
const addressOnCard = () => {
  const image = cards()
    .at(-1)
    ?.blocks.find(({ type }) => type === 'image');
  return image && String(image.image_url);
};

const SECRET = 'a secret of this installation, long enough';

test('the address on a result’s card leads to its drawing, which the bot itself serves', async () => {
  await askedTwice({ publicUrl: OWN_ADDRESS, secretKey: SECRET });
  const address = addressOnCard() ?? '';
  expect(address).toMatch(new RegExp(`^${OWN_ADDRESS(bot.port)}/trend/[\\w-]+\\.png$`));
  const answer = await fetch(address);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
  const { width, height, types } = readPng(Buffer.from(await answer.arrayBuffer()));
  expect([width, height, types]).toEqual([720, 288, ['IHDR', 'PLTE', 'IDAT', 'IEND']]);
  expect((await fetch(address.replace(/.\.png$/, '.png'))).status).toBe(404);
});

test.each<[string, Partial<BotSettings>]>([
  ['a public address', { publicUrl: undefined, secretKey: SECRET }],
  ['a secret', { publicUrl: 'https://compass.example.org', secretKey: undefined }],
])('without %s there is no picture, and nothing at its path', async (_what, changes) => {
  await askedTwice(changes);
  expect(cards().at(-1)?.text).toContain('Over time: ');
  expect(addressOnCard()).toBeUndefined();
  const answer = await fetch(`${OWN_ADDRESS(bot.port)}/trend/x.png`);
  expect([answer.status, await answer.json()]).toEqual([404, { error: expect.any(String) }]);
});
