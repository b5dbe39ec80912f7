import { type TestServices, testServices } from '../../testing/services';
import { ANN, type LocalTeams, ROOMS, startLocalTeams } from '../../testing/teams/local-teams';
import { activityBasics } from '../../tryout/teams/activities';
import { type Json, TEAM_ID } from '../../tryout/teams/rooms';
import { TENANT } from '../../tryout/teams/start';

let services: TestServices;
let teams: LocalTeams;

beforeEach(async () => {
  services = testServices();
  teams = await startLocalTeams(services);
});

afterEach(() => teams.leave());

const place = (room: string) => `teams:${TENANT}:${room}` as const;
const left = () => services.heard.flatMap((one) => (one.left ? [one.left] : []));
const removed = () => services.heard.flatMap((one) => (one.removed ? [one.removed] : []));

test('taken out of a chat, the app is removed from it, and nothing is written down there', async () => {
  await teams.acts.uninstall(ANN.id, ROOMS.group);
  const removal = { tenant: `teams:${TENANT}`, conversations: [place(ROOMS.group)], leadsTo: expect.any(Function) };
  expect(removed()).toEqual([removal, removal]);
  expect([...services.addressed.keys()]).toEqual([]);
  expect(teams.connector.calls).toEqual([]);
});

test('taken out of a team, it is removed from every channel that is known to be of that team', async () => {
  await teams.acts.mention(ANN.id, ROOMS.channel, 'help');
  await teams.acts.mention(ANN.id, ROOMS.group, 'help');
  const [channel, group, ann] = [ROOMS.channel, ROOMS.group, ANN.aadObjectId].map(
    (id) => services.addressed.get(place(id))?.note ?? '',
  );
  await teams.acts.uninstall(ANN.id, TEAM_ID);
  const [removal] = removed();
  expect(removal?.conversations).toEqual([place(TEAM_ID)]);
  expect([channel, group, ann, 'not ours'].map((note) => removal?.leadsTo(note ?? ''))).toEqual([
    'gone',
    'here',
    'nowhere',
    'here',
  ]);
});

test('what could not be deleted is deleted when Teams tells of it again', async () => {
  let fails = true;
  const { onRemoved: remove } = services.lifecycle;
  Object.assign(services.lifecycle, {
    removed: (...all: Parameters<typeof remove>) => (fails ? Promise.reject(new Error('no database')) : remove(...all)),
  });
  const basics = activityBasics(teams.connector, { person: ANN.id, room: ROOMS.group });
  const removal = { ...basics, type: 'installationUpdate', action: 'remove', id: 'x' };
  await teams.deliver(removal);
  fails = false;
  await teams.deliver(removal);
  expect(removed()).toHaveLength(1);
});

test('a channel that is deleted is gone', async () => {
  await teams.acts.deleteChannel(ANN.id, ROOMS.channel);
  expect(left()).toEqual([[place(ROOMS.channel), 'gone']]);
});

test('a team that is deleted for good has no app any more', async () => {
  const basics = activityBasics(teams.connector, { person: ANN.id, room: TEAM_ID });
  const channelData = { ...(basics.channelData as object), eventType: 'teamHardDeleted' };
  await teams.deliver({ ...basics, type: 'conversationUpdate', channelData, id: 'x' });
  expect(removed()).toMatchObject([{ conversations: [place(TEAM_ID)] }]);
});

test('a team that is deleted is gone, and one that is archived is archived', async () => {
  await teams.acts.changeTeam(ANN.id, 'teamDeleted');
  await teams.acts.changeTeam(ANN.id, 'teamArchived');
  expect(left()).toEqual([
    [place(TEAM_ID), 'gone'],
    [place(TEAM_ID), 'archived'],
  ]);
});

test.each<[string, Json]>([
  ['an app that is brought up to date', { type: 'installationUpdate', action: 'remove-upgrade' }],
  ['a person who leaves', { type: 'conversationUpdate', membersRemoved: [{ id: ANN.id }] }],
  ['a channel that is renamed', { type: 'conversationUpdate', channelData: { eventType: 'channelRenamed' } }],
  ['a deleted channel without a name', { type: 'conversationUpdate', channelData: { eventType: 'channelDeleted' } }],
  ['a message that says so', { type: 'message', channelData: { eventType: 'teamDeleted', team: { id: TEAM_ID } } }],
  ['an event of no known kind', { type: 'conversationUpdate', channelData: { eventType: 7, team: 'x', channel: [] } }],
])('%s is no such news', async (_what, event) => {
  const basics = activityBasics(teams.connector, { person: ANN.id, room: ROOMS.channel });
  expect((await teams.deliver({ ...basics, id: 'x', ...event })).status).toBe(200);
  expect(services.heard).toEqual([]);
});

test('after the app is installed again, the bot can speak there again', async () => {
  await teams.acts.uninstall(ANN.id, ROOMS.group);
  await teams.acts.install(ANN.id, ROOMS.group);
  const message = { audience: 'conversation', blocks: [{ kind: 'text', text: 'Here again' }] } as const;
  await expect(teams.adapter.messenger.send(place(ROOMS.group), message)).resolves.toEqual(expect.any(String));
});
