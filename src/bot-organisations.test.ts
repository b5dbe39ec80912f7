import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuiltProgram, buildProgram } from './testing/run/built-program';
import { startListening } from './testing/run/listening-bot';
import { agree, comeBack, ONE, openInstall, TWO } from './testing/slack/many-on-slack';
import { createActs } from './tryout/slack/acts';
import { deliverOverHttp } from './tryout/slack/deliver';
import { startManyWorkspaces } from './tryout/slack/many-workspaces';
import { readable } from './tryout/slack/readable';
import { startLocalSlack } from './tryout/slack/start';

let program: BuiltProgram;
beforeAll(async () => {
  program = await buildProgram();
}, 120_000);
afterAll(() => program.remove());

test('a workspace that the file names may install the bot, and no other, until the file is read again', async () => {
  const file = join(program.folder, 'approved.yaml');
  const named = (...teams: string[]) =>
    writeFileSync(file, teams.map((team) => `- name: Of ${team}\n  tenants: [slack:${team}]\n`).join(''));
  named(ONE);
  const slack = await startManyWorkspaces([ONE, TWO]);
  const PUBLIC_URL = 'http://127.0.0.1:9';
  const { bot, url, lines, ended } = await startListening(program, {
    ...{ SLACK_CLIENT_ID: slack.clientId, SLACK_CLIENT_SECRET: slack.clientSecret, SLACK_STATE_SECRET: 's'.repeat(32) },
    ...{ SLACK_SIGNING_SECRET: slack.signingSecret, SLACK_API_URL: slack.apiUrl, PUBLIC_URL, ORGANISATIONS_FILE: file },
    DATABASE_URL: `file:${join(program.folder, 'approved.db')}`,
  });
  const install = async (team: string) => {
    const { onward, cookie } = await openInstall(url);
    const { status, page } = await comeBack((await agree(onward, `Allow in ${team}`)).replace(PUBLIC_URL, url), cookie);
    return `${status} ${/ask Of \w+/.exec(page) ?? ''}`;
  };
  expect([await install(ONE), await install(TWO)]).toEqual(['200 ', `403 ask Of ${ONE}`]);
  named(ONE, TWO);
  bot.kill('SIGHUP');
  while (!lines.some((line) => line.includes('read again'))) await new Promise((done) => bot.stdout.once('data', done));
  expect(await install(TWO)).toBe('200 ');
  const secrets = [...slack.tokens.keys(), slack.clientSecret];
  for (const secret of secrets) expect(lines.join('')).not.toContain(secret);
  bot.kill('SIGTERM');
  expect(await ended).toBe(0);
  await slack.stop();
});

test('the program reads its organisations at the start and again on SIGHUP, and keeps them where the file is broken', async () => {
  const file = join(program.folder, 'organisations.yaml');
  const pack = join(program.folder, 'pack');
  mkdirSync(pack);
  const called = (name: string, contact = '01632 960001') => {
    writeFileSync(file, `- name: ${name}\n  tenants: [slack:T0TEAM]\n  content: pack\n`);
    writeFileSync(
      join(pack, 'signposts.yaml'),
      `- { id: local-front-door, label: Front door, contact: "${contact}", when: You are worried., nation: England, checkedOn: 2026-11-01, verified: true, footer: true }\n`,
    );
  };
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

  called('Newtown Council', '01632 960002');
  bot.kill('SIGHUP');
  await logged('the organisations are read again');
  expect(await help(1)).toContain('Run for you by Newtown Council.');
  const page = await (await fetch(url)).text();
  expect(page).toContain('Run for you by Newtown Council.');
  expect(page).toContain('01632 960002');

  called('"Broken');
  bot.kill('SIGHUP');
  await logged('everything stays as it was');
  expect(await help(2)).toContain('Run for you by Newtown Council.');
  bot.kill('SIGTERM');
  expect(await ended).toBe(0);
  await slack.stop();
});
