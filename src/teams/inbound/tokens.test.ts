import { type TestServices, testServices } from '../../testing/services';
import { issuerKey } from '../../testing/teams/issuer-key';
import { ANN, APP_ID, type LocalTeams, ROOMS, startLocalTeams } from '../../testing/teams/local-teams';
import { activityBasics } from '../../tryout/teams/activities';
import { deliverTo } from '../../tryout/teams/deliver';
import { startLocalIssuer, type TokenOptions } from '../../tryout/teams/issuer';
import { startTeams } from '../start';

let teams: LocalTeams;
let services: TestServices;

beforeAll(async () => {
  // botbuilder prints what it refuses.
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  services = testServices();
  teams = await startLocalTeams(services);
});

afterAll(() => teams.leave());

type Claims = Record<string, unknown>;

const good = (): Claims => ({ aud: APP_ID, serviceurl: teams.serviceUrl });
const seconds = (more: number) => Math.floor(Date.now() / 1000) + more;

test('a token from the channel, for this bot, is let in and the question is answered', async () => {
  expect(await statusWith(good())).toBe(200);
  expect(teams.connector.rooms.seenBy(ANN.id)).toHaveLength(1);
});

test('a token that ran out less than five minutes ago is let in: clocks differ', async () => {
  expect(await statusWith({ ...good(), exp: seconds(-240) })).toBe(200);
});

const refused: [string, () => Claims, TokenOptions][] = [
  ['from another issuer', () => ({ ...good(), iss: 'https://evil.example' }), {}],
  ['without an issuer', () => ({ ...good(), iss: undefined }), {}],
  ['for another bot', () => ({ ...good(), aud: 'another-bot' }), {}],
  ['without an audience', () => ({ serviceurl: teams.serviceUrl }), {}],
  ['that ran out more than five minutes ago', () => ({ ...good(), exp: seconds(-360) }), {}],
  ['that is not valid yet', () => ({ ...good(), nbf: seconds(3600) }), {}],
  ['for another service address', () => ({ ...good(), serviceurl: 'https://evil.example/' }), {}],
  ['without a service address', () => ({ aud: APP_ID }), {}],
  ['signed with another key', good, { key: 'other' }],
  ['without a signature', good, { algorithm: 'none' }],
  ['signed with the public key as a password', good, { algorithm: 'HS256' }],
];

test.each(refused)('a token %s is refused with 401', async (_what, claims, options) => {
  const before = teams.connector.calls.length;
  expect(await statusWith(claims(), options)).toBe(401);
  expect(teams.connector.calls).toHaveLength(before);
});

test.each(['', 'Bearer', 'Bearer x', 'Bearer a.b.c', 'Bearer bnVsbA.bnVsbA.x', 'Basic dXNlcjpwYXNz', 'a b c'])(
  '“%s” as authorization is refused with 401',
  async (authorization) => {
    expect(await statusOf(authorization)).toBe(401);
  },
);

test('a request without any authorization is refused with 401', async () => {
  expect((await deliverTo(teams.botAddress)(question())).status).toBe(401);
});

test('a token does not help an activity that names no address to answer to', async () => {
  const activity = { ...question(), serviceUrl: undefined };
  const token = teams.issuer.token({ aud: APP_ID });
  expect([400, 401]).toContain((await deliverTo(teams.botAddress, () => token)(activity)).status);
});

test('a token signed with a key for other channels is refused with 401', async () => {
  const webChat = await startLocalIssuer(['webchat'], issuerKey());
  const authority = { openIdMetadataUrl: webChat.openIdMetadataUrl, issuer: webChat.issuer, outboundToken: 'x' };
  const other = await startLocalTeams(testServices(), { authority });
  expect((await other.acts.say(ANN.id, ROOMS.personal, 'help')).status).toBe(401);
  await Promise.all([other.leave(), webChat.close()]);
});

test('keys that cannot be fetched are a fault here, not a mistake of the sender', async () => {
  const openIdMetadataUrl = `${teams.serviceUrl}no-metadata`;
  const authority = { openIdMetadataUrl, issuer: teams.issuer.issuer, outboundToken: 'x' };
  const lost = await startLocalTeams(testServices(), { authority });
  expect((await lost.acts.say(ANN.id, ROOMS.personal, 'help')).status).toBe(503);
  await lost.leave();
});

test('the bot shows the connector its own token, and nobody theirs', () => {
  for (const { authorization } of teams.connector.calls) expect(authorization).toBe('Bearer the-bots-own-token');
});

test('no token and no question is ever logged', () => {
  expect(services.logged.join('\n')).not.toMatch(/eyJ|county/);
});

test('where it was asked for, activities without a token are answered', async () => {
  const open = await startLocalTeams(testServices(), { allowUnauthenticated: true });
  await open.acts.say(ANN.id, ROOMS.personal, 'glossary county lines');
  expect(open.connector.rooms.seenBy(ANN.id)).toHaveLength(1);
  expect(open.connector.calls[0]?.authorization).toBeUndefined();
  await open.leave();
});

test('without an app id the adapter does not start', async () => {
  const settings = { appType: 'SingleTenant', allowUnauthenticated: false, targetedMessages: false } as const;
  await expect(startTeams(settings, testServices())).rejects.toThrow('MicrosoftAppId');
});

test.each(['SingleTenant', 'MultiTenant', 'UserAssignedMSI'] as const)(
  'a %s bot refuses requests without a token',
  async (appType) => {
    const password = appType === 'UserAssignedMSI' ? {} : { appPassword: 'secret' };
    const adapter = await startTeams(
      { appId: APP_ID, tenantId: 'tenant', appType, ...password, allowUnauthenticated: false, targetedMessages: false },
      testServices(),
    );
    expect(adapter.handle).toBeDefined();
    await adapter.stop();
  },
);

let asked = 0;

function question() {
  const basics = activityBasics(teams.connector, { person: ANN.id, room: ROOMS.personal });
  return { ...basics, type: 'message', id: `question-${++asked}`, text: 'glossary county lines' };
}

const statusWith = (claims: Claims, options?: TokenOptions) =>
  statusOf(`Bearer ${teams.issuer.token(claims, options)}`);

async function statusOf(authorization: string): Promise<number> {
  const response = await fetch(teams.botAddress, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify(question()),
  });
  expect(await response.text()).toBe('');
  return response.status;
}
