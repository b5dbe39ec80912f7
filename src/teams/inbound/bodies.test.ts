import { connect } from 'node:net';
import { testServices } from '../../testing/services';
import { ANN, APP_ID, type LocalTeams, ROOMS, startLocalTeams } from '../../testing/teams/local-teams';

let teams: LocalTeams;

beforeAll(async () => {
  teams = await startLocalTeams(testServices(), { bodyTimeLimit: 300 });
});

// Whatever was sent: the bot is still there.
afterEach(async () => {
  expect((await teams.acts.say(ANN.id, ROOMS.personal, 'help')).status).toBe(200);
});

afterAll(() => teams.leave());

const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

test.each([
  ['without a type', '{"a":1}', 400],
  ['with a type that is no text', '{"type":1}', 400],
  ['with an empty type', '{"type":""}', 400],
  ['that is not JSON', 'payload=%7B%7D', 400],
  ['that breaks off', '{"type":"message"', 400],
  ['that is empty', '', 400],
  ['of null', 'null', 400],
  ['that is a list', '[{"type":"message"}]', 400],
  ['that is a number', '1', 400],
  ['10,000 deep', deep(10_000), 400],
  ['10,000 deep inside an activity', `{"type":"message","channelId":"msteams","value":${deep(10_000)}}`, 401],
  ['120,000 deep inside an activity', `{"type":"message","channelId":"msteams","channelData":${deep(120_000)}}`, 401],
  ['with a prototype', '{"type":"message","channelId":"msteams","__proto__":{"appId":"x"}}', 401],
  ['of bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x80]), 400],
  ['of 5 MB', `{"type":"message","text":"${'x'.repeat(5 * 1024 * 1024)}"}`, 413],
])('a body %s is refused', async (_what, body, status) => {
  const response = await fetch(teams.botAddress, { method: 'POST', body });
  expect(response.status).toBe(status);
  expect(await response.text()).toBe('');
});

test('a body that does not come in time is refused with 408', async () => {
  expect(await sendRaw('POST /api/messages HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{"type"')).toMatch(
    /^HTTP\/1.1 408/,
  );
});

test('a body that never ends is refused with 413', async () => {
  const head = 'POST /api/messages HTTP/1.1\r\nhost: x\r\ncontent-length: 999999999\r\n\r\n';
  expect(await sendRaw(head + 'x'.repeat(400 * 1024))).toMatch(/^HTTP\/1.1 413/);
});

test('a sender who goes away in the middle leaves nothing behind', async () => {
  const { port } = new URL(teams.botAddress);
  const socket = connect(Number(port), '127.0.0.1');
  await new Promise<void>((sent) => {
    socket.write('POST /api/messages HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{"type"', () => sent());
  });
  await new Promise<void>((gone) => {
    socket.once('close', () => gone());
    socket.destroy();
  });
});

test('another method is refused with 405', async () => {
  expect((await fetch(teams.botAddress)).status).toBe(405);
});

test('a right token does not make a strange activity harmful', async () => {
  const strange = [
    { type: 'message' },
    { type: 'message', from: null, conversation: [], recipient: 'x' },
    { type: 'invoke', name: 'adaptiveCard/action' },
    { type: 'invoke', name: 'composeExtension/query', value: [[[]]] },
    { type: 'conversationUpdate', membersAdded: 'x' },
    { type: 'message', timestamp: 'never', entities: [null, 1, { type: 'mention' }] },
    { type: 'somethingNew' },
  ];
  for (const activity of strange) {
    const { status } = await teams.deliver({ ...activity, serviceUrl: teams.serviceUrl, channelId: 'msteams' });
    expect([200, 501]).toContain(status);
  }
});

test('nor does what lies deep inside an activity', async () => {
  const { serviceUrl } = teams;
  const authorization = `Bearer ${teams.issuer.token({ aud: APP_ID, serviceurl: serviceUrl })}`;
  for (const field of ['value', 'text', 'from', 'conversation', 'channelData', 'entities', 'timestamp']) {
    const body = `{"type":"message","channelId":"msteams","serviceUrl":"${serviceUrl}","${field}":${deep(100_000)}}`;
    const response = await fetch(teams.botAddress, { method: 'POST', headers: { authorization }, body });
    expect(response.status).toBe(200);
  }
});

/** What the bot says to bytes written as they are. */
function sendRaw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(teams.botAddress);
    let heard = '';
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
    socket.on('data', (part) => {
      heard += part.toString();
    });
    socket.once('end', () => resolve(heard));
    socket.once('error', reject);
  });
}
