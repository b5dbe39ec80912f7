import { verify, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestListener, Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import SqliteFile from 'libsql';
import { APP_ID, bot, doctoring, KEY, login, NO_TEAMS } from '../../testing/doctoring';
import { selfSigned } from '../../testing/run/certificate';
import { openPoll } from '../../testing/stores/stored-polls';
import { checkClock, checkProxy } from './clock-and-proxy';
import { examineAll, findingsAsJson, isWell } from './doctor';
import { checkTeams } from './teams';

const { examine, serve, slack, inFolder, open, closedPort, many } = doctoring();

test('where all is well it says so, of each thing, and in JSON', async () => {
  const store = await open();
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
  expect(existsSync(inFolder('compass.db'))).toBe(false);
});

test('with Socket Mode it opens that, and needs no address', async () => {
  const { text, broken } = await examine({
    env: {
      SLACK_APP_TOKEN: slack().appToken,
      ...NO_TEAMS,
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
    const path = inFolder('compass.db');
    const store = await open(`not ${KEY}`);
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
    const store = await open(old);
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
      'database: SECRET_KEY is not the one that the tokens of T1 were kept with',
    ]);
    const done = await examine({ env: { SECRET_KEY: old, SECRET_KEY_PREVIOUS: KEY } });
    expect([done.broken, done.text]).toEqual([
      [],
      expect.stringContaining('look  database: nothing in it is sealed with SECRET_KEY_PREVIOUS'),
    ]);
  });

  test('content with a mistake', async () => {
    const dir = inFolder('content');
    mkdirSync(`${dir}/glossary`, { recursive: true });
    writeFileSync(`${dir}/glossary/a.yaml`, '- id: A b\n  term: [');
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
    slack().withScope('channels:history');
    const tooMuch = await examine();
    expect([tooMuch.broken, tooMuch.text]).toEqual([
      [],
      expect.stringContaining('more than the bot needs: channels:history'),
    ]);
    slack().withoutScope('im:history');
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

  test('organisations with a mistake', async () => {
    const file = inFolder('organisations.yaml');
    writeFileSync(file, '- name: Eastshire Council\n  tenants: [slack:T1]\n  pollMinVotes: 3\n');
    expect((await examine({ env: { ORGANISATIONS_FILE: file } })).broken).toEqual([
      expect.stringMatching(/^settings: ORGANISATIONS_FILE, line 3: pollMinVotes/),
    ]);
    writeFileSync(file, '- name: Eastshire Council\n  tenants: [slack:T1]\n');
    const { broken, text } = await examine({ env: { ORGANISATIONS_FILE: file } });
    expect([broken, text]).toEqual([
      [],
      expect.stringContaining('fine  settings: ORGANISATIONS_FILE names 1 organisation'),
    ]);
    mkdirSync(inFolder('pack'));
    writeFileSync(inFolder('pack/prompts.yaml'), '- id: of-anytown\n');
    writeFileSync(file, '- name: Eastshire Council\n  tenants: [slack:T1]\n  content: pack\n');
    expect((await examine({ env: { ORGANISATIONS_FILE: file } })).broken).toEqual([
      expect.stringMatching(/^content: .*pack has \d mistakes, and the bot does not start with them$/),
    ]);
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
  const path = inFolder('compass.db');
  await (await open()).close();
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

describe('of an app that many workspaces install', () => {
  test('the app, the page to install it, and every workspace is checked; it changes nothing', async () => {
    const { env, workspaces } = await many(['T0ONE', 'T0TWO']);
    const { broken, text } = await examine({ env });
    expect(broken).toEqual([]);
    for (const line of [
      'fine  Slack: it knows SLACK_CLIENT_ID, and takes SLACK_CLIENT_SECRET',
      'fine  Slack: the tokens of 2 workspaces work, with the scopes of the manifest',
    ])
      expect(text.split('\n')).toContain(line);
    expect(text).toContain('/slack/install shows the page on which workspaces install it');
    expect(workspaces.calls.map(({ method }) => method).sort()).toEqual(['auth.test', 'auth.test']);
  });

  test('a workspace whose token is refused, or lacks a scope, or is no longer named, is named; the others are not', async () => {
    const { env, workspaces } = await many(['T0ONE', 'T0TWO', 'T0THREE', 'T0FOUR']);
    workspaces.takeOut('T0ONE');
    workspaces.workspace('T0TWO').withoutScope('im:history');
    const { broken, text } = await examine({ env: { ...env, SLACK_ALLOWED_TEAMS: 'T0ONE,T0TWO,T0THREE' } });
    expect(broken).toEqual([
      'Slack: T0ONE: it refuses the token that the bot was given there (invalid_auth)',
      'Slack: T0TWO: it did not grant: im:history',
    ]);
    expect(text).toContain('fine  Slack: the tokens of 2 workspaces work, with the scopes of the manifest');
    expect(text).toContain('look  Slack: T0FOUR has installed it, but is no longer answered');
  });

  test('an id or a secret that Slack does not take is told; so is that nobody has installed it, or may', async () => {
    const { env } = await many([]);
    const secret = await examine({ env: { ...env, SLACK_CLIENT_SECRET: 'hunter2', SLACK_ALLOWED_TEAMS: undefined } });
    expect(secret.broken).toEqual(['Slack: it refuses SLACK_CLIENT_SECRET (bad_client_secret)']);
    expect(secret.text).toContain('What is set does not look like one: 32 characters from 0 to 9 and a to f.');
    expect(secret.text).toContain('look  Slack: no workspace has installed it yet');
    expect(secret.text).toContain('look  Slack: nobody new may install it: no workspace is named');
    const id = await examine({ env: { ...env, SLACK_CLIENT_ID: '9.9' } });
    expect(id.broken).toEqual(['Slack: it does not know SLACK_CLIENT_ID (invalid_client_id)']);
  });

  test('a token that has run out is renewed by the bot, so it is no fault, and the way to a new one is not used up', async () => {
    const { env, workspaces } = await many(['T0ONE'], { rotating: true });
    workspaces.expire('T0ONE');
    const { broken, text } = await examine({ env });
    expect([broken, text, workspaces.renewals()]).toEqual([
      [],
      expect.stringContaining('look  Slack: T0ONE: its token has run out; the bot renews it'),
      0,
    ]);
  });
});

describe('of Teams with a certificate', () => {
  const days = (count: number) => new Date(Date.now() + count * 86_400_000);
  const RSA = selfSigned(['bot'], { rsa: true, ends: days(400) });
  const printOf = (cert: string) => new X509Certificate(cert).fingerprint;
  const withKey = (key: string, thumbprint = printOf(RSA.cert)) => ({
    ...{ MicrosoftAppPassword: undefined, CertificatePrivateKey: key, CertificateThumbprint: thumbprint },
  });
  /** Microsoft, who knows the certificate. */
  const knows =
    (cert: string): RequestListener =>
    async (request, response) => {
      const body = new URLSearchParams(Buffer.concat(await request.toArray()).toString());
      const [head = '', claims = '', signature = ''] = (body.get('client_assertion') ?? '').split('.');
      const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
      const known =
        verify(
          'RSA-SHA256',
          Buffer.from(`${head}.${claims}`),
          new X509Certificate(cert).publicKey,
          Buffer.from(signature, 'base64url'),
        ) &&
        read(head).x5t === Buffer.from(printOf(cert).replaceAll(':', ''), 'hex').toString('base64url') &&
        read(claims).iss === APP_ID;
      response.writeHead(known ? 200 : 401, { 'content-type': 'application/json' });
      response.end(JSON.stringify(known ? { access_token: 'a-token' } : { error_description: 'AADSTS700027: no' }));
    };

  test('Microsoft is asked with it, and where it stands with its key, its end is read from it', async () => {
    const { broken, text } = await examine({ env: withKey(`${RSA.key}${RSA.cert}`), microsoft: knows(RSA.cert) });
    expect(broken).toEqual([]);
    expect(text).toContain('fine  Teams: the certificate, its key and its thumbprint belong together');
    expect(text).toContain('fine  Teams: Microsoft gives the bot its token');
    expect(text).toContain(`fine  Teams: its certificate is good until ${days(400).toISOString().slice(0, 10)}`);
    const key = await examine({ env: withKey(RSA.key), microsoft: knows(RSA.cert) });
    expect([key.broken, key.text]).toEqual([
      [],
      expect.stringContaining('look  Teams: when its certificate ends is not known here'),
    ]);
  });

  test('one that has ended, belongs to another key, has another thumbprint, is not RSA, or that Microsoft does not know', async () => {
    const old = selfSigned(['bot'], { rsa: true, ends: days(-2) });
    const ended = await examine({
      env: withKey(`${old.key}${old.cert}`, printOf(old.cert)),
      microsoft: knows(old.cert),
    });
    expect(ended.broken).toEqual([`Teams: its certificate ended on ${days(-2).toISOString().slice(0, 10)}`]);
    const other = await examine({ env: withKey(`${old.key}${RSA.cert}`) });
    expect(other.broken).toEqual([
      'Teams: the certificate that stands with CertificatePrivateKey belongs to another key',
    ]);
    const print = await examine({ env: withKey(`${RSA.key}${RSA.cert}`, printOf(old.cert)) });
    expect(print.broken).toEqual([
      'Teams: CertificateThumbprint is not that of the certificate that stands with the key',
    ]);
    const ec = await examine({ env: withKey(selfSigned(['bot']).key) });
    expect(ec.broken).toEqual(['Teams: CertificatePrivateKey is a key of the kind ec, and Microsoft takes RSA alone']);
    const unknown = await examine({ env: withKey(RSA.key), microsoft: knows(old.cert) });
    expect(unknown.broken).toEqual(['Teams: Microsoft gives the bot no token (AADSTS700027)']);
    expect(unknown.text).toContain('Check CertificateThumbprint and CertificatePrivateKey');
  });
});

describe('of Teams with a managed identity', () => {
  const env = { MicrosoftAppPassword: undefined, MicrosoftAppType: 'UserAssignedMSI' };
  const answers =
    (status: number, body: object): RequestListener =>
    (_request, response) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

  test('the machine is asked for its token; elsewhere it says what cannot be tried, and where to look', async () => {
    let asked = '';
    const has = await examine({
      env,
      identity: (request, response) => {
        asked = `${request.headers.metadata} ${request.url}`;
        answers(200, { access_token: 'a-token' })(request, response);
      },
    });
    expect([has.broken, has.text]).toEqual([[], expect.stringContaining('this machine has the managed identity')]);
    expect(asked).toContain(`client_id=${APP_ID}`);
    expect(asked).toMatch(/^true .*resource=https%3A%2F%2Fapi\.botframework\.com/);
    const lacks = await examine({ env, identity: answers(400, { error: 'invalid_request' }) });
    expect(lacks.broken).toEqual([expect.stringContaining('does not have the managed identity whose client id')]);
    const elsewhere = await examine({ env, identity: answers(404, {}) });
    expect([elsewhere.broken, elsewhere.text]).toEqual([
      [],
      expect.stringContaining(
        'look  Teams: the bot proves who it is by a managed identity, which cannot be tried from here',
      ),
    ]);
  });
});

test('with TEAMS_SDK=agents it says whether that runs here', async () => {
  const { broken, text } = await examine({ env: { TEAMS_SDK: 'agents' } });
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const runs = major > 20 || (major === 20 && minor >= 19);
  expect([broken.length === 0, text.includes('fine  Teams: the Agents SDK (TEAMS_SDK) runs on this version')]).toEqual([
    runs,
    runs,
  ]);
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

  test('it asks nobody while it is tried out', async () => {
    const trying = await checkTeams({ ...teams, allowUnauthenticated: true }, { now });
    expect(trying.findings).toMatchObject([{ verdict: 'off' }]);
  });

  test.each([
    ['2026-11-22', 'not', 'its secret ended on 2026-11-22'],
    ['2026-11-23', 'look', 'its secret ends on 2026-11-23'],
    ['2026-12-20', 'look', 'its secret ends on 2026-12-20'],
    ['2027-11-23', 'fine', 'its secret is good until 2027-11-23'],
  ])('a secret that ends on %s is “%s”', async (secretExpires, verdict, says) => {
    const { findings } = await checkTeams({ ...teams, appType: 'SingleTenant', secretExpires }, { now });
    expect(findings.at(-1)).toMatchObject({ about: 'Teams', verdict, says });
  });
});
