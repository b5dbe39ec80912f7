import { scheduleReports } from '../commands/reflect/reports';
import type { Messenger } from '../messenger';
import { createRemoval } from '../schedule/prompts/removal';
import { openStore, type Store } from '../store/open-store';
import { testServices } from '../testing/services';
import { openPoll } from '../testing/stores/stored-polls';
import { ANN, BEN, type LocalTeams, ROOMS, startLocalTeams } from '../testing/teams/local-teams';
import { weekly } from '../testing/weekly-prompts';
import { activityBasics } from '../tryout/teams/activities';
import { BOT_ID, TEAM_ID, textFor } from '../tryout/teams/rooms';
import { TENANT } from '../tryout/teams/start';

const tenant = `teams:${TENANT}` as const;
const place = (room: string) => `${tenant}:${room}` as const;
const SECOND = '19:second-channel@thread.tacv2';

let store: Store;
let teams: LocalTeams;

/** The real adapter on a real store, as `bot.ts` puts them together; with a second channel in the team. */
beforeEach(async () => {
  store = await openStore('file::memory:');
  const speaking: { teams?: Messenger } = {};
  const messenger: Pick<Messenger, 'sendDirect'> = {
    sendDirect: (person, message) =>
      speaking.teams?.sendDirect(person, message) ?? Promise.reject(new Error('no adapter')),
  };
  const services = testServices();
  const removal = {
    store,
    messenger: { ...services.messenger, ...messenger },
    messages: {
      card: () => ({ audience: 'asker', blocks: [] }) as const,
      anotherView: () => undefined,
      ...scheduleReports,
    },
    log: services.log,
  };
  teams = await startLocalTeams({
    ...services,
    ...{ conversationReferences: store.conversationReferences, firstTime: store.firstTime, release: store.release },
    lifecycle: {
      onInstalled: async () => undefined,
      onConversationLost: async (conversation, why) => void (await store.schedules.pause(conversation, why)),
      onUninstalled: async (tenant) => void (await store.deleteTenant(tenant)),
      onRemoved: createRemoval(removal),
    },
  });
  speaking.teams = teams.adapter.messenger;
  teams.connector.rooms.addRoom({ id: SECOND, kind: 'channel', name: 'Second', members: [ANN.id, BEN.id] });
});

afterEach(async () => {
  await teams.leave();
  await store.close();
});

/** Somebody speaks there, and it gets a weekly prompt and a poll. */
async function use(room: string, owner = ANN): Promise<string> {
  if (room === ROOMS.personal) await teams.acts.say(owner.id, room, 'help');
  else await teams.acts.mention(owner.id, room, 'help');
  const conversation = place(room);
  const person = place(owner.aadObjectId);
  await store.schedules.save(weekly({ conversation, tenant, owner: person }));
  const { id } = await openPoll(store, {}, { by: { tenant, conversation, person } });
  return id;
}

/** Whether anything is kept of that room. */
async function isKept(room: string, poll: string): Promise<boolean[]> {
  const conversation = place(room);
  const [address, schedule, kept] = await Promise.all([
    store.conversationReferences.find(conversation),
    store.schedules.get(conversation),
    store.polls.find(poll, { tenant, conversation }),
  ]);
  return [address, schedule, kept].map((one) => one !== undefined);
}

const ALL = [true, true, true];
const NOTHING = [false, false, false];
const told = (person: string) =>
  teams.connector.rooms
    .seenBy(person)
    .map((post) => textFor(person, post))
    .filter((text) => text.startsWith('A weekly prompt has ended'));

test('taken out of a team, it forgets all channels of that team, and nothing else', async () => {
  const [first, second, chat] = [await use(ROOMS.channel), await use(SECOND), await use(ROOMS.group)];
  await teams.acts.uninstall(BEN.id, TEAM_ID);
  expect(await isKept(ROOMS.channel, first)).toEqual(NOTHING);
  expect(await isKept(SECOND, second)).toEqual(NOTHING);
  expect(await isKept(ROOMS.group, chat)).toEqual(ALL);
});

test('the owners of its weekly prompts are told once, in their own chats', async () => {
  await use(ROOMS.channel);
  await use(SECOND);
  await use(ROOMS.group, BEN);
  await teams.acts.uninstall(BEN.id, TEAM_ID);
  expect(told(ANN.id)).toEqual(
    [1, 2].map(() => expect.stringContaining('Which one: Every Monday at 09:30 (Europe/London), for everyone.')),
  );
  expect(told(BEN.id)).toEqual([]);
});

test.each(['group', 'meeting', 'personal'] as const)('taken out of a %s chat, it forgets that chat', async (kind) => {
  const [gone, stays] = [await use(ROOMS[kind]), await use(ROOMS.channel)];
  await teams.acts.uninstall(ANN.id, ROOMS[kind]);
  expect(await isKept(ROOMS[kind], gone)).toEqual(NOTHING);
  expect(await isKept(ROOMS.channel, stays)).toEqual(ALL);
});

test('one word of it is enough, whichever Teams sends', async () => {
  const [first, chat] = [await use(ROOMS.channel), await use(ROOMS.group)];
  const [inTeam, inChat] = [TEAM_ID, ROOMS.group].map((room) =>
    activityBasics(teams.connector, { person: BEN.id, room }),
  );
  await teams.deliver({ ...inTeam, type: 'installationUpdate', action: 'remove', id: '1' });
  await teams.deliver({ ...inChat, type: 'conversationUpdate', membersRemoved: [{ id: BOT_ID }], id: '2' });
  expect(await isKept(ROOMS.channel, first)).toEqual(NOTHING);
  expect(await isKept(ROOMS.group, chat)).toEqual(NOTHING);
});

test('with the last of a tenant, nothing is kept of the people there either', async () => {
  await use(ROOMS.channel);
  await use(ROOMS.group);
  await store.suggestions.add(tenant, 'plug');
  await teams.acts.uninstall(BEN.id, TEAM_ID);
  expect(await store.conversationReferences.find(place(ANN.aadObjectId))).toBeDefined();
  await teams.acts.uninstall(BEN.id, ROOMS.group);
  expect(await store.conversationReferences.find(place(ANN.aadObjectId))).toBeUndefined();
  expect(await store.suggestions.list()).toEqual([]);
});

test('a shared channel that is left by itself takes nothing of its team along', async () => {
  const [shared, other] = [await use(ROOMS.channel), await use(SECOND)];
  const basics = activityBasics(teams.connector, { person: BEN.id, room: ROOMS.channel });
  const channelData = { ...(basics.channelData as object), eventType: 'channelMemberRemoved' };
  const event = { ...basics, channelData, type: 'conversationUpdate', membersRemoved: [{ id: BOT_ID }], id: '1' };
  await teams.deliver(event);
  expect(await isKept(ROOMS.channel, shared)).toEqual(NOTHING);
  expect(await isKept(SECOND, other)).toEqual(ALL);
});

test('added again, it greets again, can be spoken to, and a late repetition of the removal takes nothing', async () => {
  await teams.acts.install(ANN.id, ROOMS.group);
  await use(ROOMS.group);
  const basics = activityBasics(teams.connector, { person: BEN.id, room: ROOMS.group });
  const removal = { ...basics, type: 'installationUpdate', action: 'remove', id: 'the-removal' };
  await teams.deliver(removal);
  await teams.acts.install(ANN.id, ROOMS.group);
  const poll = await use(ROOMS.group);
  await teams.deliver(removal);
  expect(await isKept(ROOMS.group, poll)).toEqual(ALL);
  const seen = teams.connector.rooms.seenBy(BEN.id).map((post) => textFor(BEN.id, post));
  expect(seen.filter((text) => text.startsWith('Hello, I am Practice Compass'))).toHaveLength(2);
});

test('a channel whose team Teams named once is known to be of that team', async () => {
  const poll = await use(ROOMS.channel);
  const { channelData: _, ...basics } = activityBasics(teams.connector, { person: ANN.id, room: ROOMS.channel });
  await teams.deliver({ ...basics, type: 'invoke', name: 'adaptiveCard/action', id: 'x', value: {} });
  await teams.acts.uninstall(BEN.id, TEAM_ID);
  expect(await isKept(ROOMS.channel, poll)).toEqual(NOTHING);
});
