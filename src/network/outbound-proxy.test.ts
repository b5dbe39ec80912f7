import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { type BuiltProgram, buildProgram } from '../testing/run/built-program';
import { startListening } from '../testing/run/listening-bot';
import { startWalledNetwork } from '../testing/run/walled-network';
import { APP_ID } from '../testing/teams/local-teams';
import type { Json } from '../tryout/json';
import { createActs as createSlackActs } from '../tryout/slack/acts';
import { type Deliver, deliverOverHttp, deliverOverSocket } from '../tryout/slack/deliver';
import { buttonsIn, readable } from '../tryout/slack/readable';
import { startLocalSlack } from '../tryout/slack/start';
import { createActs as createTeamsActs } from '../tryout/teams/acts';
import { deliverTo } from '../tryout/teams/deliver';
import { type LocalIssuer, startLocalIssuer } from '../tryout/teams/issuer';
import { startLocalConnector } from '../tryout/teams/start';
import { createExempt, TunnelAgent } from './outbound-proxy';

const ANN = 'U0ANN';
const TEAMS_ANN = { id: '29:ann', name: 'Ann Example', aadObjectId: '11111111-0000-4000-8000-00000000000a' };
const ROOM = 'a:ann-and-the-bot';
const TOKEN = 'the-bots-own-token';

let program: BuiltProgram;
beforeAll(async () => {
  program = await buildProgram();
}, 120_000);
afterAll(() => program.remove());

/** Microsoft's login: where its tokens come from, and a token for every caller. */
function login(request: IncomingMessage, response: ServerResponse): void {
  const address = 'https://login.microsoftonline.com/tenant';
  const body =
    request.method === 'POST'
      ? { token_type: 'Bearer', expires_in: 3600, access_token: TOKEN }
      : {
          issuer: `${address}/v2.0`,
          authorization_endpoint: `${address}/oauth2/v2.0/authorize`,
          token_endpoint: `${address}/oauth2/v2.0/token`,
          jwks_uri: `${address}/discovery/v2.0/keys`,
        };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** The Bot Framework's keys: who signs its requests, and with which keys. */
const publishedBy = (issuer: LocalIssuer) => async (request: IncomingMessage, response: ServerResponse) => {
  const local = new URL(issuer.openIdMetadataUrl);
  const isMetadata = request.url === '/v1/.well-known/openidconfiguration';
  const said = await (await fetch(isMetadata ? local : `${local.origin}/keys`)).text();
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(said.replaceAll(local.origin, 'https://login.botframework.com'));
};

const teamsSettings = { MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'a-password', MicrosoftAppTenantId: 'tenant' };

/** What the local Slack sends, with the address for answers that Slack would give. */
function fromSlackItself(payload: Json, slackAddress: string): Json {
  if (!('response_url' in payload)) return payload;
  return { ...payload, response_url: String(payload.response_url).replace(slackAddress, 'https://hooks.slack.com') };
}

/** Resolves with the first log line that contains this text. */
async function logged({ bot, lines }: Awaited<ReturnType<typeof startListening>>, says: string): Promise<string> {
  for (;;) {
    const line = lines.find((one) => one.includes(says));
    if (line !== undefined) return line;
    await once(bot.stdout, 'data');
  }
}

describe('a request of node:https', () => {
  const ask = (
    network: Awaited<ReturnType<typeof startWalledNetwork>>,
    host: string,
    except: readonly string[] = [],
  ) => {
    const agent = new TunnelAgent(network.proxy, createExempt(except));
    return new Promise<string>((resolve, reject) => {
      const asked = request({ host, path: '/', agent, ca: network.certificate }, (response) => resolve(text(response)));
      asked.once('error', reject).end();
    });
  };

  test('goes through the proxy, and is told apart from what the proxy or a stranger says', async () => {
    const network = await startWalledNetwork({ 'good.example': (_request, response) => response.end('here') }, [
      'refused.example',
    ]);
    expect(await ask(network, 'good.example')).toBe('here');
    await expect(ask(network, 'refused.example')).rejects.toMatchObject({ code: 'PROXY_REFUSED' });
    await expect(ask(network, 'stranger.example')).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
    await expect(ask(network, 'direct.invalid', ['invalid'])).rejects.toMatchObject({ syscall: 'getaddrinfo' });
    expect([network.went(), network.stayed()]).toEqual([
      ['good.example:443', 'stranger.example:443'],
      ['refused.example:443'],
    ]);
    await network.stop();
  });

  test('fails where there is no proxy', async () => {
    const network = await startWalledNetwork({});
    await network.stop();
    await expect(ask(network, 'good.example')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

test.each([
  ['slack.com', 443, true],
  ['hooks.slack.com', 443, true],
  ['notslack.com', 443, false],
  ['SLACK.com', 443, true],
  ['a.example.org', 8443, true],
  ['a.example.org', 443, false],
  ['127.0.0.1', 443, true],
  ['localhost', 443, true],
])('%s:%i with NO_PROXY=.slack.com,*.example.org:8443 goes directly: %s', (host, port, direct) => {
  expect(createExempt(['.slack.com', '*.example.org:8443'])(host, port)).toBe(direct);
  expect(createExempt(['*'])(host, port)).toBe(true);
});

test.each(['botbuilder', 'agents'])(
  'Slack over HTTP and Teams reach everything through the proxy, and this machine without it (Teams by %s)',
  async (sdk) => {
    const [slack, issuer, connector] = await Promise.all([
      startLocalSlack(),
      startLocalIssuer(),
      startLocalConnector({ token: TOKEN }),
    ]);
    const slackAddress = new URL(slack.apiUrl).origin;
    const network = await startWalledNetwork({
      'slack.com': slackAddress,
      'hooks.slack.com': slackAddress,
      'login.microsoftonline.com': login,
      'login.botframework.com': publishedBy(issuer),
      'smba.trafficmanager.net': new URL(connector.serviceUrl).origin,
    });
    const running = await startListening(program, {
      HTTPS_PROXY: network.proxy,
      NODE_EXTRA_CA_CERTS: network.certificateFile,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      TEAMS_SDK: sdk,
      DATABASE_URL: `file:./data/${sdk}.db`,
      ...teamsSettings,
    });
    const { bot, url, lines, ended } = running;
    expect(await logged(running, '"Slack: ')).toContain('the bot token works');
    expect(await logged(running, '"Teams: ')).toContain('Microsoft gave the bot its token');

    const overHttp = deliverOverHttp(slack, `${url}/slack/events`);
    const deliver: Deliver = (kind, payload, headers) =>
      overHttp(kind, fromSlackItself(payload, slackAddress), headers);
    const acts = createSlackActs(slack, deliver);
    await acts.command(ANN, '/glossary', 'cuckooing');
    const card = await slack.workspace.until(() => slack.workspace.fromBot(ANN)[0]);
    const button = buttonsIn(card.blocks).find(({ value }) => value === 'glossary county-lines');
    if (!button) throw new Error('No card with a button came');
    await acts.press(ANN, card, button);
    await slack.workspace.until(() => slack.workspace.fromBot(ANN)[1]);

    const { rooms } = connector;
    rooms.addPerson(TEAMS_ANN);
    rooms.addRoom({ id: ROOM, kind: 'personal', members: [TEAMS_ANN.id] });
    const serviceUrl = 'https://smba.trafficmanager.net/teams/';
    const deliverTeams = deliverTo(`${url}/api/messages`, () => issuer.token({ aud: APP_ID, serviceurl: serviceUrl }));
    const posted = connector.nextPost();
    await createTeamsActs(connector, (activity) => deliverTeams({ ...activity, serviceUrl })).say(
      TEAMS_ANN.id,
      ROOM,
      'glossary cuckooing',
    );
    expect(JSON.stringify(await posted)).toContain('Cuckooing');

    expect(network.went()).toEqual([
      'hooks.slack.com:443',
      'login.botframework.com:443',
      'login.microsoftonline.com:443',
      'slack.com:443',
      'smba.trafficmanager.net:443',
    ]);
    expect(network.stayed()).toEqual([]);
    expect(lines.join('\n')).not.toMatch(/s3cret/);
    bot.kill('SIGTERM');
    expect(await ended).toBe(0);
    await Promise.all([network.stop(), slack.stop(), issuer.close(), connector.close()]);
  },
  60_000,
);

test('Socket Mode reaches Slack through the proxy', async () => {
  const slack = await startLocalSlack();
  const slackAddress = new URL(slack.apiUrl).origin;
  const network = await startWalledNetwork({ 'slack.com': slackAddress, 'hooks.slack.com': slackAddress });
  const running = await startListening(program, {
    https_proxy: network.proxy,
    NODE_EXTRA_CA_CERTS: network.certificateFile,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
  });
  const { bot, ended } = running;
  await slack.socketMode.connected();
  const overSocket = deliverOverSocket(slack);
  const deliver: Deliver = (kind, payload, headers) =>
    overSocket(kind, fromSlackItself(payload, slackAddress), headers);
  await createSlackActs(slack, deliver).command(ANN, '/glossary', 'cuckooing');
  const card = await slack.workspace.until(() => slack.workspace.fromBot(ANN)[0]);
  expect(readable(card.blocks)).toContain('Cuckooing');
  expect(network.went()).toEqual(['hooks.slack.com:443', 'slack.com:443']);
  bot.kill('SIGTERM');
  expect(await ended).toBe(0);
  await Promise.all([network.stop(), slack.stop()]);
}, 60_000);

test('what the proxy does not let through is told in one line for each platform, and the bot answers all the same', async () => {
  const slack = await startLocalSlack();
  const network = await startWalledNetwork({}, ['slack.com', 'login.microsoftonline.com']);
  const running = await startListening(program, {
    HTTPS_PROXY: network.proxy,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    ...teamsSettings,
  });
  const { bot, url, lines, ended } = running;
  const [toSlack, toTeams] = await Promise.all([logged(running, '"Slack: '), logged(running, '"Teams: ')]);
  const proxy =
    'the proxy does not let the bot through. Check HTTPS_PROXY, its user name and password, and what the proxy allows.';
  expect(JSON.parse(toSlack).msg).toBe(
    `Slack: slack.com cannot be reached (PROXY_REFUSED): ${proxy} Requests from Slack are still answered.`,
  );
  expect(JSON.parse(toTeams).msg).toBe(
    `Teams: login.microsoftonline.com cannot be reached (PROXY_REFUSED): ${proxy} The bot cannot answer in Teams until this is fixed.`,
  );
  expect(lines.filter((line) => /"at":|stack/.test(line))).toEqual([]);
  const acts = createSlackActs(slack, deliverOverHttp(slack, `${url}/slack/events`));
  expect((await acts.command(ANN, '/glossary', 'cuckooing')).body).toContain('Cuckooing');
  bot.kill('SIGTERM');
  expect(await ended).toBe(0);
  await Promise.all([network.stop(), slack.stop()]);
}, 60_000);

test('a host in NO_PROXY is reached without it', async () => {
  const slack = await startLocalSlack();
  const network = await startWalledNetwork({ 'slack.invalid': new URL(slack.apiUrl).origin });
  const running = await startListening(program, {
    HTTPS_PROXY: network.proxy,
    NO_PROXY: 'example.org, .invalid',
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: 'https://slack.invalid/api/',
  });
  const { bot, ended } = running;
  expect(await logged(running, '"Slack: ')).toContain('slack.invalid cannot be reached');
  expect([...network.went(), ...network.stayed()]).toEqual([]);
  bot.kill('SIGTERM');
  expect(await ended).toBe(0);
  await Promise.all([network.stop(), slack.stop()]);
}, 60_000);
