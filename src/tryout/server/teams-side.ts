import type { Json } from '../json';
import { findPerson, type PersonId, people } from '../people';
import type { Acted, SearchResult, TeamsDialog, TeamsPlace, TeamsPost, TeamsState } from '../state';
import { type Acts, remarkIn } from '../teams/acts';
import type { Received } from '../teams/deliver';
import { cardsFor, type Post } from '../teams/rooms';
import type { LocalConnector } from '../teams/start';
import type { TeamsAct } from './act';
import { GONE, numberedActions } from './pressed';
import { MEETING_ROOM, seedTeams, TEAM_ROOM } from './seed';
import { escaped, shownInTeams } from './shown-text';

/** Every change sends the whole state, so a long conversation must not slow the page down. */
const MOST_SHOWN = 200;

type Dependencies = {
  readonly connector: LocalConnector;
  readonly acts: Acts;
  /** Returns when a post was first seen, by the clock that a visitor can move, in ISO 8601. */
  readonly seenAt: (id: string) => string;
};

/**
 * Connects the page to the local Teams: one channel, a meeting's chat, and each person's chat with the bot. Adds
 * everybody to it, performs their acts, and returns what each of them sees.
 */
export function createTeamsSide({ connector: { rooms }, acts, seenAt }: Dependencies) {
  seedTeams(rooms);
  /** What people have written here that the bot did not get. */
  const unheard = new Set<string>();
  /** The results of each person's last search from the message box. */
  const lastFound = new Map<PersonId, readonly Json[]>();

  function roomOf(who: PersonId, place: TeamsPlace): string {
    const { id } = findPerson(who).teams;
    if (place !== 'personal') return place === 'channel' ? TEAM_ROOM : MEETING_ROOM;
    return [...rooms.rooms.values()].find(({ kind, members }) => kind === 'personal' && members[0] === id)?.id ?? '';
  }

  function placeOf(room: string): TeamsPlace {
    if (room === TEAM_ROOM) return 'channel';
    return room === MEETING_ROOM ? 'meeting' : 'personal';
  }

  async function say({ as, place, thread, text }: Extract<TeamsAct, { does: 'teams/say' }>): Promise<Acted> {
    const person = findPerson(as).teams.id;
    const room = roomOf(as, place);
    const words = escaped(text);
    if (place !== 'personal' && text.startsWith('/')) return noticeFor(await acts.slash(person, room, words, thread));
    const mention = /^@(practice )?compass\b[\s,:]*/i.exec(words);
    if (mention) return noticeFor(await acts.mention(person, room, words.slice(mention[0].length), thread));
    if (place === 'personal') return noticeFor(await acts.say(person, room, words, thread));
    // Teams sends the bot only what is addressed to it.
    unheard.add(rooms.post({ room, from: person, activity: { text: words }, thread }).id);
    return {};
  }

  async function press({ as, post: id, action, inputs }: Extract<TeamsAct, { does: 'teams/press' }>): Promise<Acted> {
    const person = findPerson(as).teams.id;
    const post = [...rooms.visibleTo(person), rooms.dialogOf(person)].find((one) => one?.id === id);
    const pressed = post && numberedActions(cardsFor(person, post)).actions.get(action);
    if (!post || !pressed) return GONE;
    const received = await acts.perform(person, post, pressed, inputs);
    const notice = remarkIn(received);
    return notice === undefined ? noticeFor(received) : { notice };
  }

  async function search({ as, place, words }: Extract<TeamsAct, { does: 'teams/search' }>): Promise<Acted> {
    const asked = words.trim() === '' ? undefined : words;
    const received = await acts.search(findPerson(as).teams.id, roomOf(as, place), asked);
    const { type, text, attachments } = (received.body?.composeExtension ?? {}) as Json;
    const results = type === 'result' && Array.isArray(attachments) ? (attachments as Json[]) : [];
    lastFound.set(as, results);
    const notice = typeof text === 'string' ? { notice: text } : noticeFor(received);
    return { ...notice, results: results.map(preview) };
  }

  function insert({ as, place, thread, result, text = '' }: Extract<TeamsAct, { does: 'teams/insert' }>): Acted {
    const chosen = lastFound.get(as)?.[result];
    if (!chosen) return GONE;
    const { contentType, content } = chosen;
    const activity = { text: escaped(text), attachments: [{ contentType, content }] };
    rooms.post({ room: roomOf(as, place), from: findPerson(as).teams.id, activity, thread });
    return {};
  }

  return {
    /** Installs the app in every room. */
    async install(): Promise<void> {
      for (const { id, members } of rooms.rooms.values()) await acts.install(members[0] ?? '', id);
    },

    /** Notes when each new post was first seen. */
    noteTimes(): void {
      for (const { room, id } of people.flatMap(({ teams }) => rooms.visibleTo(teams.id))) seenAt(idOf(room, id));
    },

    /** Closes this person's open dialog, which does not outlive the client that showed it. */
    closeWindows: (who: PersonId): void => acts.closeDialog(findPerson(who).teams.id),

    async perform(act: TeamsAct): Promise<Acted> {
      switch (act.does) {
        case 'teams/say':
          return say(act);
        case 'teams/press':
          return press(act);
        case 'teams/close-dialog':
          acts.closeDialog(findPerson(act.as).teams.id);
          return {};
        case 'teams/search':
          return search(act);
        case 'teams/insert':
          return insert(act);
      }
    },

    /** Returns what this person sees in Teams. */
    seenBy: (who: PersonId): TeamsState => {
      const person = findPerson(who).teams.id;
      const dialog = rooms.dialogOf(person);
      return {
        posts: rooms
          .visibleTo(person)
          .slice(-MOST_SHOWN)
          .map((post) => drawn(person, post)),
        dialog: dialog ? drawnDialog(person, dialog) : null,
      };
    },
  };

  function drawnDialog(person: string, dialog: Post): TeamsDialog {
    const title = shownInTeams(dialog.activity.title);
    return { id: dialog.id, title, cards: numberedActions(cardsFor(person, dialog)).cards };
  }

  function drawn(person: string, post: Post): TeamsPost {
    const { id, room, thread, from, onlyFor, activity } = post;
    return {
      id,
      place: placeOf(room),
      thread: thread && thread !== id ? thread : null,
      from: people.find(({ teams }) => teams.id === from)?.id ?? 'bot',
      text: shownInTeams(activity.text),
      cards: numberedActions(cardsFor(person, post)).cards,
      onlyYou: onlyFor !== undefined && placeOf(room) !== 'personal',
      unheard: unheard.has(id),
      at: seenAt(idOf(room, id)),
    };
  }
}

const idOf = (room: string, id: string) => `teams:${room}:${id}`;

/** Returns what Teams shows after a press or a message: nothing, or that it went wrong. */
const noticeFor = ({ status }: Received): Acted =>
  status < 300 ? {} : { notice: 'Something went wrong. Please try again.' };

function preview({ preview, content }: Json, number: number): SearchResult {
  const { title, text } = ((preview as Json | undefined)?.content ?? content ?? {}) as Json;
  return { number, title: shownInTeams(title), text: shownInTeams(text) };
}
