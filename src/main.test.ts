import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { type BuiltProgram, buildProgram } from './testing/run/built-program';

let program: BuiltProgram;
beforeAll(async () => {
  program = await buildProgram();
}, 120_000);
afterAll(() => program.remove());

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
  const wrong = {
    PORT: 'http',
    SLACK_BOT_TOKEN: 'xoxb-hunter2',
    DATABASE_URL: 'mysql://hunter2@db',
    CONTENT_DIR: './no-such-folder',
  };
  const { code, stderr } = await program.run([], wrong);
  expect(code).toBe(1);
  expect(stderr.split('\n').filter((line) => line.startsWith('- '))).toEqual([
    expect.stringMatching(/^- PORT must be /),
    expect.stringMatching(/^- DATABASE_URL must start with /),
    '- CONTENT_DIR must be a folder that this program can read (found “./no-such-folder”)',
    expect.stringMatching(/^- SLACK_SIGNING_SECRET is missing: Slack → your app/),
  ]);
  expect(stderr).not.toContain('hunter2');
});

test('doctor names the same mistakes, each with what to do, and no secret', async () => {
  const { code, stdout } = await program.run(['doctor'], { PORT: 'http', SLACK_BOT_TOKEN: 'xoxb-hunter2' });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^not {3}settings: PORT must be .+\n {8}Put it right, and run this again\.$/m);
  expect(stdout).toMatch(/\n2 things are broken\.\n$/);
  expect(stdout).not.toContain('hunter2');
});

test('audit, export, forget and delete are told apart from calls that are not understood', async () => {
  const audited = await program.run(['audit']);
  expect(audited).toMatchObject({ code: 0, stdout: 'Nothing has been done in the last year.\n', stderr: '' });
  const misunderstood = await program.run(['delete', '--tenant']);
  expect(misunderstood).toMatchObject({ code: 2, stdout: '' });
  expect(misunderstood.stderr).toMatch(/^After --tenant, say the organisation/);
});

test('content with mistakes ends it with their files and lines', async () => {
  const folder = join(program.folder, 'ours');
  mkdirSync(folder);
  writeFileSync(join(folder, 'terms.yaml'), '- id: kite\n');
  const { code, stderr } = await program.run(['ask', 'grooming'], { CONTENT_DIR: folder });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Please put the content right:\n.*terms\.yaml:1: /);
  const checked = await program.run(['content', 'check', './no-such-folder']);
  expect([checked.code, checked.stdout]).toEqual([1, expect.stringMatching(/no-such-folder.*:1: /)]);
});

test('the shipped content is right', async () => {
  const { code, stdout } = await program.run(['content', 'check']);
  expect(code).toBe(0);
  expect(stdout).toContain('172 terms');
});

test('a manifest is made before anything else is set up', async () => {
  const { code, stdout } = await program.run(['manifest', 'slack'], { PUBLIC_URL: 'https://compass.example.org' });
  expect(code).toBe(0);
  expect(stdout).toContain('https://compass.example.org/slack/events');
});

test('a manifest has the prefix that is set; one that the call names is told beside it', async () => {
  const env = { PUBLIC_URL: 'https://compass.example.org', SLACK_COMMAND_PREFIX: 'pc-' };
  const first = (stdout: string) => JSON.parse(stdout).features.slash_commands[0].command;
  const asSet = await program.run(['manifest', 'slack'], env);
  expect([asSet.code, first(asSet.stdout), asSet.stderr]).toEqual([0, '/pc-principle', '']);
  const named = await program.run(['manifest', 'slack', '--prefix', 'tce-'], env);
  expect([named.code, first(named.stdout)]).toEqual([0, '/tce-principle']);
  expect(named.stderr).toContain('Set SLACK_COMMAND_PREFIX=tce- where the bot runs');
});

test('the approval pack is written where it is asked for, with no platform set', async () => {
  const out = join(program.folder, 'pack.zip');
  const { code, stdout, stderr } = await program.run(['approval', '--out', out], { ORGANISATION_NAME: 'Eastshire' });
  expect({ code, stderr, written: existsSync(out) }).toEqual({ code: 0, stderr: '', written: true });
  expect(stdout).toContain('Set ORGANISATION_CONTACT, LOCAL_FRONT_DOOR and PUBLIC_URL and make it again');
});

test.each([['help'], ['--help'], ['-h']])('%s tells every call, where it can be read page by page', async (...args) => {
  const { code, stdout, stderr } = await program.run(args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('ask --jsonl');
  expect(stdout).toContain('manifest teams --out app.zip');
});

test.each([
  [['upcoming', '--help'], '--weekday monday --time 09:30'],
  [['manifest', 'slack', '-h'], 'manifest slack [--prefix pc-]'],
  [['help', 'content'], 'content check [dir]'],
])('%j tells that command alone', async (args, says) => {
  const { code, stdout, stderr } = await program.run(args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain(says);
  expect(stdout).not.toContain('suggestions');
});

test.each([['--version'], ['version'], ['-v']])('%s tells which version it is', async (...args) => {
  const { version } = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8'));
  expect(await program.run(args)).toEqual({ code: 0, stdout: `practice-compass ${version}\n`, stderr: '' });
});

test.each([
  [['dance'], '“dance”'],
  [['hlep'], 'Did you mean “help”?'],
  [['--hepl'], 'Did you mean “--help”?'],
  [['help', 'manfest'], 'Did you mean “manifest”?'],
  [['ask'], 'Say what to look up'],
  [['ask', '--josnl'], 'Did you mean “--jsonl”?'],
  [['start', 'now'], '“now”'],
  [['content'], 'say check, due or schemas.'],
  [['content', 'chekc'], 'Did you mean “check”?'],
  [['content', 'check', '--verbose'], '“--verbose”'],
  [['suggestions', 'all'], '“all”'],
  [['feedback', 'done', 'x'], 'say one number'],
])('%j is told, with what was probably meant, and ends with 2', async (args, says) => {
  const { code, stdout, stderr } = await program.run(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.split('\n')[0]).toContain(says);
});

test('a database that cannot be opened is told in one sentence', async () => {
  const { code, stderr } = await program.run([], {
    HOST: '127.0.0.1',
    PORT: '0',
    SLACK_BOT_TOKEN: 'xoxb-a-made-up-token',
    SLACK_SIGNING_SECRET: 'a-made-up-secret',
    SECRET_KEY: 'x'.repeat(40),
    DATABASE_URL: 'postgres://compass:hunter2@127.0.0.1:9/x',
  });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^The database \(DATABASE_URL\) cannot be opened: .+\n$/);
  expect(stderr).not.toContain('hunter2');
});

test('the production image has no try-out, and says so by naming what is missing', async () => {
  rmSync(join(program.dist, 'tryout'), { recursive: true });
  const { code, stderr } = await program.run(['start']);
  expect(code).toBe(1);
  expect(stderr).toContain('SLACK_BOT_TOKEN');
  expect((await program.run(['ask', 'grooming'])).code).toBe(0);
});
