import { type BuiltProgram, buildProgram } from './testing/run/built-program';
import { startListening } from './testing/run/listening-bot';
import { createActs } from './tryout/slack/acts';
import { deliverOverHttp } from './tryout/slack/deliver';
import { buttonsIn, labelOf } from './tryout/slack/readable';
import { startLocalSlack } from './tryout/slack/start';

const DAY_MS = 86_400_000;

let program: BuiltProgram;
beforeAll(async () => {
  program = await buildProgram();
}, 120_000);
afterAll(() => program.remove());

/** The bot with a channel in Slack, and where its figures are. */
async function startWithFigures(more: Readonly<Record<string, string>> = {}) {
  const slack = await startLocalSlack();
  const { bot, url, lines, ended } = await startListening(program, {
    ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_SIGNING_SECRET: slack.signingSecret, SLACK_API_URL: slack.apiUrl },
    METRICS_PORT: '0',
    ...more,
  });
  const said = lines.map((line) => JSON.parse(line) as { msg: string; host: string; port: number });
  const shown = said.find(({ msg }) => msg === 'the figures are shown here');
  return {
    slack,
    url,
    acts: createActs(slack, deliverOverHttp(slack, `${url}/slack/events`)),
    host: shown?.host,
    figures: async () => (await fetch(`http://127.0.0.1:${shown?.port}/metrics`)).text(),
    stop: async () => {
      bot.kill('SIGTERM');
      expect(await ended).toBe(0);
      await slack.stop();
    },
  };
}

test('the figures have an address of their own, which only this machine reaches, and the bot’s own shows none', async () => {
  const ends = new Date(Date.now() + 10 * DAY_MS).toISOString().slice(0, 10);
  const { url, host, figures, stop } = await startWithFigures({
    ...{ TEAMS_ALLOW_UNAUTHENTICATED: '1', HOST: '127.0.0.1', TEAMS_SECRET_EXPIRES: ends },
  });
  expect(host).toBe('127.0.0.1');
  const shown = await figures();
  for (const line of [
    'process_resident_memory_bytes',
    'compass_oldest_waiting_seconds{queue="prompts"} 0\n',
    'compass_content_overdue ',
  ])
    expect(shown).toContain(line);
  expect(await (await fetch(`${url}/readyz`)).json()).toEqual({
    status: 'ready',
    content: expect.stringMatching(/^\d+ terms; \d+ entries to be looked at again$/),
    slack: 'nothing was sent unasked yet',
    teams: 'nothing was sent unasked yet',
  });
  // The alert says so in the last two weeks: it takes the time away from this.
  const [, seconds] = /^compass_teams_secret_expiry_timestamp_seconds (\S+)$/m.exec(shown) ?? [];
  expect(Math.ceil((Number(seconds) * 1_000 - Date.now()) / DAY_MS)).toBe(10);
  expect((await fetch(`${url}/metrics`)).status).toBe(404);
  await stop();
});

test('a vote is counted when the card shows it, and not before', async () => {
  const { slack, acts, figures, stop } = await startWithFigures();
  const { workspace } = slack;
  const press = async (label: string, user = 'U0ANN') => {
    const found = workspace.fromBot(user).flatMap((message) =>
      buttonsIn(message.blocks)
        .filter((button) => labelOf(button) === label)
        .map((button) => ({ message, button })),
    );
    const newest = found.at(-1);
    if (newest) await acts.press(user, newest.message, newest.button);
    return newest !== undefined;
  };
  await acts.command('U0ANN', '/poll', '"Is it Friday?" "Yes" "No" open');
  expect(await press('Post here')).toBe(true);
  const updates = () => slack.calls.filter(({ method }) => method === 'chat.update').length;
  await workspace.until(() => workspace.fromBot('U0BEN').at(-1));
  const shown = 'compass_answers_total{platform="slack",command="vote",outcome="shown"}';
  const untilCounted = async (votes: number) => {
    while (!(await figures()).includes(`${shown} ${votes}\n`));
  };
  // The first vote is shown at once; those that follow soon are gathered.
  expect(await press('Yes')).toBe(true);
  await workspace.until(() => (updates() === 1 ? true : undefined));
  await untilCounted(1);
  expect(await press('Yes', 'U0BEN')).toBe(true);
  const atOnce = await figures();
  expect(updates()).toBe(1);
  expect(atOnce).toContain('command="poll"');
  expect(atOnce).toContain(`${shown} 1\n`);
  await workspace.until(() => (updates() === 2 ? true : undefined));
  await untilCounted(2);
  await stop();
}, 60_000);
