import { rmSync } from 'node:fs';
import { join } from 'node:path';
import SqliteFile from 'libsql';
import { WHY_AWAY } from './store/db/database-away';
import { type BuiltProgram, buildProgram } from './testing/run/built-program';
import { startListening } from './testing/run/listening-bot';
import { ANN, ROOMS } from './testing/teams/local-teams';
import { createActs } from './tryout/slack/acts';
import { deliverOverHttp } from './tryout/slack/deliver';
import { buttonsIn, labelOf, readable } from './tryout/slack/readable';
import { startLocalSlack } from './tryout/slack/start';
import { createActs as createTeamsActs } from './tryout/teams/acts';
import { deliverTo } from './tryout/teams/deliver';
import { startLocalConnector } from './tryout/teams/start';

let program: BuiltProgram;
beforeAll(async () => {
  program = await buildProgram();
}, 120_000);
afterAll(() => program.remove());
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** Asks again and again: the bot itself asks its database every few seconds only. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise(setImmediate);
}

/** The bot on both platforms, while somebody else holds its database and does not let go. */
async function startWithoutDatabase() {
  const file = join(program.folder, 'held.db');
  const [slack, teams] = await Promise.all([startLocalSlack(), startLocalConnector()]);
  teams.rooms.addPerson(ANN);
  teams.rooms.addRoom({ id: ROOMS.personal, kind: 'personal', members: [ANN.id] });
  teams.rooms.addRoom({ id: ROOMS.group, kind: 'groupChat', members: [ANN.id] });
  const { bot, url, ended } = await startListening(program, {
    ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_SIGNING_SECRET: slack.signingSecret, SLACK_API_URL: slack.apiUrl },
    ...{ TEAMS_ALLOW_UNAUTHENTICATED: '1', DATABASE_URL: `file:${file}` },
  });
  const holder = new SqliteFile(file);
  ends.push(async () => {
    holder.close();
    bot.kill('SIGTERM');
    await Promise.all([ended, slack.stop(), teams.close()]);
  });
  holder.exec('pragma busy_timeout = 10000; begin immediate');
  const heard = (words: string) =>
    slack.workspace.until(() =>
      slack.workspace.fromBot('U0ANN').find(({ blocks }) => readable(blocks).includes(words)),
    );
  return {
    readiness: async () => ((await (await fetch(`${url}/readyz`)).json()) as { because?: string }).because,
    /** The holder lets go, and somebody deletes the file under the bot. */
    deleteFile: () => {
      holder.exec('rollback');
      for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`);
    },
    acts: createActs(slack, deliverOverHttp(slack, `${url}/slack/events`)),
    heard,
    teamsActs: createTeamsActs(teams, deliverTo(`${url}/api/messages`)),
    /** What the bot says next in Teams, which is slower than Teams waits where the machine is busy. */
    saysNext: async (act: () => Promise<unknown>) => {
      const posted = teams.nextPost();
      await act();
      return JSON.stringify(await posted);
    },
  };
}

test('while the database is away look-ups and help are answered everywhere, and what needs it says so in words', async () => {
  const { acts, heard, teamsActs, saysNext, readiness, deleteFile } = await startWithoutDatabase();

  async function inSlack(): Promise<void> {
    await acts.mention('U0ANN', 'glossary county line');
    const card = await heard('County lines');
    await acts.direct('U0ANN', 'help');
    await heard('What you can type');
    const [button] = buttonsIn(card.blocks).filter((one) => labelOf(one) !== '' && one.value !== undefined);
    if (button) await acts.press('U0ANN', card, button);
    expect(button).toBeDefined();
    await acts.mention('U0ANN', 'poll "Is it Friday?" "Yes" "No"');
    await heard('My database is not answering, so I could not do that');
  }

  async function inTeams(): Promise<void> {
    const say = (words: string) => saysNext(() => teamsActs.say(ANN.id, ROOMS.personal, words));
    expect(await say('glossary county line')).toContain('County lines');
    expect(await say('help')).toContain('What you can type');
    const poll = 'poll "Is it Friday?" "Yes" "No"';
    expect(await saysNext(() => teamsActs.mention(ANN.id, ROOMS.group, poll))).toContain(
      'My database is not answering, so I could not do that',
    );
  }

  // Each waits a while for the database: it does no harm to wait at the same time.
  await Promise.all([inSlack(), inTeams()]);
  // On a busy machine an answer may come too late once, and then that is what is said.
  await until(async () => (await readiness()) === WHY_AWAY.held);

  deleteFile();
  const say = (words: string) => saysNext(() => teamsActs.say(ANN.id, ROOMS.personal, words));
  expect(await saysNext(() => teamsActs.mention(ANN.id, ROOMS.group, 'poll "Is it Monday?" "Yes" "No"'))).toContain(
    'My database is not answering, so I could not do that',
  );
  expect(await say('glossary cuckooing')).toContain('Cuckooing');
  await until(async () => (await readiness()) === WHY_AWAY.gone);
}, 120_000);

test.each([
  ['file:/proc/nope/x.db', 'the folder /proc/nope does not exist and cannot be created (ENOENT)'],
  ['postgres://compass:secret@127.0.0.1:1/compass', 'connect ECONNREFUSED 127.0.0.1:1'],
])(
  '%s: the start ends at once, with one sentence',
  async (url, reason) => {
    const settings = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'secret', SECRET_KEY: 'x'.repeat(32) };
    const { code, stderr, stdout } = await program.run(['start'], { ...settings, DATABASE_URL: url });
    expect([code, stdout, stderr]).toEqual([1, '', `The database (DATABASE_URL) cannot be opened: ${reason}\n`]);
  },
  60_000,
);
