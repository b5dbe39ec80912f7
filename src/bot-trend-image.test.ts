import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from './ids';
import { openStore } from './store/open-store';
import { type BuiltProgram, buildProgram } from './testing/built-program';
import { startListening } from './testing/listening-bot';
import { readPng } from './testing/png';
import { closeNow, openPoll } from './testing/stored-polls';
import { createActs } from './tryout/slack/acts';
import { deliverOverHttp } from './tryout/slack/deliver';
import { startLocalSlack } from './tryout/slack/start';

const PUBLIC_URL = 'https://compass.example.org';
const SECRET_KEY = 'a secret of this installation, long enough';
const HERE: Place = { tenant: 'slack:T0TEAM', conversation: 'slack:T0TEAM:C0TEAM' };

let program: BuiltProgram;
beforeAll(async () => {
  program = await buildProgram();
}, 120_000);
afterAll(() => program.remove());

/** A database in which a ready-made poll was asked twice, openly, with five votes each time. */
async function askedTwice(): Promise<string> {
  const file = join(program.folder, 'asked-twice.db');
  for (const old of ['', '-wal', '-shm']) rmSync(`${file}${old}`, { force: true });
  let now = new Date();
  const store = await openStore(`file:${file}`, () => now, { secretKey: SECRET_KEY });
  const asked = {
    question: 'Families would understand the words that we use in our plans.',
    options: ['Strongly disagree', 'Disagree', 'Neither agree nor disagree', 'Agree', 'Strongly agree'],
    template: 'plain-words-in-plans',
    openness: 'open',
  } as const;
  for (const [daysAgo, option] of [
    [40, 1],
    [5, 3],
  ] as const) {
    now = new Date(Date.now() - daysAgo * 24 * 3_600_000);
    const { id } = await openPoll(store, asked, { now, by: { ...HERE, person: 'slack:T0TEAM:U0ANN' } });
    for (let voter = 0; voter < 5; voter += 1)
      await store.polls.vote(id, { ...HERE, person: `slack:T0TEAM:U0P${voter}` }, option);
    await closeNow(store, id, now);
  }
  await store.close();
  return `file:${file}`;
}

/** What Ann is shown of the trend by the program with these settings, and what is at an address of it. */
async function shownBy(settings: Readonly<Record<string, string>>) {
  const slack = await startLocalSlack();
  const { bot, url, lines, ended } = await startListening(program, {
    DATABASE_URL: await askedTwice(),
    ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_SIGNING_SECRET: slack.signingSecret, SLACK_API_URL: slack.apiUrl },
    ...settings,
  });
  await createActs(slack, deliverOverHttp(slack, `${url}/slack/events`)).command(
    'U0ANN',
    '/poll',
    'trend effective communication',
  );
  const { blocks, text } = await slack.workspace.until(() => slack.workspace.fromBot('U0ANN').at(-1));
  const image = blocks.find(({ type }) => type === 'image');
  return {
    text,
    image,
    ask: (path: string) => fetch(url + path),
    log: () => lines.join('\n'),
    stop: async () => {
      bot.kill('SIGTERM');
      await ended;
      await slack.stop();
    },
  };
}

test('with PUBLIC_URL and SECRET_KEY the address in an answer leads to its drawing, and no log line holds it', async () => {
  const { image, ask, log, stop } = await shownBy({ PUBLIC_URL, SECRET_KEY, LOG_LEVEL: 'debug' });
  const address = String(image?.image_url);
  expect(address).toMatch(/^https:\/\/compass\.example\.org\/trend\/[\w-]+\.png$/);
  const path = address.slice(PUBLIC_URL.length);
  const answer = await ask(path);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
  const { width, height, types } = readPng(Buffer.from(await answer.arrayBuffer()));
  expect([width, height, types]).toEqual([720, 288, ['IHDR', 'PLTE', 'IDAT', 'IEND']]);
  expect((await ask(path.replace(/.\.png$/, '.png'))).status).toBe(404);
  await stop();
  expect(log()).toContain('"path":"/trend/*"');
  expect(log()).not.toContain(path.slice('/trend/'.length, -'.png'.length));
});

test.each<[string, Readonly<Record<string, string>>]>([
  ['PUBLIC_URL', { SECRET_KEY }],
  ['SECRET_KEY', { PUBLIC_URL }],
])('without %s there is no picture, and nothing at its path', async (_what, settings) => {
  const { image, text, ask, stop } = await shownBy(settings);
  expect(image).toBeUndefined();
  expect(text).toMatch(/: nearest to “Agree”/);
  expect((await ask('/trend/x.png')).status).toBe(404);
  await stop();
});
