import { generateKeyPairSync } from 'node:crypto';
import { readConfig, readSettings } from './config';
import { NO_PLATFORM } from './missing-settings';

const BOT_TOKEN = 'xoxb-0000-a-made-up-token';
const SECRET_KEY = 'k'.repeat(32);
const APP_ID = '12345678-1234-1234-1234-123456789abc';
const slack = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: 'a-made-up-signing-secret' };
const PUBLIC_URL = 'https://compass.example.org';
const many = {
  ...{ SLACK_CLIENT_ID: '12.34', SLACK_CLIENT_SECRET: 'a-made-up-client-secret', SLACK_STATE_SECRET: SECRET_KEY },
  ...{ SLACK_SIGNING_SECRET: 'a-made-up-signing-secret', PUBLIC_URL },
};
const teams = { MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'a-made-up-password', MicrosoftAppTenantId: APP_ID };

test('without settings it is a try-out that only this machine can reach', () => {
  expect(readConfig({})).toEqual({
    production: false,
    host: '127.0.0.1',
    port: 3000,
    databaseUrl: 'file:./data/compass.db',
    contentDir: undefined,
    secretKey: undefined,
    previousKeys: [],
    slack: undefined,
    teams: undefined,
    timezone: 'Europe/London',
    bankHolidays: 'england-and-wales',
    searchesKept: 16,
    organisation: {},
    scheduleAdmins: [],
    guestsMaySchedule: false,
    contentKeeper: undefined,
    feedbackUrl: undefined,
    pollMinVotes: 5,
    retentionDays: 400,
    logLevel: 'info',
    secrets: [],
  });
});

test('a complete environment becomes values', () => {
  const config = readConfig({
    ...slack,
    ...teams,
    NODE_ENV: 'production',
    PORT: '8080',
    DATABASE_URL: 'postgres://compass:pass%20word@db.example.org/compass',
    CONTENT_DIR: './content',
    PUBLIC_URL: 'https://compass.example.org/',
    SECRET_KEY,
    SLACK_API_URL: 'http://127.0.0.1:4000/api/',
    SLACK_COMMAND_PREFIX: 'pc-',
    SLACK_FILES: '1',
    TEAMS_FILES: '1',
    TEAMS_SDK: 'agents',
    TEAMS_TARGETED_MESSAGES: '1',
    DEFAULT_TIMEZONE: 'Europe/Belfast',
    BANK_HOLIDAYS: 'northern-ireland',
    SCHEDULE_ADMINS: 'slack:T1:U1, teams:tenant-1:object-1',
    CONTENT_KEEPER: 'Slack:t1:u2',
    FEEDBACK_URL: 'https://example.org/feedback?of=compass#form',
    POLL_MIN_VOTES: '8',
    DATA_RETENTION_DAYS: '90',
    LOG_LEVEL: 'warn',
  });
  expect(config).toMatchObject({
    production: true,
    host: '0.0.0.0',
    port: 8080,
    contentDir: './content',
    secretKey: SECRET_KEY,
    slack: {
      botToken: BOT_TOKEN,
      signingSecret: 'a-made-up-signing-secret',
      apiUrl: 'http://127.0.0.1:4000/api/',
      commandPrefix: 'pc-',
      files: true,
    },
    teams: {
      appId: APP_ID,
      tenantId: APP_ID,
      appType: 'SingleTenant',
      targetedMessages: true,
      files: true,
      sdk: 'agents',
    },
    timezone: 'Europe/Belfast',
    bankHolidays: 'northern-ireland',
    scheduleAdmins: ['slack:T1:U1', 'teams:tenant-1:object-1'],
    contentKeeper: 'slack:T1:U2',
    feedbackUrl: 'https://example.org/feedback?of=compass#form',
    pollMinVotes: 8,
    retentionDays: 90,
    logLevel: 'warn',
  });
  expect(config.secrets).toEqual(
    expect.arrayContaining([BOT_TOKEN, SECRET_KEY, 'a-made-up-password', 'pass%20word', 'pass word']),
  );
});

test('an app that many workspaces may install has no token of its own', () => {
  const { slack: settings, secrets } = readConfig({ ...many, SLACK_ALLOWED_TEAMS: 't1, E2' });
  expect(settings).toMatchObject({ oauth: { clientId: '12.34', publicUrl: PUBLIC_URL } });
  expect(settings).not.toHaveProperty('botToken');
  expect(settings?.oauth?.allowedTeams()).toEqual(['T1', 'E2']);
  expect(readConfig(many).slack?.oauth?.allowedTeams()).toEqual([]);
  expect(secrets).toEqual(expect.arrayContaining(['a-made-up-client-secret', SECRET_KEY]));
});

const KEY = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
const certificate = { CertificateThumbprint: 'ab:cd'.padEnd(59, ':00'), CertificatePrivateKey: String(KEY) };

test('a bot in Teams may have a certificate in place of a password, whose key may be written in one line', () => {
  const { MicrosoftAppPassword: _none, ...without } = teams;
  const key = certificate.CertificatePrivateKey.trim().replaceAll('\n', '\\n');
  const { teams: settings, secrets } = readConfig({ ...without, ...certificate, CertificatePrivateKey: key });
  expect(settings?.certificate).toEqual({ thumbprint: `ABCD${'0'.repeat(36)}`, privateKey: String(KEY).trim() });
  expect(secrets).toContain(key);
});

test('the list of tenants always has the bot’s own, and says nothing where it is left out', () => {
  const other = '99999999-2222-4333-8444-555555555555';
  const listed = readConfig({
    ...teams,
    TEAMS_ALLOWED_TENANTS: other.toUpperCase(),
    TEAMS_SECRET_EXPIRES: '2027-03-01',
  });
  expect(listed.teams?.allowedTenants()).toEqual([other, APP_ID]);
  expect(listed.teams?.secretExpires).toBe('2027-03-01');
  expect(readConfig(teams).teams?.allowedTenants()).toEqual([]);
});

test('a name without a value is as good as absent, and space around a value does not count', () => {
  expect(readConfig({ SLACK_BOT_TOKEN: '', MicrosoftAppId: '  ', PORT: ' 81 ' })).toMatchObject({
    slack: undefined,
    teams: undefined,
    port: 81,
  });
});

test('people and zones are known however they are typed', () => {
  const given = { SCHEDULE_ADMINS: 'slack:t1:u1, Teams:AB-1:CD-2', DEFAULT_TIMEZONE: 'europe/dublin' };
  expect(readConfig(given)).toMatchObject({
    scheduleAdmins: ['slack:T1:U1', 'teams:ab-1:cd-2'],
    timezone: 'Europe/Dublin',
  });
});

test('a list of people that names nobody does not let everybody schedule', () => {
  expect(() => readConfig({ SCHEDULE_ADMINS: ',' })).toThrow('SCHEDULE_ADMINS must be people separated by commas');
});

test('every mistake is told at once, each with what is allowed', () => {
  const wrong = {
    PORT: '70000',
    METRICS_HOST: 'everywhere else',
    METRICS_PORT: 'yes',
    HOST: 'my host',
    DATABASE_URL: 'mysql://root:hunter2@db',
    PUBLIC_URL: 'http://compass.example.org',
    SECRET_KEY: 'short',
    SLACK_BOT_TOKEN: 'xoxp-not-a-bot',
    SLACK_COMMAND_PREFIX: '/PC-',
    MicrosoftAppId: 'my-bot',
    SLACK_ALLOWED_TEAMS: 'our workspace',
    SECRET_KEY_PREVIOUS: 'short too',
    DEFAULT_TIMEZONE: 'Europe/Londn',
    BANK_HOLIDAYS: 'wales',
    SCHEDULE_ADMINS: 'Sam',
    CONTENT_KEEPER: 'slack:T1:U1, slack:T1:U2',
    FEEDBACK_URL: 'http://example.org/feedback',
    POLL_MIN_VOTES: '3',
    DATA_RETENTION_DAYS: '0',
    LOG_LEVEL: 'loud',
    TEAMS_SDK: 'teams.js',
    TEAMS_TARGETED_MESSAGES: 'yes',
  };
  expect(() => readConfig(wrong)).toThrowErrorMatchingInlineSnapshot(`
"Please put these settings right:
- HOST must be a host name or an address, such as 0.0.0.0 (found “my host”)
- PORT must be a port, a whole number from 1 to 65535 (found “70000”)
- METRICS_HOST must be a host name or an address, such as 127.0.0.1 (found “everywhere else”)
- METRICS_PORT must be a port, a whole number from 1 to 65535 (found “yes”)
- DATABASE_URL must start with file: or postgres://, such as file:./data/compass.db
- SLACK_BOT_TOKEN must be a bot token, which starts with xoxb-: Slack → your app → OAuth & Permissions → Bot User OAuth Token
- SLACK_COMMAND_PREFIX must be lower-case letters, digits, - and _, such as pc- (found “/PC-”)
- SLACK_ALLOWED_TEAMS must be ids of workspaces (T1) and organisations (E1) separated by commas (found “our workspace”)
- PUBLIC_URL must be an address that starts with https://, such as https://compass.example.org (found “http://compass.example.org”)
- SECRET_KEY must have at least 32 characters: make one with: openssl rand -base64 48
- SECRET_KEY_PREVIOUS must have at least 32 characters
- MicrosoftAppId must be an id such as 12345678-1234-1234-1234-123456789abc (found “my-bot”): Azure portal → your Azure Bot → Configuration → Microsoft App ID
- TEAMS_SDK must be botbuilder or agents (found “teams.js”)
- TEAMS_TARGETED_MESSAGES must be 1 or 0 (found “yes”)
- DEFAULT_TIMEZONE must be a time zone such as Europe/London (found “Europe/Londn”)
- BANK_HOLIDAYS must be england-and-wales, scotland, northern-ireland or none (found “wales”)
- SCHEDULE_ADMINS must be people separated by commas, each as slack:T1:U1 or teams:<tenant>:<object id> (found “Sam”)
- CONTENT_KEEPER must be one person, as slack:T1:U1 or teams:<tenant>:<object id> (found “slack:T1:U1, slack:T1:U2”)
- FEEDBACK_URL must be an address that starts with https://, such as https://example.org/feedback (found “http://example.org/feedback”)
- POLL_MIN_VOTES must be a whole number from 5 to 10 (found “3”)
- DATA_RETENTION_DAYS must be a whole number of days from 1 to 3650 (found “0”)
- LOG_LEVEL must be fatal, error, warn, info, debug, trace or silent (found “loud”)
- SLACK_ALLOWED_TEAMS alone does nothing: it is for SLACK_CLIENT_ID
- MicrosoftAppPassword is missing: Azure portal → App registrations → your bot → Certificates & secrets → the value of a client secret
- MicrosoftAppTenantId is missing (needed for SingleTenant): Azure portal → your Azure Bot → Configuration → App Tenant ID"
`);
});

test.each([
  [
    'a bot token without a way in',
    { SLACK_BOT_TOKEN: BOT_TOKEN },
    'SLACK_SIGNING_SECRET is missing: Slack → your app → Basic Information → App Credentials (or, for Socket Mode, SLACK_APP_TOKEN: Slack → your app → Basic Information → App-Level Tokens)',
  ],
  [
    'a signing secret without a bot token',
    { SLACK_SIGNING_SECRET: 'secret' },
    'SLACK_BOT_TOKEN is missing: Slack → your app → OAuth & Permissions → Bot User OAuth Token',
  ],
  [
    'an app id alone',
    { MicrosoftAppId: APP_ID, MicrosoftAppTenantId: APP_ID },
    'MicrosoftAppPassword is missing: Azure portal → App registrations → your bot → Certificates & secrets → the value of a client secret',
  ],
  [
    'a single tenant bot without its tenant',
    { MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'secret' },
    'MicrosoftAppTenantId is missing (needed for SingleTenant): Azure portal → your Azure Bot → Configuration → App Tenant ID',
  ],
  [
    'a managed identity with a password',
    { ...teams, MicrosoftAppType: 'UserAssignedMSI' },
    'MicrosoftAppPassword must not be set for UserAssignedMSI, which has no password',
  ],
  [
    'a certificate and a password',
    { ...teams, ...certificate },
    'MicrosoftAppPassword and CertificateThumbprint are two ways to prove the same: set one or the other',
  ],
  [
    'a certificate without its key',
    { MicrosoftAppId: APP_ID, MicrosoftAppTenantId: APP_ID, CertificateThumbprint: certificate.CertificateThumbprint },
    'CertificatePrivateKey is missing (needed for a certificate)',
  ],
  [
    'a certificate for the library that takes none',
    { MicrosoftAppId: APP_ID, MicrosoftAppTenantId: APP_ID, ...certificate, TEAMS_SDK: 'agents' },
    'TEAMS_SDK must be botbuilder where there is a certificate: with agents the bot takes a password or a managed identity',
  ],
  [
    'a day that does not exist',
    { ...teams, TEAMS_SECRET_EXPIRES: '2027-02-30' },
    'TEAMS_SECRET_EXPIRES must be a day, such as 2027-03-01 (found “2027-02-30”)',
  ],
  [
    'a password without an app id',
    { MicrosoftAppPassword: 'secret' },
    'MicrosoftAppId is missing: Azure portal → your Azure Bot → Configuration → Microsoft App ID',
  ],
  [
    'a platform in production without a key',
    { ...slack, NODE_ENV: 'production' },
    'SECRET_KEY is missing (needed in production): make one with: openssl rand -base64 48',
  ],
  [
    'many workspaces without all that it takes',
    { SLACK_CLIENT_ID: '12.34', SLACK_CLIENT_SECRET: 'secret', SLACK_SIGNING_SECRET: 'secret', PUBLIC_URL },
    'SLACK_STATE_SECRET is missing (needed for many workspaces): make one with: openssl rand -base64 48',
  ],
  [
    'many workspaces without the address that Slack sends people back to',
    { ...many, PUBLIC_URL: '' },
    'PUBLIC_URL is missing (needed for many workspaces)',
  ],
  [
    'one workspace and many at once',
    { ...many, ...slack },
    'SLACK_BOT_TOKEN is for one workspace and SLACK_CLIENT_ID for many: set one or the other',
  ],
  [
    'many workspaces through Socket Mode',
    { ...many, SLACK_APP_TOKEN: 'xapp-1' },
    'SLACK_APP_TOKEN is for one workspace and SLACK_CLIENT_ID for many: set one or the other',
  ],
  [
    'a contact of nobody in particular',
    { ORGANISATION_CONTACT: 'us@example.org' },
    'ORGANISATION_NAME is missing: ORGANISATION_CONTACT stands beside it',
  ],
  [
    'organisations in a file that is not there',
    { ORGANISATIONS_FILE: './no-such-file.yaml' },
    'ORGANISATIONS_FILE must be a file that this program can read (found “./no-such-file.yaml”)',
  ],
  [
    'an earlier key alone',
    { SECRET_KEY_PREVIOUS: SECRET_KEY },
    'SECRET_KEY is missing: SECRET_KEY_PREVIOUS only opens what was sealed before',
  ],
  [
    'figures where everybody reaches them',
    { PORT: '8080', METRICS_PORT: '8080' },
    'METRICS_PORT must differ from PORT: the metrics are not for everybody who can reach the bot',
  ],
  [
    'a host for figures without a port',
    { METRICS_HOST: '0.0.0.0' },
    'METRICS_PORT is missing: METRICS_HOST alone does nothing',
  ],
])('%s is a mistake that says where to look', (_says, env, sentence) => {
  expect(() => readConfig(env)).toThrow(`Please put these settings right:\n- ${sentence}`);
});

test.each([
  ['Socket Mode', { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: 'xapp-1' }],
  [
    'a managed identity without a password',
    { MicrosoftAppId: APP_ID, MicrosoftAppTenantId: APP_ID, MicrosoftAppType: 'UserAssignedMSI' },
  ],
  [
    'a multi-tenant bot without a tenant',
    { MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'secret', MicrosoftAppType: 'MultiTenant' },
  ],
  ['an address on this machine without https', { PUBLIC_URL: 'http://localhost:3000' }],
  ['any free port', { PORT: '0' }],
])('%s is complete', (_says, env) => {
  expect(() => readConfig(env)).not.toThrow();
});

test.each(['127.0.0.1', '127.8.8.8', 'localhost', '::1'])('activities without a token are accepted on %s', (HOST) => {
  const { teams: settings } = readConfig({ TEAMS_ALLOW_UNAUTHENTICATED: '1', HOST });
  const rest = { allowUnauthenticated: true, targetedMessages: false, allowedTenants: expect.any(Function) };
  expect(settings).toEqual({ appType: 'SingleTenant', ...rest });
});

test.each([
  ['where other machines can reach the bot', { HOST: '0.0.0.0' }, 'unless only this machine can reach the bot'],
  [
    'on an address that only looks local',
    { HOST: '127.0.0.1.example.org' },
    'unless only this machine can reach the bot',
  ],
  ['where no host is named', {}, 'unless only this machine can reach the bot'],
  [
    'in production',
    { HOST: '127.0.0.1', NODE_ENV: 'production', SECRET_KEY },
    'it is refused when NODE_ENV is production',
  ],
])('activities without a token are refused %s', (_says, env, sentence) => {
  expect(() => readConfig({ ...env, TEAMS_ALLOW_UNAUTHENTICATED: '1' })).toThrow(sentence);
});

test('figures are shown where they are asked for, and to this machine alone unless a host is named', () => {
  expect(readConfig({}).metrics).toBeUndefined();
  expect(readConfig({ METRICS_PORT: '9464' }).metrics).toEqual({ host: '127.0.0.1', port: 9464 });
  const anywhere = { METRICS_PORT: '9464', METRICS_HOST: '0.0.0.0' };
  expect(readConfig(anywhere).metrics).toEqual({ host: '0.0.0.0', port: 9464 });
});

test('the way out is read in capitals and small letters, with or without http://, and its password is no word for the log', () => {
  const proxy = { address: 'http://ann:s3cret%20word@proxy.example.org:8080', except: ['slack.com', '.example.org'] };
  const except = 'slack.com, .example.org';
  const config = readConfig({ HTTPS_PROXY: proxy.address.replace('http://', ''), NO_PROXY: except });
  expect(config.proxy).toEqual(proxy);
  expect(config.secrets).toEqual(['s3cret%20word', 's3cret word']);
  expect(readConfig({ https_proxy: proxy.address, HTTPS_PROXY: 'http://other', no_proxy: except }).proxy).toEqual(
    proxy,
  );
  expect(readConfig({ NO_PROXY: except }).proxy).toBeUndefined();
});

test.each(['socks5://hunter2:1080', 'http://', 'http://hunter2/path', 'hunter2 8080'])(
  '%s is no proxy',
  (HTTPS_PROXY) => {
    const told = () => readConfig({ HTTPS_PROXY });
    expect(told).toThrow('HTTPS_PROXY must be the address of a proxy, such as http://proxy.example.org:8080');
    expect(told).not.toThrow('hunter2');
  },
);

test('a prefix leaves room for the longest name of a command in Slack’s 32 characters', () => {
  expect(readConfig({ ...slack, SLACK_COMMAND_PREFIX: 'a'.repeat(22) }).slack?.commandPrefix).toHaveLength(22);
  expect(() => readConfig({ SLACK_COMMAND_PREFIX: 'a'.repeat(23) })).toThrow(
    'SLACK_COMMAND_PREFIX must have at most 22 characters',
  );
});

test('no mistake shows a secret', () => {
  const wrong = {
    SLACK_BOT_TOKEN: 'hunter2',
    SLACK_APP_TOKEN: 'hunter2',
    SECRET_KEY: 'hunter2',
    DATABASE_URL: 'hunter2',
    SECRET_KEY_PREVIOUS: 'hunter2',
  };
  const told = (() => {
    try {
      return String(readConfig(wrong));
    } catch (error) {
      return String(error);
    }
  })();
  for (const name of Object.keys(wrong)) expect(told).toContain(name);
  expect(told).not.toContain('hunter2');
});

test('a command can ask for a few settings before the others are known', () => {
  const env = { ...slack, SLACK_SIGNING_SECRET: '', PUBLIC_URL: 'https://compass.example.org' };
  expect(readSettings(['PUBLIC_URL', 'DATABASE_URL'], env)).toMatchObject({
    PUBLIC_URL: 'https://compass.example.org',
    DATABASE_URL: 'file:./data/compass.db',
  });
  expect(() => readSettings(['PUBLIC_URL'], { PUBLIC_URL: 'compass' })).toThrow('PUBLIC_URL must be an address');
});

test('the names that a production start needs are told with the way to their values', () => {
  expect(NO_PLATFORM).toMatchInlineSnapshot(`
"No platform is set up, so there is nobody to answer. Set one or both of these:
- Slack: SLACK_BOT_TOKEN (Slack → your app → OAuth & Permissions → Bot User OAuth Token) and SLACK_SIGNING_SECRET (Slack → your app → Basic Information → App Credentials), or SLACK_APP_TOKEN for Socket Mode (Slack → your app → Basic Information → App-Level Tokens); for many workspaces SLACK_CLIENT_ID, see manifests/README.md
- Teams: MicrosoftAppId (Azure portal → your Azure Bot → Configuration → Microsoft App ID), MicrosoftAppPassword (Azure portal → App registrations → your bot → Certificates & secrets → the value of a client secret) and MicrosoftAppTenantId (Azure portal → your Azure Bot → Configuration → App Tenant ID)
- in production, for either: SECRET_KEY"
`);
});
