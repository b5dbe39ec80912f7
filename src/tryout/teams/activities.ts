import type { Json } from '../json';
import { BOT_ID, TEAM_ID } from './rooms';
import type { LocalConnector } from './start';

/**
 * Returns the fields of every activity from Teams. In a channel, the conversation's id names the thread; a thread goes
 * by the id of its first message.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations
 */
export function activityBasics(
  { rooms, serviceUrl }: Pick<LocalConnector, 'rooms' | 'serviceUrl'>,
  { person, room, thread }: { person: string; room: string; thread?: string | undefined },
): Json {
  const { kind, meeting } = rooms.rooms.get(room) ?? { kind: room === TEAM_ID ? 'channel' : 'personal' };
  const tenant = { id: rooms.tenantId };
  // Only the roster says who is a guest; no activity does.
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

/** Returns the text with a mention of the bot in front, as Teams sends it. */
export function mentionOfBot(text: string): Json {
  const mention = '<at>Practice Compass</at>';
  return {
    text: `${mention} ${text}`,
    entities: [{ type: 'mention', text: mention, mentioned: { id: BOT_ID, name: 'Practice Compass' } }],
  };
}
