import type { Conversation } from '../../ids';
import type { Message } from '../../message';
import { type TestServices, testServices } from '../../testing/services';
import { FAULTS } from '../../testing/teams/faults';
import { ANN, BEN, type LocalTeams, ROOMS, startKnownTeams } from '../../testing/teams/local-teams';
import { TEAM_GROUP, textFor } from '../../tryout/teams/rooms';
import { type Fault, TENANT } from '../../tryout/teams/start';

let services: TestServices;
let teams: LocalTeams;

beforeEach(async () => {
  services = testServices();
  teams = await startKnownTeams(services);
});

afterEach(() => teams.leave());

const tenant = `teams:${TENANT}` as const;
const CHANNEL = `${tenant}:${ROOMS.channel}` as const;

const report = (about: Conversation): Message => ({
  audience: 'asker',
  about,
  blocks: [{ kind: 'heading', text: 'A weekly prompt was not posted' }],
});

/** What Ann reads in her own chat. */
async function told(about: Conversation): Promise<string> {
  await teams.adapter.messenger.sendDirect(`${tenant}:${ANN.aadObjectId}`, report(about));
  const post = teams.connector.rooms.seenBy(ANN.id).at(-1);
  expect(post?.room).toBe(ROOMS.personal);
  return post ? textFor(ANN.id, post) : '';
}

const named = (name?: string) =>
  teams.connector.rooms.addRoom({
    id: ROOMS.channel,
    kind: 'channel',
    members: [ANN.id, BEN.id],
    ...(name === undefined ? {} : { name }),
  });

test('what is told of a channel says its name of today, and its team’s', async () => {
  named('Monday huddle');
  expect(await told(CHANNEL)).toContain('Monday huddle, in Riverside partnership');
  named('Tuesday huddle');
  expect(await told(CHANNEL)).toContain('Tuesday huddle, in Riverside partnership');
});

test('it leads there', async () => {
  named('Monday huddle');
  await told(CHANNEL);
  const card = JSON.stringify(teams.connector.rooms.seenBy(ANN.id).at(-1)?.activity);
  const link = `https://teams.microsoft.com/l/channel/${encodeURIComponent(ROOMS.channel)}/Monday%20huddle?groupId=${TEAM_GROUP}&tenantId=${TENANT}`;
  expect(card).toContain(link);
});

test('the first channel of a team is called General', async () => {
  expect(await told(CHANNEL)).toContain('General, in Riverside partnership');
});

test.each(['   ', '\ud83d'])('so is one whose name shows nothing', async (name) => {
  named(name);
  expect(await told(CHANNEL)).toContain('General, in Riverside partnership');
});

test('a chat has no name for a bot, but a link', async () => {
  expect(await told(`${tenant}:${ROOMS.group}`)).toContain('a group chat');
  const card = JSON.stringify(teams.connector.rooms.seenBy(ANN.id).at(-1)?.activity);
  expect(card).toContain(`https://teams.microsoft.com/l/chat/${encodeURIComponent(ROOMS.group)}/conversations`);
});

test('a name with signs in it makes no link and no stress', async () => {
  named('[Huddle](https://evil.example) *now*');
  const said = await told(CHANNEL);
  expect(said).toContain('(Huddle)(https://evil.example) ∗now∗, in Riverside partnership');
  expect(said).not.toContain('](https://evil');
});

test.each<[string, Fault]>([...FAULTS, ['answers something else', { status: 200, body: '{"conversations":"none"}' }]])(
  'where Teams %s, the owner is told all the same',
  async (_what, fault) => {
    teams.connector.failNext(fault, fault);
    expect(await told(CHANNEL)).toBe('A weekly prompt was not posted');
    teams.connector.letGo();
  },
);

test('what Teams does not say is logged, once', async () => {
  teams.connector.failNext({ status: 500 });
  await told(CHANNEL);
  expect(services.logged.filter((line) => line.includes('did not give the name of a conversation'))).toHaveLength(1);
});

test('so is one of a place that has no address any more', async () => {
  expect(await told(`${tenant}:19:other@thread.tacv2`)).toBe('A weekly prompt was not posted');
  expect(services.logged.join()).toContain('did not give the name of a conversation');
});
