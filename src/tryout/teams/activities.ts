import type { Json } from '../json';
import { BOT_ID, TEAM_ID } from './rooms';
import type { LocalConnector } from './start';

/**
 * What every activity from Teams carries. In a channel the conversation names the thread; for the first message of a
 * thread that is the message's own id.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations
 */
export function activityBasics(
  { rooms, serviceUrl }: Pick<LocalConnector, 'rooms' | 'serviceUrl'>,
  { person, room, thread }: { person: string; room: string; thread?: string | undefined },
): Json {
  const { kind, meeting } = rooms.rooms.get(room) ?? { kind: room === TEAM_ID ? 'channel' : 'personal' };
  const tenant = { id: rooms.tenantId };
  // Whether somebody is a guest stands in the roster, and in no activity.
  const { userRole: _role, ...from } = rooms.people.get(person) ?? { id: person };
  const inThread = kind === 'channel' && thread !== undefined;
  return {
    channelId: 'msteams',
    serviceUrl,
    timestamp: new Date().toISOString(),
    from,
    recipient: { id: BOT_ID, name: 'Practice Compass' },
    conversation: {
      id: inThread ? `${room};messageid=${thread}` : room,
      conversationType: kind,
      tenantId: rooms.tenantId,
      ...(kind === 'personal' ? {} : { isGroup: true }),
    },
    channelData: {
      tenant,
      ...(kind === 'channel' ? { channel: { id: room }, team: { id: TEAM_ID } } : {}),
      ...(meeting ? { meeting: { id: meeting } } : {}),
    },
    entities: [{ type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Web' }],
  };
}

/** A text that begins with a mention of the bot, as Teams writes it. */
export function mentionOfBot(text: string): Json {
  const mention = '<at>Practice Compass</at>';
  return {
    text: `${mention} ${text}`,
    entities: [{ type: 'mention', text: mention, mentioned: { id: BOT_ID, name: 'Practice Compass' } }],
  };
}
