import { join } from 'node:path';
import { type BuiltProgram, buildProgram } from './testing/run/built-program';
import { startListening } from './testing/run/listening-bot';
import { newestWith } from './testing/slack/slack-person';
import { createActs } from './tryout/slack/acts';
import { chosen, controlsIn, isMenu, optionsOf } from './tryout/slack/controls';
import { deliverOverHttp } from './tryout/slack/deliver';
import { readable } from './tryout/slack/readable';
import { type LocalSlack, startLocalSlack } from './tryout/slack/start';
import type { Json } from './tryout/slack/workspace';

const ANN = 'U0ANN';

let program: BuiltProgram;
beforeAll(async () => {
  program = await buildProgram();
}, 120_000);
afterAll(() => program.remove());
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** The program with its settings in the environment, as whoever installs it sets them. */
async function startOn(slack: LocalSlack) {
  const { bot, url, ended } = await startListening(program, {
    ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_SIGNING_SECRET: slack.signingSecret, SLACK_API_URL: slack.apiUrl },
    ...{ SLACK_COMMAND_PREFIX: 'pc-', DATABASE_URL: `file:${join(program.folder, 'prefix.db')}` },
  });
  const stop = async () => {
    bot.kill('SIGTERM');
    await ended;
  };
  ends.unshift(stop);
  return { acts: createActs(slack, deliverOverHttp(slack, `${url}/slack/events`)), stop };
}

test('the prefix that is set is in the hints of the App Home, and of a press under what an older start has answered', async () => {
  const slack = await startLocalSlack();
  ends.push(slack.stop);
  const { workspace } = slack;
  const reads = (words: string) =>
    workspace.until(() => workspace.fromBot(ANN).find(({ blocks }) => readable(blocks).includes(words)));

  const before = await startOn(slack);
  await before.acts.command(ANN, '/pc-glossary', '');
  await before.stop();

  const { acts } = await startOn(slack);
  const [message] = workspace.fromBot(ANN);
  const [, letters] = controlsIn(message?.blocks ?? []).filter(isMenu);
  if (!message || !letters) throw new Error('A to Z offers no letters');
  const [letter] = optionsOf(letters);
  await acts.press(ANN, message, chosen(letters, letter ?? {}));
  const all = newestWith('All letters', [await reads('Glossary: A')]);
  await acts.press(ANN, all.message, all.button);
  expect(readable((await reads('Glossary: 1')).blocks)).toContain('Or type /pc-glossary with a word');
  await acts.openHome(ANN);
  const home = await workspace.until(() => workspace.homes.get(ANN));
  expect(readable(home.blocks as Json[])).toContain('type /pc-reflect in your team’s channel');
}, 120_000);
