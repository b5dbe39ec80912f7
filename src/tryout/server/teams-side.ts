import { randomUUID } from 'node:crypto';
import { findPerson, type PersonId, people } from '../people';
import type { Acted, SearchResult, TeamsPlace, TeamsPost, TeamsState } from '../state';
import { activityBasics, mentionOfBot } from '../teams/activities';
import { actionsOf } from '../teams/card-text';
import type { Deliver, Received } from '../teams/deliver';
import { BOT_ID, cardsFor, type Json, type Post } from '../teams/rooms';
import type { LocalConnector } from '../teams/start';
import type { TeamsAct } from './act';

export type TeamsSide = ReturnType<typeof createTeamsSide>;

const CHANNEL = '19:team-huddle@thread.tacv2';
const MEETING = '19:meeting_team-huddle@thread.v2';
const CARD = 'application/vnd.microsoft.card.adaptive';

type Around = {
  readonly connector: LocalConnector;
  readonly deliver: Deliver;
  readonly seenAt: (id: string) => string;
};

/** One Teams channel, a meeting's chat, and each person's chat with the bot: what people do there, and what each sees. */
export function createTeamsSide({ connector, deliver, seenAt }: Around) {
  const { rooms } = connector;
  const written: Post[] = [];
  const found = new Map<PersonId, readonly Json[]>();
  const everybody = people.map(({ teams }) => teams.id);
  for (const { teams, name } of people) {
    rooms.addPerson({ ...teams, name });
    rooms.addRoom({ id: personalRoom(teams.id), kind: 'personal', members: [teams.id] });
  }
  rooms.addRoom({ id: CHANNEL, kind: 'channel', members: everybody });
  rooms.addRoom({ id: MEETING, kind: 'groupChat', members: everybody, meeting: 'MCMxOTptZWV0aW5nX3RlYW0taHVkZGxl' });
  const first = write('29:ann', CHANNEL, { text: 'Good morning. Reply here about this week’s planning.' });
  write('29:dee', CHANNEL, { text: 'Thanks. I will bring the notes.' }, first.id);
  write('29:ben', MEETING, { text: 'I am in the meeting now.' });

  function write(from: string, room: string, activity: Json, thread?: string): Post {
    const post = rooms.post({ room, from, activity, ...(thread ? { thread } : {}) });
    written.push(post);
    return post;
  }

  function roomOf(who: PersonId, place: TeamsPlace): string {
    const { id } = findPerson(who).teams;
    if (place !== 'personal') return place === 'channel' ? CHANNEL : MEETING;
    return [...rooms.rooms.values()].find(({ kind, members }) => kind === 'personal' && members[0] === id)?.id ?? '';
  }

  function placeOf(room: string): TeamsPlace {
    if (room === CHANNEL) return 'channel';
    return room === MEETING ? 'meeting' : 'personal';
  }

  function visible(who: PersonId): Post[] {
    const { id } = findPerson(who).teams;
    const people = written.filter(
      ({ room, onlyFor }) => mayRead(id, room) && (onlyFor === undefined || onlyFor === id),
    );
    return [...people, ...rooms.seenBy(id)].sort((a, b) => Number(a.id) - Number(b.id));
  }

  const mayRead = (id: string, room: string) => rooms.rooms.get(room)?.members.includes(id) === true;

  const basics = (person: string, room: string, thread: string | undefined) =>
    activityBasics(connector, { person, room, ...(thread ? { thread } : {}) });

  async function say({ as, place, thread, mention, text }: Extract<TeamsAct, { does: 'teams/say' }>): Promise<Acted> {
    const { id: person } = findPerson(as).teams;
    const room = roomOf(as, place);
    const privately = place !== 'personal' && text.startsWith('/');
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const message: Json = {
      ...(mention && !privately ? mentionOfBot(escaped) : { text: escaped }),
      ...(privately ? { recipient: { id: BOT_ID, name: 'Practice Compass', isTargeted: true } } : {}),
      textFormat: 'plain',
    };
    const post = rooms.post({
      room,
      from: person,
      activity: message,
      ...(thread ? { thread } : {}),
      ...(privately ? { onlyFor: person } : {}),
    });
    written.push(post);
    // The bot gets what is addressed to it, and nothing else.
    if (place !== 'personal' && !mention && !privately) return {};
    const { conversation, ...rest } = basics(person, room, thread ?? post.id);
    return told(await deliver({ ...rest, conversation, type: 'message', id: post.id, ...message }));
  }

  async function press({ as, post: id, action, inputs }: Extract<TeamsAct, { does: 'teams/press' }>): Promise<Acted> {
    const { id: person } = findPerson(as).teams;
    const post = visible(as).find((one) => one.id === id);
    const pressed = post && numbered(cardsFor(person, post)).actions.get(action);
    if (!post || !pressed) return GONE;
    const received = await deliver({
      ...basics(person, post.room, post.thread),
      type: 'invoke',
      name: 'adaptiveCard/action',
      id: `f:${randomUUID()}`,
      replyToId: post.id,
      value: {
        action: {
          type: pressed.type,
          id: pressed.id,
          verb: pressed.verb,
          data: { ...(pressed.data as Json), ...inputs },
        },
        trigger: 'manual',
      },
    });
    if (received.body?.type === CARD) rooms.showTo(person, post, received.body.value as Json);
    const said = received.body?.type === 'application/vnd.microsoft.activity.message' ? received.body.value : undefined;
    return typeof said === 'string' ? { notice: said } : told(received);
  }

  async function search({ as, place, words }: Extract<TeamsAct, { does: 'teams/search' }>): Promise<Acted> {
    const query = words.trim() === '' ? { name: 'initialRun', value: 'true' } : { name: 'words', value: words };
    const received = await deliver({
      ...basics(findPerson(as).teams.id, roomOf(as, place), undefined),
      type: 'invoke',
      name: 'composeExtension/query',
      id: `f:${randomUUID()}`,
      value: { commandId: 'lookUp', parameters: [query], queryOptions: { skip: 0, count: 25 } },
    });
    const { type, text, attachments } = (received.body?.composeExtension ?? {}) as Json;
    const results = type === 'result' && Array.isArray(attachments) ? (attachments as Json[]) : [];
    found.set(as, results);
    return { ...told(received), results: results.map(preview), ...(typeof text === 'string' ? { notice: text } : {}) };
  }

  function insert({ as, place, thread, result }: Extract<TeamsAct, { does: 'teams/insert' }>): Acted {
    const chosen = found.get(as)?.[result];
    if (!chosen) return GONE;
    const { contentType, content } = chosen;
    write(findPerson(as).teams.id, roomOf(as, place), { attachments: [{ contentType, content }] }, thread);
    return {};
  }

  return {
    /** Installs the app in every room, as somebody with the right to do so has. Teams tells the bot twice. */
    async install(): Promise<void> {
      for (const { id: room, members } of rooms.rooms.values()) {
        const about = basics(members[0] ?? '', room, undefined);
        const added = { type: 'conversationUpdate', id: `f:${randomUUID()}`, membersAdded: [{ id: BOT_ID }] };
        await deliver({ ...about, ...added });
        await deliver({ ...about, type: 'installationUpdate', id: `f:${randomUUID()}`, action: 'add' });
      }
    },

    async perform(act: TeamsAct): Promise<Acted> {
      switch (act.does) {
        case 'teams/say':
          return say(act);
        case 'teams/press':
          return press(act);
        case 'teams/search':
          return search(act);
        case 'teams/insert':
          return insert(act);
      }
    },

    seenBy: (who: PersonId): TeamsState => ({
      posts: visible(who).map((post) => drawn(findPerson(who).teams.id, post)),
    }),
  };

  function drawn(person: string, post: Post): TeamsPost {
    const { id, room, thread, from, onlyFor, activity } = post;
    return {
      id,
      place: placeOf(room),
      thread: thread && thread !== id ? thread : null,
      from: people.find(({ teams }) => teams.id === from)?.id ?? 'bot',
      text: readable(activity.text),
      cards: numbered(cardsFor(person, post)).cards,
      onlyYou: onlyFor !== undefined && placeOf(room) !== 'personal',
      at: seenAt(`teams:${room}:${id}`),
    };
  }
}

const personalRoom = (person: string) => `a:${person}`;

const GONE: Acted = { notice: 'That has changed in the meantime. Please look again.' };

const told = ({ status }: Received): Acted =>
  status < 300 ? {} : { notice: 'Something went wrong. Please try again.' };

/** The cards with a number as the id of every action that has none, and the actions by their ids. */
function numbered(given: readonly Json[]): { cards: Json[]; actions: Map<string, Json> } {
  const cards = structuredClone(given) as Json[];
  const actions = new Map<string, Json>();
  for (const action of cards.flatMap(actionsOf) as Json[]) {
    const own = { ...action };
    action.id ??= `action-${actions.size}`;
    actions.set(String(action.id), own);
  }
  return { cards, actions };
}

function preview({ preview, content }: Json, number: number): SearchResult {
  const { title, text } = ((preview as Json | undefined)?.content ?? content ?? {}) as Json;
  return { number, title: readable(title), text: readable(text) };
}

/** A text as Teams shows it: mentions by name, entities as the signs they stand for. */
function readable(text: unknown): string {
  return (typeof text === 'string' ? text : '')
    .replace(/<at>([^<]*)<\/at>/g, '@$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
