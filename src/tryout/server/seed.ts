import { findPerson, type PersonId, people } from '../people';
import { BOT, type Workspace } from '../slack/workspace';
import type { Rooms } from '../teams/rooms';

export const TEAM_CHANNEL = 'C0TEAM';
export const TEAM_ROOM = '19:team-huddle@thread.tacv2';
export const MEETING_ROOM = '19:meeting_team-huddle@thread.v2';
/** The home tenant of guests. */
const PARTNER_TENANT = '22222222-0000-4000-8000-000000000002';

/** Adds everybody to a channel, to a meeting's chat and to a personal chat with the bot, with a few first messages. */
export function seedTeams(rooms: Rooms): void {
  const everybody = people.map(({ teams }) => teams.id);
  for (const { teams, name, guest } of people) {
    rooms.addPerson({ ...teams, name, ...(guest ? ({ tenantId: PARTNER_TENANT, userRole: 'guest' } as const) : {}) });
    rooms.addRoom({ id: `a:${teams.id}`, kind: 'personal', members: [teams.id] });
  }
  rooms.addRoom({ id: TEAM_ROOM, kind: 'channel', name: 'Team huddle', members: everybody });
  rooms.addRoom({
    id: MEETING_ROOM,
    kind: 'groupChat',
    members: everybody,
    meeting: 'MCMxOTptZWV0aW5nX3RlYW0taHVkZGxl',
  });
  const say = (from: string, room: string, text: string, thread?: string) =>
    rooms.post({ room, from, activity: { text }, thread });
  const first = say('29:ann', TEAM_ROOM, 'Good morning. Reply here about this week’s planning.');
  say('29:dee', TEAM_ROOM, 'Thanks. I will bring the notes.', first.id);
  say('29:ben', MEETING_ROOM, 'I am in the meeting now.');
}

/** Adds everybody and the bot to one channel, which holds the thread of a huddle. */
export function seedSlack(workspace: Workspace): void {
  for (const { slack } of people) workspace.people.set(slack.userId, { id: slack.userId, teamId: slack.teamId });
  workspace.addChannel(TEAM_CHANNEL, 'team-huddle', [...people.map(({ slack }) => slack.userId), BOT.userId]);
  const say = (who: PersonId, text: string) => ({
    channel: TEAM_CHANNEL,
    from: findPerson(who).slack.userId,
    text,
    blocks: [],
  });
  const huddle = workspace.post(say('ann', 'A huddle started in #team-huddle. Its chat is this thread.'));
  workspace.post({ ...say('dee', 'Notes from today go under the huddle, please.'), threadTs: huddle.ts });
}
