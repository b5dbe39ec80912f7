import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startBotProgram } from './bot-program';
import { createCrowd, firstPresses } from './crowd';
import { SECRET_KEY } from './keepers';
import { SIGNING_SECRET } from './presses';
import { startSlackProcess } from './slack-process';
import type { Openness } from './slack-side';
import { stormWholeBot } from './storm-whole-bot';

export type WholeBotSettings = {
  readonly databaseUrl: string;
  readonly openness: Openness;
  readonly people: number;
  readonly seconds: number;
  readonly killAfter?: number;
};

/**
 * The same presses at the same pace, first on Bolt alone, which keeps nothing, then on the whole bot. Slack's side, the bot
 * and the people who press are a process each.
 */
export async function stormBoltAndWholeBot({ databaseUrl, openness, people, seconds, ...rest }: WholeBotSettings) {
  const slack = await startSlackProcess(people);
  const { botToken, signingSecret, apiUrl } = await slack.settings();
  const bot = await startBotProgram(join(__dirname, '..', '..', 'main.js'), {
    ...{ SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: apiUrl },
    ...{ DATABASE_URL: databaseUrl, SECRET_KEY },
  });
  try {
    const poll = await slack.postPoll(bot.url, openness);
    const first = await slack.bodiesOf(firstPresses(people));
    const bolt = await pressBolt({ people, seconds, first, bodiesOf: slack.bodiesOf });
    const whole = await stormWholeBot({ slack, bot, databaseUrl, poll, first, openness, people, seconds, ...rest });
    return { bolt, whole, faults: bot.faults };
  } finally {
    await bot.stop();
    await slack.stop();
  }
}

async function pressBolt(settings: Omit<Parameters<typeof createCrowd>[0], 'url' | 'signingSecret'>) {
  const server = fork(join(__dirname, 'server.js'), ['nothing']);
  const [port] = (await once(server, 'message')) as [number];
  const crowd = createCrowd({ ...settings, url: `http://127.0.0.1:${port}`, signingSecret: SIGNING_SECRET });
  await crowd.press();
  const closed = once(server, 'close');
  server.kill();
  await closed;
  return { times: crowd.times, acknowledged: crowd.kept().size, ...crowd.counted };
}
