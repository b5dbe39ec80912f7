import { join } from 'node:path';
import { startBotProgram } from './bench/votes/bot-program';
import { firstPresses } from './bench/votes/crowd';
import { SECRET_KEY } from './bench/votes/keepers';
import { startSlackSide } from './bench/votes/slack-side';
import { type Stormed, stormWholeBot } from './bench/votes/storm-whole-bot';
import { type BuiltProgram, buildProgram } from './testing/built-program';
import { databases } from './testing/databases';

const PEOPLE = 100;
const STORM = { openness: 'open', people: PEOPLE, seconds: 3, killAfter: 1.5 } as const;

let program: BuiltProgram;
const stormed = new Map<string, Stormed & { readonly faults: readonly string[] }>();

/** On both databases at the same time: most of it is waiting, for people and for the card. */
beforeAll(async () => {
  program = await buildProgram();
  await Promise.all(databases.map(async ({ name, create }) => stormed.set(name, await stormOn(create))));
}, 120_000);
afterAll(() => program.remove());

describe.each(databases)('when 100 people press within three seconds and the bot on $name is killed', ({ name }) => {
  test('every vote that was acknowledged before is kept', () => {
    const { killed } = stormed.get(name) ?? {};
    expect(killed?.lost).toEqual([]);
    expect(killed?.acknowledged).toBeGreaterThan(0);
    expect(killed?.acknowledged).toBeLessThan(PEOPLE);
  });

  test('whoever presses again is acknowledged, and in the end everybody counts once, as the card says', () => {
    expect(stormed.get(name)).toMatchObject({ acknowledged: PEOPLE, lost: [], wrong: [], faults: [] });
  });

  test('the card is drawn once in two seconds, however many vote, and once more for the result', () => {
    const { updates = 0, seconds = 0 } = stormed.get(name) ?? {};
    expect(updates).toBeGreaterThan(1);
    expect(updates).toBeLessThanOrEqual(seconds / 2 + 1);
  });
});

async function stormOn(create: (typeof databases)[number]['create']) {
  const database = await create();
  const slack = await startSlackSide(PEOPLE);
  const { botToken, signingSecret, apiUrl } = await slack.settings();
  const bot = await startBotProgram(join(program.dist, 'main.js'), {
    ...{ SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: apiUrl },
    ...{ DATABASE_URL: database.url, SECRET_KEY },
  });
  try {
    const poll = await slack.postPoll(bot.url, STORM.openness);
    const first = await slack.bodiesOf(firstPresses(PEOPLE));
    return {
      ...(await stormWholeBot({ slack, bot, databaseUrl: database.url, poll, first, ...STORM })),
      faults: bot.faults,
    };
  } finally {
    await bot.stop();
    await slack.stop();
    await database.remove();
  }
}
