import { generateKeyPairSync } from 'node:crypto';
import { type TestServices, testServices } from '../../testing/services';
import { ANN, APP_ID, ROOMS, startLocalTeams } from '../../testing/teams/local-teams';
import { createCredentialFactory } from '../sdk/botbuilder-authentication';

const [OURS, THEIRS] = ['11111111-2222-4333-8444-555555555555', '99999999-2222-4333-8444-555555555555'];

let services: TestServices;
let teams: Awaited<ReturnType<typeof startLocalTeams>>;
const list: string[] = [];
beforeEach(async () => {
  services = testServices();
  teams = await startLocalTeams(services, { allowedTenants: () => list });
});
afterEach(() => teams.leave());

const answers = async () => {
  const before = teams.connector.rooms.seenBy(ANN.id).length;
  await teams.acts.say(ANN.id, ROOMS.personal, 'glossary county lines');
  await teams.settled();
  return teams.connector.rooms.seenBy(ANN.id).length - before;
};

test('a tenant that is not on the list is not answered, nothing of it is kept, and the log names it', async () => {
  list.splice(0, list.length, OURS);
  expect(await answers()).toBe(0);
  expect([...services.addressed]).toEqual([]);
  expect(services.logged.join('')).toContain(`"tenant":"${teams.connector.rooms.tenantId}"`);
  list.push(teams.connector.rooms.tenantId);
  expect(await answers()).toBe(1);
});

test('a tenant that is taken off the list is no longer written to', async () => {
  list.splice(0, list.length, teams.connector.rooms.tenantId);
  await answers();
  const [conversation] = services.addressed.keys();
  const message = { audience: 'conversation', blocks: [{ kind: 'text', text: 'It is Monday' }] } as const;
  const send = () => teams.adapter.messenger.send(conversation ?? 'teams:t:c', message);
  await send();
  list.splice(0, list.length, THEIRS);
  await expect(send()).rejects.toThrow('not sent');
});

test('without a list, whoever the platform lets through is answered', async () => {
  list.splice(0);
  expect(await answers()).toBe(1);
});

test('a certificate proves who the bot is where there is no password', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const factory = createCredentialFactory({
    ...{ appId: APP_ID, tenantId: OURS, appType: 'SingleTenant', allowUnauthenticated: false, targetedMessages: false },
    certificate: {
      thumbprint: 'A'.repeat(40),
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    },
  });
  const credentials = await factory.createCredentials(APP_ID, 'audience', 'https://login.example', true);
  expect(credentials.constructor.name).toBe('CertificateAppCredentials');
});
