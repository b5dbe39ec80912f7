import { NOW, testServices } from '../../testing/services';
import { ANN, BEN, type LocalTeams, ROOMS, startLocalTeams } from '../../testing/teams/local-teams';
import { activityBasics } from '../../tryout/teams/activities';
import { BOT_ID, TEAM_ID } from '../../tryout/teams/rooms';
import { TENANT } from '../../tryout/teams/start';

type Written = { readonly of: string; readonly tenant: string; readonly note: string };

let written: Written[];
let now: Date;
let teams: LocalTeams;

beforeEach(async () => {
  written = [];
  now = NOW;
  teams = await startLocalTeams(
    testServices({
      clock: () => now,
      conversationReferences: {
        remember: async (of, tenant, note) => void written.push({ of, tenant, note }),
        find: async (of) => writtenOf(of).at(-1)?.note,
      },
    }),
  );
});

afterEach(() => teams.leave());

const tenant = `teams:${TENANT}`;
const CHANNEL = `${tenant}:${ROOMS.channel}`;
const writtenOf = (of: string) => written.filter((one) => one.of === of);

test('a conversation is written down when it is spoken in, by its channel and not by its thread', async () => {
  await teams.acts.mention(ANN.id, ROOMS.channel, 'help', '1700000000001');
  const [address] = writtenOf(CHANNEL);
  expect(address?.tenant).toBe(tenant);
  expect(JSON.parse(address?.note ?? '')).toEqual({
    version: 1,
    serviceUrl: teams.serviceUrl,
    bot: BOT_ID,
    tenant: TENANT,
    to: { kind: 'channel', conversation: ROOMS.channel, team: TEAM_ID },
  });
});

test('so is whoever speaks, by the account that a personal chat is opened with, and without a name', async () => {
  await teams.acts.mention(ANN.id, ROOMS.group, 'help');
  const [address] = writtenOf(`${tenant}:${ANN.aadObjectId}`);
  expect(JSON.parse(address?.note ?? '').to).toEqual({ kind: 'person', account: ANN.id });
  expect(JSON.stringify(written)).not.toContain(ANN.name);
});

test('it is written down when the app is installed', async () => {
  await teams.acts.install(ANN.id, ROOMS.group);
  expect(writtenOf(`${tenant}:${ROOMS.group}`)).toHaveLength(1);
});

test('and when a button is pressed', async () => {
  await teams.acts.mention(ANN.id, ROOMS.channel, 'glossary cuckooing');
  await teams.acts.press(BEN.id, 'More');
  await teams.acts.press(BEN.id, 'County lines');
  expect(writtenOf(`${tenant}:${BEN.aadObjectId}`)).toHaveLength(1);
});

test('a vote from one’s own chat leaves nothing behind: a personal chat is somebody', async () => {
  const action = { verb: 'says', data: { says: 'vote aaaaaaaaaaaaaaaaaaaaaaaa 0', context: { at: ROOMS.channel } } };
  const basics = activityBasics(teams.connector, { person: ANN.id, room: ROOMS.personal });
  await teams.deliver({ ...basics, type: 'invoke', name: 'adaptiveCard/action', id: 'f:1', value: { action } });
  expect(written).toEqual([]);
});

test('a search while people write to each other leaves nothing behind', async () => {
  await teams.acts.search(ANN.id, ROOMS.group, 'county lines');
  expect(written).toEqual([]);
});

test('a busy conversation is written down once an hour', async () => {
  for (let minutes = 0; minutes < 120; minutes += 20) {
    now = new Date(NOW.getTime() + minutes * 60_000);
    await teams.acts.mention(ANN.id, ROOMS.channel, 'help');
  }
  expect(writtenOf(CHANNEL)).toHaveLength(2);
});

test('a new service address is written down at once', async () => {
  await teams.acts.mention(ANN.id, ROOMS.channel, 'help');
  const moved = teams.serviceUrl.replace('/teams/', '/teams//');
  const basics = activityBasics(teams.connector, { person: ANN.id, room: ROOMS.channel });
  await teams.deliver({ ...basics, serviceUrl: moved, type: 'conversationUpdate', id: 'moved' });
  expect(writtenOf(CHANNEL).map(({ note }) => JSON.parse(note).serviceUrl)).toEqual([teams.serviceUrl, moved]);
});

test('the address of a stranger is never written down, whoever signed for it', async () => {
  const basics = activityBasics(teams.connector, { person: ANN.id, room: ROOMS.channel });
  const received = await teams.deliver({
    ...basics,
    serviceUrl: 'https://evil.example/',
    type: 'conversationUpdate',
    id: 'stranger',
  });
  expect(received.status).toBe(400);
  expect(written).toEqual([]);
});

test('an activity that is turned away leaves nothing behind', async () => {
  const basics = activityBasics(teams.connector, { person: ANN.id, room: ROOMS.channel });
  const response = await fetch(teams.botAddress, {
    method: 'POST',
    body: JSON.stringify({ ...basics, type: 'message', text: 'help' }),
  });
  expect(response.status).toBe(401);
  expect(written).toEqual([]);
});

test('a question is answered also where nothing can be written down', async () => {
  const services = testServices({
    conversationReferences: {
      remember: () => Promise.reject(new Error('the disk is full')),
      find: async () => undefined,
    },
  });
  const other = await startLocalTeams(services);
  await other.acts.say(ANN.id, ROOMS.personal, 'help');
  expect(other.connector.rooms.seenBy(ANN.id)).toHaveLength(1);
  expect(services.logged.join()).toContain('the disk is full');
  await other.leave();
});
