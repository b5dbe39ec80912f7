import { findPerson, type PersonId, people } from '../people';
import { BOT, type Workspace } from '../slack/workspace';

export const TEAM_CHANNEL = 'C0TEAM';

/** Brings everybody and the bot into one channel, in which a huddle has its thread. */
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
