import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { type BuiltProgram, buildProgram } from './testing/run/built-program';
import { startListening } from './testing/run/listening-bot';

let program: BuiltProgram;
beforeAll(async () => {
  program = await buildProgram();
}, 120_000);
afterAll(() => program.remove());

const SLACK = {
  SLACK_BOT_TOKEN: 'xoxb-a-made-up-token',
  SLACK_SIGNING_SECRET: 'a-made-up-secret',
  // Nobody listens there: what the bot says in its acknowledgement needs no Slack, once it knows that there is none.
  SLACK_API_URL: 'http://127.0.0.1:9/api/',
};

/** Resolves once the bot has told that it cannot reach Slack. */
async function untilAlone({ bot, lines }: Awaited<ReturnType<typeof running>>): Promise<void> {
  while (!lines.some((line) => line.includes('cannot be reached'))) await once(bot.stdout, 'data');
}

const running = (settings: Readonly<Record<string, string>>) => startListening(program, settings);

const typed = (command: string, text: string) =>
  new URLSearchParams({
    command,
    text,
    team_id: 'T1',
    channel_id: 'C1',
    channel_name: 'general',
    user_id: 'U1',
    user_name: 'ann',
    trigger_id: '1.2',
    response_url: 'http://127.0.0.1:9/respond',
    token: 'x',
  }).toString();
const command = typed('/glossary', 'county line');

function signed(body: string): Record<string, string> {
  const at = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', SLACK.SLACK_SIGNING_SECRET).update(`v0:${at}:${body}`).digest('hex');
  return {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': at,
    'x-slack-signature': `v0=${signature}`,
  };
}

test('a signed slash command is answered, the log holds no word of it, and SIGTERM ends with 0', async () => {
  const started = await running(SLACK);
  const { bot, url, lines, ended } = started;
  await untilAlone(started);
  const answer = await fetch(`${url}/slack/events`, { method: 'POST', headers: signed(command), body: command });
  expect(await answer.text()).toContain('County lines');
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect((await fetch(`${url}/api/messages`, { method: 'POST' })).status).toBe(404);
  bot.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(lines.join('\n')).toContain('"path":"/slack/events"');
  expect(lines.join('\n')).not.toMatch(/county|made-up/i);
});

test('signs that are not ASCII are read in the joined program as in its modules: a dash, and a mention between brackets', async () => {
  const started = await running(SLACK);
  await untilAlone(started);
  const answerTo = async (body: string) => {
    const answer = await fetch(`${started.url}/slack/events`, { method: 'POST', headers: signed(body), body });
    return answer.text();
  };
  const answers = [
    await answerTo(typed('/principle', 'no. 3 – what is it')),
    await answerTo(typed('/glossary', 'zzyzx ⟨@U0NOBODY⟩')),
  ];
  started.bot.kill('SIGTERM');
  expect(await started.ended).toBe(0);
  expect(answers[0]).toContain('Principle 3: ');
  expect(answers[1]).toContain('@somebody');
});

/** Sends the head of a slash command, resolves when the bot has taken it, and keeps the body back. */
async function acceptedBy(port: number) {
  const connection = connect(port, '127.0.0.1').setEncoding('utf8');
  let heard = '';
  connection.on('data', (chunk: string) => {
    heard += chunk;
  });
  const closed = once(connection, 'close');
  const headers = { host: 'x', 'content-length': String(command.length), expect: '100-continue', ...signed(command) };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  connection.write(`POST /slack/events HTTP/1.1\r\n${lines.join('')}\r\n`);
  await once(connection, 'data');
  return { finish: () => connection.write(command), heard: () => closed.then(() => heard) };
}

async function untilStopping(url: string): Promise<void> {
  // Whoever stops may close the connection while it is asked.
  const isReady = () =>
    fetch(`${url}/readyz`).then(
      ({ status }) => status === 200,
      () => false,
    );
  while (await isReady());
}

test('what was accepted before SIGTERM is answered after it', async () => {
  const started = await running(SLACK);
  const { bot, port, url, ended } = started;
  await untilAlone(started);
  const slow = await acceptedBy(port);
  bot.kill('SIGTERM');
  await untilStopping(url);
  slow.finish();
  expect(await slow.heard()).toContain('County lines');
  expect(await ended).toBe(0);
});

test('a second signal does not wait for accepted work', async () => {
  const { bot, port, url, ended } = await running(SLACK);
  const slow = await acceptedBy(port);
  bot.kill('SIGTERM');
  await untilStopping(url);
  bot.kill('SIGINT');
  expect(await ended).toBe(1);
  expect(await slow.heard()).not.toContain('200 OK');
});

test.each([
  ['Slack', SLACK, ['botbuilder', 'botframework-connector', '@microsoft'], [405, 404]],
  ['Teams', { TEAMS_ALLOW_UNAUTHENTICATED: '1' }, ['@slack', '@microsoft'], [404, 405]],
  [
    'Teams on its other SDK',
    { TEAMS_ALLOW_UNAUTHENTICATED: '1', TEAMS_SDK: 'agents' },
    ['@slack', 'botbuilder', 'botframework-connector'],
    [404, 405],
  ],
])('%s alone runs where the rest is not even installed', async (_platform, env, absent, found) => {
  await program.without(absent, async () => {
    const { bot, url, ended } = await running(env);
    const answers = await Promise.all(['/slack/events', '/api/messages'].map((path) => fetch(url + path)));
    expect(answers.map(({ status }) => status)).toEqual(found);
    bot.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});

test('both run on one port', async () => {
  const { bot, url, ended } = await running({ ...SLACK, TEAMS_ALLOW_UNAUTHENTICATED: '1' });
  for (const path of ['/slack/events', '/api/messages']) {
    const refused = await fetch(url + path, { method: 'POST', body: 'not what a platform sends' });
    expect([400, 401, 403]).toContain(refused.status);
  }
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect(await (await fetch(url)).text()).toContain('<h1>Practice Compass</h1>');
  bot.kill('SIGTERM');
  expect(await ended).toBe(0);
});
