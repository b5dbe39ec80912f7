import { once } from 'node:events';
import { createServer, request as overHttp } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestServices, testServices } from '../../testing/services';
import { issuerKey } from '../../testing/teams/issuer-key';
import { ANN, APP_ID, type LocalTeams, ROOMS, startLocalTeams } from '../../testing/teams/local-teams';
import { activityBasics } from '../../tryout/teams/activities';
import { deliverTo } from '../../tryout/teams/deliver';
import { type LocalIssuer, startLocalIssuer } from '../../tryout/teams/issuer';
import type { Json } from '../../tryout/teams/rooms';

let services: TestServices;
let teams: LocalTeams;

afterEach(() => teams.leave());

const message = (more: Json = {}): Json => ({
  ...activityBasics(teams.connector, { person: ANN.id, room: ROOMS.personal }),
  ...{ type: 'message', id: 'a-question', text: 'help' },
  ...more,
});

/** Tells the bot that it was removed from the channel. */
const removal = (more: Json = {}): Json => ({
  ...activityBasics(teams.connector, { person: ANN.id, room: ROOMS.channel }),
  ...{ type: 'installationUpdate', action: 'remove', id: 'a-removal' },
  ...more,
});

/** Checks that nothing was sent, done or saved. */
function expectUntouched() {
  expect(teams.connector.calls).toEqual([]);
  expect(services.heard).toEqual([]);
  expect(services.addressed.size).toBe(0);
}

describe('with tokens', () => {
  /** Signs for every channel, as Microsoft does. */
  let issuer: LocalIssuer;
  const tokenFor = ({ serviceUrl }: Json) => issuer.token({ aud: APP_ID, serviceurl: serviceUrl });
  const deliver = (activity: Json, token = tokenFor(activity)) => deliverTo(teams.botAddress, () => token)(activity);

  beforeEach(async () => {
    // botbuilder prints what it refuses.
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    services = testServices();
    issuer = await startLocalIssuer(['msteams', 'webchat', 'directline', 'emulator', ''], issuerKey());
    const { openIdMetadataUrl, issuer: name } = issuer;
    teams = await startLocalTeams(services, {
      authority: { openIdMetadataUrl, issuer: name, outboundToken: 'secret' },
    });
  });

  afterEach(() => issuer.close());

  test.each(['webchat', 'directline', 'emulator', 'AseChannel', 'MSTEAMS', '', undefined, 7])(
    'what comes from the channel %j is turned away before anything is done with it, whoever signed for it',
    async (channelId) => {
      expect((await deliver(removal({ channelId }))).status).toBe(403);
      expect((await deliver(message({ channelId }))).status).toBe(403);
      expectUntouched();
    },
  );

  test.each([
    ['1.0', 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', { appid: APP_ID }],
    ['2.0', 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0', { azp: APP_ID }],
    [
      'of a tenant',
      'https://sts.windows.net/72f988bf-0000-4000-8000-00000000c0de/',
      { ver: '1.0', appid: APP_ID, tid: '72f988bf-0000-4000-8000-00000000c0de' },
    ],
  ])('an emulator’s token (%s) is refused', async (ver, iss, claims) => {
    const token = issuer.token({ aud: APP_ID, ver, iss, ...claims });
    expect((await deliver(removal(), token)).status).toBe(401);
    expectUntouched();
  });

  test('the bot’s own token goes to no address but Teams’, in answers neither', async () => {
    const shown: unknown[] = [];
    const stranger = createServer(({ headers }, response) => {
      shown.push(headers.authorization);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"1"}');
    }).listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    // Another name for this machine, which a local Teams does not use.
    const serviceUrl = `http://0.0.0.0:${(stranger.address() as AddressInfo).port}/`;
    const { status } = await deliver(message({ serviceUrl }));
    stranger.close();
    expect({ status, shown }).toEqual({ status: 400, shown: [] });
    expectUntouched();
  });
});

describe('without tokens, on this machine', () => {
  beforeEach(async () => {
    services = testServices();
    teams = await startLocalTeams(services, { allowUnauthenticated: true });
  });

  test('a program on this machine is let in, as Microsoft’s playground is', async () => {
    expect(await ask()).toBe(200);
    expect(teams.connector.calls).toHaveLength(1);
  });

  test.each<[string, Record<string, string>]>([
    ['a name that another site gave this machine', { host: 'rebound.example' }],
    ['this machine’s name with another port', { host: '127.0.0.1:1' }],
    ['another site', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['a form', { 'content-type': 'text/plain' }],
    ['a form that says nothing of what it sends', { 'content-type': '' }],
  ])('%s is turned away', async (_what, headers) => {
    expect(await ask(message(), headers)).toBe(403);
    expectUntouched();
  });

  test.each([
    'https://smba.trafficmanager.net/uk/',
    'http://10.0.0.1/',
    'http://169.254.169.254/',
    'http://[::ffff:7f00:1]/',
  ])('no answer leaves this machine: %s', async (serviceUrl) => {
    expect(await ask(message({ serviceUrl }))).toBe(400);
    expectUntouched();
  });

  test('another channel is turned away too', async () => {
    expect(await ask(removal({ channelId: 'webchat' }))).toBe(403);
    expectUntouched();
  });

  /** `fetch` would not let us name the host. */
  async function ask(activity: Json = message(), headers: Record<string, string> = {}): Promise<number> {
    const request = overHttp(teams.botAddress, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
    });
    request.end(JSON.stringify(activity));
    const [response] = await once(request, 'response');
    response.resume();
    return response.statusCode;
  }
});
