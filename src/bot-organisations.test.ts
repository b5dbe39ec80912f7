import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuiltProgram, buildProgram } from './testing/run/built-program';
import { startListening } from './testing/run/listening-bot';
import { createActs } from './tryout/slack/acts';
import { deliverOverHttp } from './tryout/slack/deliver';
import { readable } from './tryout/slack/readable';
import { startLocalSlack } from './tryout/slack/start';

let program: BuiltProgram;
beforeAll(async () => {
  program = await buildProgram();
}, 120_000);
afterAll(() => program.remove());

test('the program reads its organisations at the start and again on SIGHUP, and keeps them where the file is broken', async () => {
  const file = join(program.folder, 'organisations.yaml');
  const called = (name: string) => writeFileSync(file, `- name: ${name}\n  tenants: [slack:T0TEAM]\n`);
  called('Anytown Council');
  const slack = await startLocalSlack();
  const { bot, url, lines, ended } = await startListening(program, {
    ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_SIGNING_SECRET: slack.signingSecret, SLACK_API_URL: slack.apiUrl },
    ...{ ORGANISATIONS_FILE: file, DATABASE_URL: `file:${join(program.folder, 'organisations.db')}` },
  });
  const acts = createActs(slack, deliverOverHttp(slack, `${url}/slack/events`));
  const help = async (count: number) => {
    await acts.mention('U0ANN', 'help');
    const { workspace } = slack;
    const card = await workspace.until(() => workspace.fromBot('U0ANN')[count]);
    return readable(card.blocks);
  };
  const logged = async (words: string) => {
    while (!lines.some((line) => line.includes(words)))
      await new Promise((resolve) => bot.stdout.once('data', resolve));
  };
  expect(await help(0)).toContain('Run for you by Anytown Council.');
  expect(await (await fetch(url)).text()).toContain('Run for you by Anytown Council.');

  called('Newtown Council');
  bot.kill('SIGHUP');
  await logged('the organisations are read again');
  expect(await help(1)).toContain('Run for you by Newtown Council.');

  called('"Broken');
  bot.kill('SIGHUP');
  await logged('everything stays as it was');
  expect(await help(2)).toContain('Run for you by Newtown Council.');
  bot.kill('SIGTERM');
  expect(await ended).toBe(0);
  await slack.stop();
});
