import { type Json, list } from '../json';
import { cardText } from './card-text';

export type { Json };

export type Account = {
  readonly id: string;
  readonly name: string;
  readonly aadObjectId: string;
  /** The home of a guest, where that is another one. */
  readonly tenantId?: string;
  readonly userRole?: 'guest';
};

export type Room = {
  readonly id: string;
  readonly kind: 'personal' | 'groupChat' | 'channel';
  readonly members: readonly string[];
  /** Of a channel; the first one of a team has none. */
  readonly name?: string;
  /** The chat of a meeting is a group chat that names its meeting. */
  readonly meeting?: string;
};

/** A message as Teams holds it. */
export type Post = {
  readonly id: string;
  readonly room: string;
  /** The first message of the thread that it stands in; channels only. */
  readonly thread?: string;
  readonly from: string;
  /** Set for a message that only one person sees. */
  readonly onlyFor?: string;
  activity: Json;
  /** What a button's answer put in the place of the card, for one person. */
  readonly shownTo: Map<string, Json>;
  /** Counts up with every change, for each person apart. */
  readonly changed: Map<string, number>;
};

type NewPost = Pick<Post, 'room' | 'from' | 'activity'> & {
  readonly thread?: string | undefined;
  readonly onlyFor?: string | undefined;
};

export type Rooms = ReturnType<typeof createRooms>;

/** The one team that there is. It goes by the id of its first channel. */
export const TEAM_ID = '19:team@thread.tacv2';
export const TEAM_NAME = 'Riverside partnership';
export const TEAM_GROUP = '22222222-0000-4000-8000-00000000000b';

export const BOT_ID = '28:practice-compass';
export const EVERYBODY = '*';

/** What one Teams tenant holds: people, rooms, and the messages in them as each person sees them. */
export function createRooms(tenantId: string) {
  const people = new Map<string, Account>();
  const rooms = new Map<string, Room>();
  const posts: Post[] = [];
  const withoutBot = new Set<string>();
  let clock = 1_764_000_000_000;

  /** What anybody has written that this person may read, oldest first. */
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
    /** The app is taken out of a room, or put into it again. */
    removeBot: (room: string) => withoutBot.add(room),
    addBot: (room: string) => withoutBot.delete(room),
    hasBot: (room: string) => !withoutBot.has(room),
    /** A room that is deleted, with everything in it. */
    removeRoom: (room: string) => rooms.delete(room),

    /** In a channel, a message without a thread starts one. */
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

    /** Everybody sees the change, also who has seen something else in its place. */
    change(post: Post, activity: Json): void {
      post.shownTo.clear();
      post.changed.clear();
      post.activity = { ...post.activity, ...activity };
      post.changed.set(EVERYBODY, ++clock);
    },

    /** Puts a card in the place of the message's own, for this person alone. */
    showTo(person: string, post: Post, card: Json): void {
      post.shownTo.set(person, card);
      post.changed.set(person, ++clock);
    },

    remove(post: Post): void {
      posts.splice(posts.indexOf(post), 1);
    },

    visibleTo,

    /** What this person sees from the bot; what changed last comes last. */
    seenBy(person: string): Post[] {
      return visibleTo(person)
        .filter(({ from }) => from === BOT_ID)
        .sort((a, b) => changedAt(a, person) - changedAt(b, person));
    },
  };
}

/** The cards of a message as one person sees them. */
export function cardsFor(person: string, post: Post): Json[] {
  const own = post.shownTo.get(person);
  if (own) return [own];
  return list(post.activity.attachments).map(({ content }) => content as Json);
}

/** Everything that a message shows to one person, as text with its buttons as [title]. */
export function textFor(person: string, post: Post): string {
  const text = typeof post.activity.text === 'string' ? [post.activity.text] : [];
  return [...text, ...cardsFor(person, post).map(cardText)].join('\n');
}
