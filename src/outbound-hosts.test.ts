import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOSTS } from './cli/approval/data-flow';
import { isTeamsService } from './teams/service-address';

const SOURCES = (readdirSync(__dirname, { recursive: true }) as string[])
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.endsWith('.test.ts'))
  // The try-out is not in the production image, and speaks to this machine alone.
  .filter((file) => !/^(testing|bench|tryout)\//.test(file))
  .map((file) => ({ file, code: withoutComments(readFileSync(join(__dirname, file), 'utf8')) }));

const filesWith = (what: RegExp) =>
  SOURCES.filter(({ code }) => what.test(code))
    .map(({ file }) => file)
    .sort();

test('every place that opens a connection is known, and calls Slack, Microsoft, or what the operator has set', () => {
  const opening =
    /\bfetch\(|\bnew (?:webApi\.)?WebClient\(|\bhttps?\.(?:request|get)\(|\bnet\.|from 'node:(?:http2|dgram|dns|tls)'|\bnew (?:CloudAdapter|TeamsConnectorClient|MsalTokenProvider|SocketModeClient|App|Pool|Client|Agent|ProxyAgent|WebSocket|EventSource)\(|\bconnect\(/;
  expect(filesWith(opening)).toEqual([
    'network/outbound-proxy.ts',
    'network/time-elsewhere.ts',
    'slack/inbound/socket-receiver.ts',
    'slack/install/install.ts',
    'slack/install/installations.ts',
    'slack/install/workspaces.ts',
    'slack/outbound/client.ts',
    'slack/outbound/file-sender.ts',
    'slack/outbound/response-url.ts',
    'slack/start.ts',
    'store/db/postgres.ts',
    'teams/inbound/check-credentials.ts',
    'teams/outbound/upload-file.ts',
    'teams/sdk/agents.ts',
    'teams/sdk/botbuilder.ts',
    'teams/sdk/signing-keys.ts',
  ]);
});

/** Addresses that people open, that are examples, or that name a format; the program calls none of them. */
const FOR_PEOPLE = [
  ...[
    'compass.example.org',
    'example.org',
    'proxy.example.org',
    'tce.researchinpractice.org.uk',
    'teams.microsoft.com',
  ],
  ...['www.w3.org', 'adaptivecards.io'],
];

test('every host that stands in the source is one that the pack names, or is for people to open', () => {
  const hosts = SOURCES.flatMap(({ code }) =>
    [...code.matchAll(/https?:\/\/([a-z0-9][\w.-]*\.[a-z]{2,})/gi)].map(([, host = '']) => host),
  );
  const unknown = [...new Set(hosts)].filter((host) => !FOR_PEOPLE.includes(host) && !isNamed(host));
  expect(unknown).toEqual([]);
});

test('the hosts that Teams’ messages may go to are those that the pack names', () => {
  for (const { host } of HOSTS.filter(({ for: what }) => what.includes('Teams')))
    expect([host, isTeamsService(`https://${host.replace('*.', 'a.')}/x`, false)]).toEqual([host, true]);
  const [, hosts = '', domains = ''] =
    /const HOSTS = \[(.*?)\];[\s\S]*const DOMAINS = \[(.*?)\];/.exec(codeOf('teams/service-address.ts')) ?? [];
  const named = [...`${hosts},${domains}`.matchAll(/'([^']+)'/g)].map(([, host = '']) => host);
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter((host) => !isNamed(host.startsWith('.') ? `a${host}` : host))).toEqual([]);
});

test('it listens in one place of the source, which serves the bot and, if they are wanted, its figures', () => {
  expect(filesWith(/\bcreateServer\(/)).toEqual(['server/server.ts']);
  expect(filesWith(/\bstartServer\(/)).toEqual(['bot.ts', 'server/server.ts']);
  expect(codeOf('bot.ts').match(/\bstartServer\(/g)).toHaveLength(2);
});

test('no library that ships sends figures or text to anybody else', () => {
  const { packages } = JSON.parse(readFileSync(join(__dirname, '..', 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; hasInstallScript?: boolean }>;
  };
  const shipped = Object.entries(packages).flatMap(([path, { dev }]) =>
    path === '' || dev ? [] : [path.replace(/^.*node_modules\//, '')],
  );
  expect(shipped.length).toBeGreaterThan(100);
  const telling =
    /applicationinsights|sentry|datadog|newrelic|posthog|segment|mixpanel|amplitude|bugsnag|rollbar|opentelemetry\/(?:sdk|exporter)|openai|anthropic|langchain|transformers|ollama|google-analytics|update-notifier/i;
  expect(shipped.filter((name) => telling.test(name))).toEqual([]);
});

function isNamed(host: string): boolean {
  return HOSTS.some(({ host: known }) => (known.startsWith('*.') ? host.endsWith(known.slice(1)) : host === known));
}

function codeOf(file: string): string {
  return SOURCES.find((one) => one.file === file)?.code ?? '';
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}
