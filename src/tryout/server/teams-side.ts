import { randomUUID } from 'node:crypto';
import { findPerson, type PersonId, people } from '../people';
import type { Acted, TeamsPlace, TeamsPost, TeamsState } from '../state';
import { activityBasics, mentionOfBot } from '../teams/activities';
import type { Deliver } from '../teams/deliver';
import { BOT_ID, cardsFor, type Json, type Post } from '../teams/rooms';
import type { LocalConnector } from '../teams/start';
import type { TeamsAct } from './act';
import { createComposeSearch } from './compose-search';
import { numberedActions } from './numbered-actions';
import { MEETING_ROOM, seedTeams, TEAM_ROOM } from './seed-teams';
import { escaped, readable } from './teams-text';
import { told } from './told';

/** Each change is sent to the page whole, so an afternoon's talk must not make it slow. */
const MOST_SHOWN = 200;
const CARD = 'application/vnd.microsoft.card.adaptive';

type Around = {
  readonly connector: LocalConnector;
  readonly deliver: Deliver;
  readonly seenAt: (id: string) => string;
};

/** One Teams channel, a meeting's chat, and each person's chat with the bot: what people do there, and what each sees. */
export function createTeamsSide({ connector, deliver, seenAt }: Around) {
  const { rooms } = connector;
  const written = seedTeams(rooms);
  const finding = createComposeSearch(deliver);

  function write(from: string, room: string, activity: Json, thread?: string): Post {
    const post = rooms.post({ room, from, activity, ...(thread ? { thread } : {}) });
    written.push(post);
    return post;
  }

  function roomOf(who: PersonId, place: TeamsPlace): string {
    const { id } = findPerson(who).teams;
    if (place !== 'personal') return place === 'channel' ? TEAM_ROOM : MEETING_ROOM;
    return [...rooms.rooms.values()].find(({ kind, members }) => kind === 'personal' && members[0] === id)?.id ?? '';
  }

  function placeOf(room: string): TeamsPlace {
    if (room === TEAM_ROOM) return 'channel';
    return room === MEETING_ROOM ? 'meeting' : 'personal';
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
    const message: Json = {
      ...(mention && !privately ? mentionOfBot(escaped(text)) : { text: escaped(text) }),
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
    const pressed = post && numberedActions(cardsFor(person, post)).actions.get(action);
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

  const search = ({ as, place, words }: Extract<TeamsAct, { does: 'teams/search' }>): Promise<Acted> =>
    finding.search(as, basics(findPerson(as).teams.id, roomOf(as, place), undefined), words);

  function insert({ as, place, thread, result }: Extract<TeamsAct, { does: 'teams/insert' }>): Acted {
    const chosen = finding.found(as, result);
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

    /** Notes the time of every post that is new. */
    noteTimes(): void {
      for (const { room, id } of people.flatMap((who) => visible(who.id))) seenAt(idOf(room, id));
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
      posts: visible(who)
        .slice(-MOST_SHOWN)
        .map((post) => drawn(findPerson(who).teams.id, post)),
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
      cards: numberedActions(cardsFor(person, post)).cards,
      onlyYou: onlyFor !== undefined && placeOf(room) !== 'personal',
      at: seenAt(idOf(room, id)),
    };
  }
}

const idOf = (room: string, id: string) => `teams:${room}:${id}`;

const GONE: Acted = { notice: 'That has changed in the meantime. Please look again.' };
