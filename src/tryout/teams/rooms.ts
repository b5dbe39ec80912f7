import { type Json, list } from '../json';
import { cardText } from './card-text';

export type { Json };

export type Account = {
  readonly id: string;
  readonly name: string;
  readonly aadObjectId: string;
  /** A guest's home tenant. */
  readonly tenantId?: string;
  readonly userRole?: 'guest';
};

export type Room = {
  readonly id: string;
  readonly kind: 'personal' | 'groupChat' | 'channel';
  readonly members: readonly string[];
  /** A channel's name, except for the first channel of the team. */
  readonly name?: string;
  /** The meeting's id, if the group chat belongs to a meeting. */
  readonly meeting?: string;
};

/** A message as Teams stores it. */
export type Post = {
  readonly id: string;
  readonly room: string;
  /** The id of its thread's first message; channels only. */
  readonly thread?: string;
  readonly from: string;
  /** For a targeted message, the id of the only person who sees it. */
  readonly onlyFor?: string;
  activity: Json;
  /** The cards that single people see instead of its own, by person: the answers to their presses. */
  readonly shownTo: Map<string, Json>;
  /** True for the card in a dialog, which stands in no room. `room` and `thread` say where it was opened. */
  readonly inDialog?: true;
  /** When it last changed, by person, or for `EVERYBODY`; a higher number is later. */
  readonly changed: Map<string, number>;
};

type NewPost = Pick<Post, 'room' | 'from' | 'activity'> & {
  readonly thread?: string | undefined;
  readonly onlyFor?: string | undefined;
};

/** What a dialog shows: its title, and a card as an attachment. */
export type Dialog = { readonly title: string; readonly card: Json };

export type Rooms = ReturnType<typeof createRooms>;

/** The id of the only team, which is that of its first channel. */
export const TEAM_ID = '19:team@thread.tacv2';
export const TEAM_NAME = 'Riverside partnership';
export const TEAM_GROUP = '22222222-0000-4000-8000-00000000000b';

export const BOT_ID = '28:practice-compass';
export const EVERYBODY = '*';

/** Makes what a Teams tenant holds: people, rooms, and the messages in them as each person sees them. */
export function createRooms(tenantId: string) {
  const people = new Map<string, Account>();
  const rooms = new Map<string, Room>();
  const posts: Post[] = [];
  const withoutBot = new Set<string>();
  const dialogs = new Map<string, Post>();
  let clock = 1_764_000_000_000;

  /** Returns every message that this person can read, oldest first. */
  const visibleTo = (person: string): Post[] =>
    posts.filter(
      ({ room, onlyFor }) => rooms.get(room)?.members.includes(person) && (onlyFor === undefined || onlyFor === person),
    );
  const changedAt = (post: Post, person: string) => post.changed.get(person) ?? post.changed.get(EVERYBODY) ?? 0;

  return {
    tenantId,
    people,
    rooms,

    addPerson: (account: Account) => people.set(account.id, account),
    addRoom: (room: Room) => rooms.set(room.id, room),
    /** Takes the app out of a room. `addBot` puts it back. */
    removeBot: (room: string) => withoutBot.add(room),
    addBot: (room: string) => withoutBot.delete(room),
    hasBot: (room: string) => !withoutBot.has(room),
    /** Deletes a room, so that nobody can read what is in it. */
    removeRoom: (room: string) => rooms.delete(room),

    /** Adds a message, and returns it with its id. In a channel, a message without a thread starts one. */
    post({ room, from, activity, thread, onlyFor }: NewPost): Post {
      const id = String(++clock);
      const root = rooms.get(room)?.kind === 'channel' ? (thread ?? id) : undefined;
      const post: Post = {
        id,
        room,
        from,
        activity: { ...activity, id },
        shownTo: new Map(),
        changed: new Map([[EVERYBODY, ++clock]]),
        ...(root === undefined ? {} : { thread: root }),
        ...(onlyFor === undefined ? {} : { onlyFor }),
      };
      posts.push(post);
      return post;
    },

    find: (room: string, id: string) => posts.find((post) => post.room === room && post.id === id),

    /** Changes a message for everybody, including people who see a card of their own instead of it. */
    change(post: Post, activity: Json): void {
      post.shownTo.clear();
      post.changed.clear();
      post.activity = { ...post.activity, ...activity };
      post.changed.set(EVERYBODY, ++clock);
    },

    /** Shows this person another card instead of the message's own. */
    showTo(person: string, post: Post, card: Json): void {
      post.shownTo.set(person, card);
      post.changed.set(person, ++clock);
    },

    /** Opens a dialog in front of this person, or shows this card in the one that is open. */
    openDialog(person: string, { room, thread }: Pick<Post, 'room' | 'thread'>, { title, card }: Dialog): void {
      dialogs.set(person, {
        id: String(++clock),
        room,
        from: BOT_ID,
        activity: { title, attachments: [card] },
        shownTo: new Map(),
        changed: new Map(),
        inDialog: true,
        ...(thread === undefined ? {} : { thread }),
      });
    },

    closeDialog: (person: string) => dialogs.delete(person),
    dialogOf: (person: string) => dialogs.get(person),

    remove(post: Post): void {
      posts.splice(posts.indexOf(post), 1);
    },

    visibleTo,

    /** Returns the bot's messages that this person can read, with the latest change last, and then an open dialog. */
    seenBy(person: string): Post[] {
      const dialog = dialogs.get(person);
      const posted = visibleTo(person)
        .filter(({ from }) => from === BOT_ID)
        .sort((a, b) => changedAt(a, person) - changedAt(b, person));
      return dialog ? [...posted, dialog] : posted;
    },
  };
}

/** Returns the cards of a message as this person sees them. */
export function cardsFor(person: string, post: Post): Json[] {
  const own = post.shownTo.get(person);
  if (own) return [own];
  return list(post.activity.attachments)
    .filter(({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive')
    .map(({ content }) => content as Json);
}

/** Returns a message as this person reads it, with its buttons as `[title]`. */
export function textFor(person: string, post: Post): string {
  const text = typeof post.activity.text === 'string' ? [post.activity.text] : [];
  return [...text, ...cardsFor(person, post).map(cardText)].join('\n');
}
