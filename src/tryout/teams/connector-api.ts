import { type Json, list } from '../json';
import { cardMistakes } from './card-rules';
import { BOT_ID, type Post, type Rooms, TEAM_GROUP, TEAM_ID, TEAM_NAME } from './rooms';

export type Call = {
  readonly method: string;
  readonly of: 'conversations' | 'teams';
  /** The decoded segments of the path after /v3/conversations or /v3/teams. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly body: Json;
};

export type Outcome = { readonly status: number; readonly body: Json; readonly posted?: Post };

/** In bytes of UTF-16: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages */
const LARGEST_MESSAGE = 100 * 1024;

/**
 * Performs one call to the Bot Connector, and returns the answer of the real service, which is as strict.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
 */
export function answerCall(call: Call, rooms: Rooms): Outcome {
  if (call.of === 'teams') return answerTeam(call, rooms);
  const [conversation, kind, id] = call.path;
  if (conversation === undefined) return call.method === 'POST' ? createConversation(call, rooms) : notFound;
  if (conversation === TEAM_ID && kind === 'members' && call.method === 'GET') return teamMembers(id, rooms);
  const [room = '', thread] = conversation.split(';messageid=');
  if (!rooms.rooms.has(room)) return refusal(404, 'ConversationNotFound', 'No such conversation.');
  if (!rooms.hasBot(room)) {
    return refusal(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
  }
  if (kind === 'members' && call.method === 'GET') return members(room, id, rooms);
  if (kind === 'pagedmembers' && call.method === 'GET') return pagedMembers(room, rooms);
  if (kind !== 'activities') return notFound;
  if (call.method === 'POST') return post(call, { room, thread }, id, rooms);
  if (call.method === 'PUT' || call.method === 'DELETE') return change(call, room, id, rooms);
  return notFound;
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context */
function answerTeam({ method, path: [team, what] }: Call, rooms: Rooms): Outcome {
  if (method !== 'GET' || team !== TEAM_ID) return notFound;
  if (what === undefined) return { status: 200, body: { id: team, name: TEAM_NAME, aadGroupId: TEAM_GROUP } };
  if (what !== 'conversations') return notFound;
  const channels = [...rooms.rooms.values()].filter(({ kind }) => kind === 'channel');
  return { status: 200, body: { conversations: channels.map(({ id, name = null }) => ({ id, name })) } };
}

export const refusal = (status: number, code: string, message: string): Outcome => ({
  status,
  body: { error: { code, message } },
});

const notFound = refusal(404, 'NotFound', 'No such resource.');
const badArgument = (message: string) => refusal(400, 'BadArgument', message);

type Place = { readonly room: string; readonly thread: string | undefined };

function post({ body, query }: Call, { room, thread }: Place, replyTo: string | undefined, rooms: Rooms): Outcome {
  const mistake = activityMistake(body);
  if (mistake) return mistake;
  const answered = replyTo === undefined ? undefined : rooms.find(room, replyTo);
  const where = { room, from: BOT_ID, activity: body, thread: thread ?? answered?.thread };
  if (query.get('isTargetedActivity') !== 'true') return created(rooms.post(where));

  const { kind, members: inRoom } = rooms.rooms.get(room) ?? { kind: 'personal', members: [] };
  const onlyFor = (body.recipient as Json | undefined)?.id;
  if (kind === 'personal') return badArgument('Targeted messages are not for personal chats.');
  if (typeof onlyFor !== 'string') return badArgument('A targeted message needs a recipient.');
  if (!inRoom.includes(onlyFor)) return badArgument('The recipient is not in the conversation.');
  return created(rooms.post({ ...where, onlyFor }));
}

const created = (posted: Post): Outcome => ({ status: 201, body: { id: posted.id }, posted });

function change({ method, body }: Call, room: string, id: string | undefined, rooms: Rooms): Outcome {
  const found = id === undefined ? undefined : rooms.find(room, id);
  if (!found || found.from !== BOT_ID) return refusal(404, 'ActivityNotFoundInConversation', 'No such activity.');
  if (method === 'DELETE') {
    rooms.remove(found);
    return { status: 200, body: {} };
  }
  const mistake = activityMistake(body);
  if (mistake) return mistake;
  rooms.change(found, { ...body, id: found.id });
  return { status: 200, body: { id: found.id } };
}

/** Answers with the roster of the team, which is that of its channels. */
function teamMembers(id: string | undefined, rooms: Rooms): Outcome {
  const channels = [...rooms.rooms.values()].filter((room) => room.kind === 'channel' && rooms.hasBot(room.id));
  return membersOf([...new Set(channels.flatMap((channel) => channel.members))], id, rooms);
}

const members = (room: string, id: string | undefined, rooms: Rooms): Outcome =>
  membersOf(rooms.rooms.get(room)?.members ?? [], id, rooms);

/** All on one page: a smaller page than was asked for is allowed, and so is a larger one. */
const pagedMembers = (room: string, rooms: Rooms): Outcome => ({
  status: 200,
  body: { members: members(room, undefined, rooms).body },
});

function membersOf(ids: readonly string[], id: string | undefined, rooms: Rooms): Outcome {
  const all = ids.map((member) => rooms.people.get(member));
  if (id === undefined) return { status: 200, body: all as unknown as Json };
  const one = all.find((member) => member?.id === id || member?.aadObjectId === id);
  return one ? { status: 200, body: { ...one } } : refusal(404, 'MemberNotFoundInConversation', 'No such member.');
}

/** Opens the personal chat of a person, named by account id or object id. There is only one for each person. */
function createConversation({ body }: Call, rooms: Rooms): Outcome {
  const [member, ...others] = list(body.members);
  const wanted = [member?.id, member?.aadObjectId].filter((id) => id !== undefined);
  const person = [...rooms.people.values()].find(({ id, aadObjectId }) =>
    wanted.some((one) => one === id || one === aadObjectId),
  );
  if (body.isGroup === true || others.length > 0) return badArgument('Bots can only open personal chats.');
  if (!person) return badArgument('No such person.');
  const room = [...rooms.rooms.values()].find(
    ({ kind, members: [first] }) => kind === 'personal' && first === person.id,
  );
  if (room && !rooms.hasBot(room.id)) {
    return refusal(403, 'ForbiddenOperationException', "Bot is not installed in user's personal scope.");
  }
  const id = room?.id ?? `a:${person.id}`;
  if (!room) rooms.addRoom({ id, kind: 'personal', members: [person.id] });
  return { status: 201, body: { id } };
}

function activityMistake(activity: Json): Outcome | undefined {
  if (typeof activity.type !== 'string') return refusal(400, 'BadSyntax', 'An activity needs a type.');
  // Two bytes for each UTF-16 unit.
  if (JSON.stringify(activity).length * 2 > LARGEST_MESSAGE) {
    return refusal(413, 'MessageSizeTooBig', 'Message size too large.');
  }
  const cards = list(activity.attachments).filter(
    ({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive',
  );
  const others = list(activity.attachments).length - cards.length;
  if (activity.type === 'message' && !activity.text && cards.length + others === 0)
    return badArgument('The message is empty.');
  const mistakes = cards.flatMap(({ content }) => cardMistakes(content as Json));
  return mistakes.length > 0 ? badArgument(`Failed to parse the card: ${mistakes.join('; ')}`) : undefined;
}
