import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteFile from 'libsql';
import { readConfig } from '../../config';
import { loadContent } from '../../content/load';
import { openStore } from '../../store/open-store';
import { selfSigned } from '../../testing/run/certificate';
import { openPoll } from '../../testing/stores/stored-polls';
import { type LocalSlack, startLocalSlack } from '../../tryout/slack/start';
import { checkClock, checkProxy } from './clock-and-proxy';
import { describeFindings, examineAll, findingsAsJson, isWell } from './doctor';
import { checkTeams } from './teams';

const APP_ID = '12345678-1234-1234-1234-123456789abc';
const KEY = 'a-key-that-is-long-enough-and-known-to-everybody';
const PASSWORD = 'the-client-secret-value';

let folder: string;
let slack: LocalSlack;
const servers: Server[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'compass-doctor-'));
  slack = await startLocalSlack();
});
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  await slack.stop();
  rmSync(folder, { recursive: true });
});

async function serve(listener: RequestListener, make: (listener: RequestListener) => Server = createServer) {
  const server = make(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Microsoft, who gives a token to whoever knows the secret. `error`: what it says instead. */
const login =
  (error?: string): RequestListener =>
  (_request, response) => {
    response.writeHead(error ? 401 : 200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(
        error ? { error: 'invalid_client', error_description: `${error}: no` } : { access_token: 'a-token' },
      ),
    );
  };

/** The bot behind its address. */
const bot =
  (door = 401): RequestListener =>
  (request, response) =>
    void response.writeHead(request.url === '/healthz' ? 200 : door).end();

let shipped: ReturnType<typeof loadContent> | undefined;
/** To read what is shipped takes seconds. */
function loadedOnce(dir?: string) {
  if (dir) return loadContent(dir);
  shipped ??= loadContent();
  return shipped;
}

/** A port that nobody listens on. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

type Broken = {
  env?: Record<string, string | undefined>;
  microsoft?: RequestListener;
  address?: RequestListener;
  publicUrl?: string;
  now?: () => number;
};

/** A good set-up, but for what is broken in it. */
async function examine({ env = {}, microsoft = login(), address = bot(), publicUrl, now }: Broken = {}) {
  const config = readConfig({
    ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_SIGNING_SECRET: slack.signingSecret, SLACK_API_URL: slack.apiUrl },
    ...{ MicrosoftAppId: APP_ID, MicrosoftAppPassword: PASSWORD, MicrosoftAppTenantId: APP_ID },
    ...{ DATABASE_URL: `file:${join(folder, 'compass.db')}`, SECRET_KEY: KEY },
    ...env,
  });
  const url = publicUrl ?? `http://127.0.0.1:${await serve(address)}`;
  const findings = await examineAll(
    { config, publicUrl: url },
    { login: `http://127.0.0.1:${await serve(microsoft)}`, load: loadedOnce, ...(now ? { now } : {}) },
  );
  const text = describeFindings(findings);
  const said = `${text}\n${findingsAsJson(findings)}`;
  for (const secret of [slack.botToken, slack.appToken, slack.signingSecret, KEY, PASSWORD, 'hunter2'])
    expect(said).not.toContain(secret);
  const broken = findings.filter(({ verdict }) => verdict === 'not');
  for (const { todo } of findings.filter(({ verdict }) => ['not', 'look'].includes(verdict)))
    expect(todo).toMatch(/^[A-Z“P].{8,}\.$|: content (check|due)$|: manifest slack$/);
  return { findings, text, broken: broken.map(({ about, says }) => `${about}: ${says}`), well: isWell(findings) };
}

test('where all is well it says so, of each thing, and in JSON', async () => {
  const store = await openStore(`file:${join(folder, 'compass.db')}`, undefined, { secretKey: KEY });
  await openPoll(store);
  await store.close();
  const { findings, text, well } = await examine();
  expect(well).toBe(true);
  for (const line of [
    'fine  settings: all can be read',
    'fine  database: it can be reached, and fits this release',
    'fine  database: SECRET_KEY opens its polls',
    'fine  content: it has no mistakes',
    'fine  Slack: it knows SLACK_BOT_TOKEN',
    'fine  Slack: it granted the scopes of the manifest, and no others',
    'fine  Teams: Microsoft gives the bot its token',
    'fine  clock: it goes as the platforms’ do',
    'off   proxy: HTTPS_PROXY is not set, so the bot goes out directly',
    'Nothing is broken.',
  ])
    expect(text.split('\n')).toContain(line);
  expect(text).toMatch(/^fine {2}database: it can be written to/m);
  expect(text).toMatch(/^fine {2}address: the bot answers at http:\/\/127\.0\.0\.1:\d+$/m);
  expect(text).toMatch(/slack\/events is there, and turns strangers away/);
  expect(text).toMatch(/api\/messages is there, and turns strangers away/);
  expect(JSON.parse(findingsAsJson(findings))).toMatchObject({ ok: true, findings: expect.any(Array) });
});

test('it leaves a database that is not there yet as it is', async () => {
  const { text } = await examine();
  expect(text).toContain('fine  database: its file is not there yet: the bot makes it when it starts');
  expect(existsSync(join(folder, 'compass.db'))).toBe(false);
});

test('with Socket Mode it opens that, and needs no address', async () => {
  const { text, broken } = await examine({
    env: {
      SLACK_APP_TOKEN: slack.appToken,
      MicrosoftAppId: undefined,
      MicrosoftAppPassword: undefined,
      MicrosoftAppTenantId: undefined,
    },
  });
  expect(text).toContain('fine  Slack: Socket Mode can be opened');
  expect(text).not.toContain('slack/events');
  expect(broken).toEqual([]);
});

describe('what is broken is named, with what to do', () => {
  test('settings that are wrong: each mistake', async () => {
    const findings = await examineAll({
      wrong: 'Please put these settings right:\n- PORT must be a port\n- SECRET_KEY is missing',
    });
    expect(findings.map(({ says }) => says)).toEqual(['PORT must be a port', 'SECRET_KEY is missing']);
    expect(isWell(findings)).toBe(false);
  });

  test('a database of a newer release, of another key, that is none, and that cannot be reached', async () => {
    const path = join(folder, 'compass.db');
    const store = await openStore(`file:${path}`, undefined, { secretKey: `not ${KEY}` });
    await openPoll(store);
    await store.close();
    expect((await examine()).broken).toEqual([
      'database: SECRET_KEY is not the one that its open polls were started with',
    ]);
    const file = new SqliteFile(path);
    file.exec("insert into migration values ('99 later', '2027')");
    file.close();
    expect((await examine()).broken).toEqual(['database: a newer release has changed it (99 later)']);
    rmSync(path);
    writeFileSync(path, 'this is no database, and it is long enough to tell'.repeat(20));
    expect((await examine()).broken[0]).toMatch(/^database: it cannot be opened/);
    const unreached = await examine({ env: { DATABASE_URL: 'postgres://compass:hunter2@127.0.0.1:9/x' } });
    expect(unreached.broken).toEqual([expect.stringMatching(/^database: it cannot be opened: .*ECONNREFUSED/)]);
  });

  test('a change of SECRET_KEY that is under way is not a fault, one whose old key is missing is', async () => {
    const old = `not ${KEY}`;
    const store = await openStore(`file:${join(folder, 'compass.db')}`, undefined, { secretKey: old });
    await openPoll(store);
    await store.installations.keep('slack:T1', '{"token":"xoxb-made-up"}');
    await store.close();
    const changing = await examine({ env: { SECRET_KEY_PREVIOUS: old } });
    expect([changing.broken, changing.text]).toEqual([
      [],
      expect.stringContaining('look  database: SECRET_KEY_PREVIOUS is still needed for 2 of them'),
    ]);
    expect((await examine()).broken).toEqual([
      'database: SECRET_KEY is not the one that its open polls were started with',
      'database: SECRET_KEY is not the one that the tokens of one workspace were kept with',
    ]);
    const done = await examine({ env: { SECRET_KEY: old, SECRET_KEY_PREVIOUS: KEY } });
    expect([done.broken, done.text]).toEqual([
      [],
      expect.stringContaining('look  database: nothing in it is sealed with SECRET_KEY_PREVIOUS'),
    ]);
  });

  test('content with a mistake', async () => {
    const dir = join(folder, 'content');
    mkdirSync(join(dir, 'glossary'), { recursive: true });
    writeFileSync(join(dir, 'glossary', 'a.yaml'), '- id: A b\n  term: [');
    expect((await examine({ env: { CONTENT_DIR: dir } })).broken).toEqual([
      expect.stringMatching(/^content: it has \d+ mistakes?, and the bot does not start/),
    ]);
  });

  test('Slack that refuses a token, has not granted a scope, has granted too much, or is not there', async () => {
    expect((await examine({ env: { SLACK_BOT_TOKEN: 'xoxb-another' } })).broken).toEqual([
      'Slack: it refuses SLACK_BOT_TOKEN (invalid_auth)',
    ]);
    const socket = await examine({ env: { SLACK_APP_TOKEN: 'xapp-another' } });
    expect(socket.broken).toEqual(['Slack: it refuses SLACK_APP_TOKEN (invalid_auth)']);
    slack.withScope('channels:history');
    const tooMuch = await examine();
    expect([tooMuch.broken, tooMuch.text]).toEqual([
      [],
      expect.stringContaining('more than the bot needs: channels:history'),
    ]);
    slack.withoutScope('im:history');
    expect((await examine({ env: { SLACK_FILES: '1' } })).broken).toEqual([
      'Slack: it did not grant: im:history, files:write',
    ]);
    const gone = await examine({ env: { SLACK_API_URL: `http://127.0.0.1:${await closedPort()}/api` } });
    expect(gone.broken).toEqual([expect.stringMatching(/^Slack: 127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)/)]);
  });

  test('Microsoft that gives no token: a secret that is wrong or has expired', async () => {
    const expired = await examine({ microsoft: login('AADSTS7000222') });
    expect(expired.broken).toEqual(['Teams: Microsoft gives the bot no token (AADSTS7000222)']);
    expect(expired.text).toContain('MicrosoftAppPassword has expired. Make a new client secret');
    const wrong = await examine({ microsoft: login('AADSTS7000215') });
    expect(wrong.text).toContain('MicrosoftAppPassword is wrong.');
  });

  test('an address with a certificate that nobody trusts, that leads elsewhere, that lets strangers in, or is not there', async () => {
    const secure = await serve(
      bot(),
      (listener) => createSecureServer(selfSigned(['localhost']), listener) as unknown as Server,
    );
    expect((await examine({ publicUrl: `https://localhost:${secure}` })).broken).toEqual([
      expect.stringMatching(/^address: localhost:\d+ cannot be reached \(DEPTH_ZERO_SELF_SIGNED_CERT\)/),
    ]);
    const elsewhere = await examine({ address: (_request, response) => void response.writeHead(404).end() });
    expect(elsewhere.broken).toEqual([expect.stringMatching(/^address: .* answers with 404, which is not the bot$/)]);
    expect((await examine({ address: bot(200) })).broken).toEqual([
      expect.stringMatching(/slack\/events answers a stranger with 200$/),
      expect.stringMatching(/api\/messages answers a stranger with 200$/),
    ]);
    expect((await examine({ publicUrl: `http://127.0.0.1:${await closedPort()}` })).broken).toEqual([
      expect.stringMatching(/^address: 127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)/),
    ]);
  });

  test('a clock that has gone wrong', async () => {
    const { broken } = await examine({ now: () => Date.now() + 10 * 60_000 });
    expect(broken).toEqual([expect.stringMatching(/^clock: it is (599|600|601) seconds ahead of the platforms’$/)]);
    const { broken: behind } = await examine({ now: () => Date.now() - 10 * 60_000 });
    expect(behind).toEqual([expect.stringMatching(/^clock: it is (599|600|601) seconds behind the platforms’$/)]);
  });

  test('no platform', async () => {
    const none = Object.fromEntries(
      ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId'].map(
        (name) => [name, undefined],
      ),
    );
    expect((await examine({ env: none })).broken).toEqual(['settings: no platform is set up']);
  });
});

test('a database that takes no write is broken, though it can be read', async () => {
  const path = join(folder, 'compass.db');
  await (await openStore(`file:${path}`, undefined, { secretKey: KEY })).close();
  const other = new SqliteFile(path);
  other.exec('begin immediate');
  const { broken } = await examine();
  other.exec('rollback');
  other.close();
  expect(broken).toEqual([expect.stringMatching(/^database: it cannot be written to: /)]);
});

test.each([
  [[{ unreached: 'x (PROXY_REFUSED): y', refusedByProxy: true }], 'not'],
  [[{ unreached: 'x (ENOTFOUND): y', refusedByProxy: false }], 'look'],
  [[{ status: 200, headers: new Headers(), json: {}, skewMs: 0 }], 'fine'],
] as const)('a proxy through which this was asked (%j) is “%s”', (asked, verdict) => {
  expect(checkProxy(true, asked).verdict).toBe(verdict);
});

test('where nobody answers with the time, the clock is not judged', () => {
  expect(checkClock([{ unreached: 'x', refusedByProxy: false }]).verdict).toBe('off');
});

describe('of Teams without a password to try,', () => {
  const now = () => Date.parse('2026-11-23T12:00:00Z');
  const teams = {
    appId: APP_ID,
    appType: 'UserAssignedMSI',
    allowUnauthenticated: false,
    targetedMessages: false,
    allowedTenants: () => [],
  } as const;

  test('it says where to look, and asks nobody', async () => {
    const { findings, asked } = await checkTeams(teams, now);
    expect([asked, findings.map(({ verdict }) => verdict)]).toEqual([[], ['look']]);
    const trying = await checkTeams({ ...teams, allowUnauthenticated: true }, now);
    expect(trying.findings).toMatchObject([{ verdict: 'off' }]);
  });

  test.each([
    ['2026-11-22', 'not', 'its secret ended on 2026-11-22'],
    ['2026-11-23', 'look', 'its secret ends on 2026-11-23'],
    ['2026-12-20', 'look', 'its secret ends on 2026-12-20'],
    ['2027-11-23', 'fine', 'its secret is good until 2027-11-23'],
  ])('a secret that ends on %s is “%s”', async (secretExpires, verdict, says) => {
    const { findings } = await checkTeams({ ...teams, secretExpires }, now);
    expect(findings.at(-1)).toMatchObject({ about: 'Teams', verdict, says });
  });
});
