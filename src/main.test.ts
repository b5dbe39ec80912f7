import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { type BuiltProgram, buildProgram } from './testing/built-program';

let program: BuiltProgram;
beforeAll(async () => {
  program = await buildProgram();
}, 120_000);
afterAll(() => program.remove());

const LOCAL = { HOST: '127.0.0.1', PORT: '0' };
const SLACK = {
  ...LOCAL,
  SLACK_BOT_TOKEN: 'xoxb-a-made-up-token',
  SLACK_SIGNING_SECRET: 'a-made-up-secret',
  // Nobody listens there: what the bot says in its acknowledgement needs no Slack.
  SLACK_API_URL: 'http://127.0.0.1:9/api/',
};

test('ask answers in plain text where neither a platform nor a database is installed', async () => {
  await program.without(['@slack', 'botbuilder', 'kysely', 'libsql', 'pg', 'prom-client', 'pino'], async () => {
    const { code, stdout, stderr } = await program.run(['ask', 'glossary', 'adultifcation'], {
      SLACK_BOT_TOKEN: 'half',
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Adultification\n/);
  });
});

test('ask --jsonl answers each line with one line', async () => {
  const input = '{"command":"glossary","text":"county lines"}\r\nnot json\n{"text":"cuckooing"}';
  const { code, stdout } = await program.run(['ask', '--jsonl'], {}, input);
  const [first, second, third] = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(code).toBe(0);
  expect(first.results[0]).toMatchObject({ id: 'county-lines', match: 'exact' });
  expect(second).toEqual({ error: expect.any(String) });
  expect(third.results[0]).toMatchObject({ id: 'cuckooing' });
});

test('a reader that stops early, such as head, ends ask --jsonl without an error', async () => {
  const asking = program.start(['ask', '--jsonl']);
  const errors = text(asking.stderr);
  const closed = once(asking, 'close');
  asking.stdin.on('error', () => {});
  asking.stdin.write('{"text":"county lines"}\n');
  await once(asking.stdout, 'data');
  asking.stdout.destroy();
  asking.stdin.end('{"text":"county lines"}\n'.repeat(50));
  expect(await closed).toEqual([0, null]);
  expect(await errors).toBe('');
});

test('without a platform it prints the address of the try-out, on this machine alone, and ends in order', async () => {
  const bot = program.start([], { PORT: '0' });
  const ended = once(bot, 'close');
  const [line] = (await once(createInterface({ input: bot.stdout }), 'line')) as [string];
  const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(line)?.[0] ?? '';
  expect(await (await fetch(address)).text()).toContain('<title>');
  bot.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});

test('the try-out is refused where other machines could reach it', async () => {
  const { code, stdout, stderr } = await program.run([], { HOST: '0.0.0.0' });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('HOST=127.0.0.1');
});

test('upcoming prints the instants of a weekly schedule, over the change of clocks', async () => {
  const asked = '--weekday monday --time 09:30 --timezone Europe/London --from 2026-03-20T00:00:00Z --count 2';
  const { code, stdout } = await program.run(['upcoming', ...asked.split(' ')]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '2026-03-23T09:30:00Z\n2026-03-30T08:30:00Z\n' });
  const wrong = await program.run(['upcoming', '--weekday', 'funday']);
  expect(wrong).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('funday') });
});

test('in production it does not start without a platform, and names what is missing', async () => {
  const { code, stdout, stderr } = await program.run(['start'], { NODE_ENV: 'production' });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  for (const name of ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'MicrosoftAppId', 'SECRET_KEY'])
    expect(stderr).toContain(name);
});

test('wrong settings end it with every mistake and no secret', async () => {
  const wrong = { PORT: 'http', SLACK_BOT_TOKEN: 'xoxb-hunter2', DATABASE_URL: 'mysql://hunter2@db' };
  const { code, stderr } = await program.run([], wrong);
  expect(code).toBe(1);
  expect(stderr.split('\n').filter((line) => line.startsWith('- '))).toEqual([
    expect.stringMatching(/^- PORT must be /),
    expect.stringMatching(/^- DATABASE_URL must start with /),
    expect.stringMatching(/^- SLACK_SIGNING_SECRET is missing: Slack → your app/),
  ]);
  expect(stderr).not.toContain('hunter2');
});

test('content with mistakes ends it with their files and lines', async () => {
  const { code, stderr } = await program.run(['ask', 'grooming'], { CONTENT_DIR: './no-such-folder' });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Please put the content right:\n.*no-such-folder.*:1: /);
  const checked = await program.run(['content', 'check', './no-such-folder']);
  expect([checked.code, checked.stdout]).toEqual([1, expect.stringMatching(/no-such-folder.*:1: /)]);
});

test('the shipped content is right', async () => {
  const { code, stdout } = await program.run(['content', 'check']);
  expect(code).toBe(0);
  expect(stdout).toContain('112 terms');
});

test('a manifest is made before anything else is set up', async () => {
  const { code, stdout } = await program.run(['manifest', 'slack'], { PUBLIC_URL: 'https://compass.example.org' });
  expect(code).toBe(0);
  expect(stdout).toContain('https://compass.example.org/slack/events');
});

test.each([['help'], ['dance'], ['ask'], ['start', 'now'], ['content'], ['suggestions', 'all']])(
  '%s %s gets the list of commands',
  async (...args) => {
    const { code, stdout, stderr } = await program.run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('ask --jsonl');
  },
);

test('a database that cannot be opened is told in one sentence', async () => {
  const { code, stderr } = await program.run([], {
    ...SLACK,
    SECRET_KEY: 'x'.repeat(40),
    DATABASE_URL: 'postgres://compass:hunter2@127.0.0.1:9/x',
  });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^The database \(DATABASE_URL\) cannot be opened: .+\n$/);
  expect(stderr).not.toContain('hunter2');
});

describe('running', () => {
  /** Starts the bot and waits until it listens. */
  async function running(env: Readonly<Record<string, string>>) {
    const bot = program.start(['start'], env);
    const closed = once(bot, 'close') as Promise<[number | null, string | null]>;
    const lines: string[] = [];
    const port = await new Promise<number>((resolve, reject) => {
      createInterface({ input: bot.stdout }).on('line', (line) => {
        lines.push(line);
        const { msg, port } = JSON.parse(line) as { msg: string; port: number };
        if (msg === 'listening') resolve(port);
      });
      bot.once('close', () => reject(new Error('The bot ended before it listened')));
    });
    return { bot, port, lines, ended: closed.then(([code]) => code), url: `http://127.0.0.1:${port}` };
  }

  const command = new URLSearchParams({
    command: '/glossary',
    text: 'county line',
    team_id: 'T1',
    channel_id: 'C1',
    channel_name: 'general',
    user_id: 'U1',
    user_name: 'ann',
    trigger_id: '1.2',
    response_url: 'http://127.0.0.1:9/respond',
    token: 'x',
  }).toString();

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
    const { bot, url, lines, ended } = await running(SLACK);
    const answer = await fetch(`${url}/slack/events`, { method: 'POST', headers: signed(command), body: command });
    expect(await answer.text()).toContain('County lines');
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect((await fetch(`${url}/api/messages`, { method: 'POST' })).status).toBe(404);
    bot.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(lines.join('\n')).toContain('"path":"/slack/events"');
    expect(lines.join('\n')).not.toMatch(/county|made-up/i);
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
    while ((await fetch(`${url}/readyz`)).status === 200);
  }

  test('what was accepted before SIGTERM is answered after it', async () => {
    const { bot, port, url, ended } = await running(SLACK);
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
    expect(await slow.heard()).not.toContain('County lines');
  });

  test.each([
    ['Slack', SLACK, ['botbuilder'], [405, 404]],
    ['Teams', { ...LOCAL, TEAMS_ALLOW_UNAUTHENTICATED: '1' }, ['@slack'], [404, 405]],
  ])('%s alone runs where the other platform is not even installed', async (_platform, env, absent, found) => {
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
      expect([400, 401]).toContain(refused.status);
    }
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await (await fetch(url)).text()).toContain('<h1>Practice Compass</h1>');
    bot.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});

test('the production image has no try-out, and says so by naming what is missing', async () => {
  rmSync(join(program.dist, 'tryout'), { recursive: true });
  const { code, stderr } = await program.run(['start']);
  expect(code).toBe(1);
  expect(stderr).toContain('SLACK_BOT_TOKEN');
  expect((await program.run(['ask', 'grooming'])).code).toBe(0);
});
