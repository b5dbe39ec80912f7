import { testSchedule } from '../../testing/schedule';
import { type TestServices, testServices } from '../../testing/services';
import { ANN, BEN, type LocalTeams, ROOMS, startLocalTeams } from '../../testing/teams/local-teams';
import type { Json } from '../../tryout/json';
import { activityBasics } from '../../tryout/teams/activities';
import { textFor } from '../../tryout/teams/rooms';
import { TENANT } from '../../tryout/teams/start';

/** A guest of the tenant: only the roster shows it, not the activity. */
const EVA = {
  ...{ id: '29:eva', name: 'Eva Guest', aadObjectId: '11111111-0000-4000-8000-00000000000e' },
  userRole: 'guest',
} as const;

let services: TestServices;
let teams: LocalTeams;

beforeEach(async () => {
  services = testServices();
  teams = await startLocalTeams(services);
  teams.connector.rooms.addPerson(EVA);
  for (const room of [ROOMS.channel, ROOMS.group] as const) {
    const { kind } = teams.connector.rooms.rooms.get(room) ?? { kind: 'groupChat' };
    teams.connector.rooms.addRoom({ id: room, kind, members: [ANN.id, BEN.id, EVA.id] });
    const conversation = `teams:${TENANT}:${room}` as const;
    services.scheduled.set(conversation, testSchedule({ conversation, tenant: `teams:${TENANT}` }));
  }
});

afterEach(() => teams.leave());

async function reads(person: string, room: string, line: string): Promise<string> {
  await teams.acts.mention(person, room, line);
  return teams.connector.rooms
    .seenBy(person)
    .map((post) => textFor(person, post))
    .join('\n');
}

test.each([
  ['a channel', ROOMS.channel],
  ['a group chat', ROOMS.group],
])('a guest, whom the roster of %s names, may not stop the weekly prompt; a member may', async (_where, room) => {
  expect(await reads(EVA.id, room, 'reflect stop')).toContain('so guests cannot stop or change it');
  expect(await reads(BEN.id, room, 'reflect stop')).toContain('Stop it for everyone?');
});

/** What Teams answers to a press in the chat with the bot that counts for the channel. */
async function pressesInChat(from: Json, tenant: string | undefined): Promise<string> {
  const room = ROOMS.personal;
  const basics = activityBasics(teams.connector, { person: String(from.id), room });
  const { body } = await teams.deliver({
    ...basics,
    from,
    conversation: { id: `a:${from.id}`, conversationType: 'personal', ...(tenant ? { tenantId: tenant } : {}) },
    channelData: tenant ? { tenant: { id: tenant } } : {},
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: 'f:press',
    value: { action: { verb: 'says', data: { says: 'reflect stop', context: { at: ROOMS.channel } } } },
  });
  return JSON.stringify(body?.value);
}

describe('a press in one’s own chat with the bot that counts for a channel', () => {
  const GUEST = 'so guests cannot stop or change it';

  beforeEach(() => teams.acts.mention(BEN.id, ROOMS.channel, 'help'));

  test('is a guest’s where the roster of the channel says so, and a member’s otherwise', async () => {
    expect(await pressesInChat(EVA, TENANT)).toContain(GUEST);
    expect(await pressesInChat(BEN, TENANT)).toContain('Stop it for everyone?');
  });

  test('is a guest’s where Teams says so with the press, and the roster says nothing', async () => {
    teams.connector.rooms.addPerson({ ...BEN, userRole: null } as never);
    expect(await pressesInChat({ ...BEN, userRole: 'guest' }, TENANT)).toContain(GUEST);
  });

  test('is no guest’s only because Teams names no tenant with it', async () => {
    const conversation = `teams:unknown:${ROOMS.channel}` as const;
    services.scheduled.set(conversation, testSchedule({ conversation, tenant: 'teams:unknown' }));
    const note = services.addressed.get(`teams:${TENANT}:${ROOMS.channel}`)?.note ?? '';
    services.addressed.set(conversation, { tenant: 'teams:unknown', note });
    teams.connector.rooms.addPerson({ ...BEN, tenantId: TENANT });
    expect(await pressesInChat(BEN, undefined)).toContain('Stop it for everyone?');
  });
});

test('where the roster does not answer, nobody is taken for a guest, and the log says so', async () => {
  teams.connector.rooms.addRoom({ id: ROOMS.group, kind: 'groupChat', members: [ANN.id, BEN.id] });
  expect(await reads(EVA.id, ROOMS.group, 'reflect stop')).toContain('Stop it for everyone?');
  expect(services.logged.join('')).toContain('Teams did not say whether somebody is a guest');
});
