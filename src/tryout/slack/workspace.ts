import { type Json, list } from '../json';
import { withIds } from './controls';

export type { Json };

/** A message as Slack stores it. */
export type Stored = {
  readonly ts: string;
  readonly channel: string;
  readonly threadTs?: string;
  /** The user id of the person or bot that posted it. */
  readonly from: string;
  /** For an ephemeral message, the user id of the only person who sees it. */
  readonly onlyFor?: string;
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly files?: readonly SharedFile[];
};
/** A file as those who see its message read it. */
export type SharedFile = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly bytes: Uint8Array;
};
export type Modal = {
  readonly id: string;
  readonly user: string;
  readonly view: Json;
  /** Changes whenever the bot changes the view. */
  readonly hash: string;
  /** The errors beside its inputs, by block id. */
  readonly errors: Readonly<Record<string, string>>;
};
export type Channel = {
  readonly id: string;
  readonly name: string;
  readonly members: Set<string>;
  /** Whether the channel does not exist for anybody but its members. */
  readonly secret: boolean;
  readonly archived: boolean;
};

export type Workspace = ReturnType<typeof createWorkspace>;

export const BOT = { userId: 'U0BOT', botId: 'B0BOT', appId: 'A0APP', name: 'Practice Compass' };
const ANN = 'U0ANN';
const BEN = 'U0BEN';

/**
 * Makes what a Slack workspace holds: people, channels, messages and views. At first these are Ann, Ben and the bot,
 * who share the channel C0TEAM, and C0ELSEWHERE without the bot.
 */
export function createWorkspace(teamId = 'T0TEAM', now: () => number = Date.now) {
  const people = new Map([ANN, BEN, BOT.userId].map((id) => [id, { id, teamId }]));
  const channels = new Map<string, Channel>();
  const messages: Stored[] = [];
  const homes = new Map<string, Json>();
  const modals = new Map<string, Modal>();
  const waiting = new Set<() => void>();
  const lacking = new Set<string>();
  let newest = 0;

  const changed = () => {
    for (const look of waiting) look();
  };
  const addChannel = (id: string, name: string, members: readonly string[], { secret = false } = {}): Channel => {
    const channel = { id, name, members: new Set(members), secret, archived: false };
    channels.set(id, channel);
    return channel;
  };
  /** Returns the present in microseconds, as Slack's time stamps have it, but always later than the last one. */
  const nextTimestamp = () => {
    newest = Math.max(newest + 1, now() * 1000);
    return `${Math.floor(newest / 1e6)}.${String(newest % 1e6).padStart(6, '0')}`;
  };
  addChannel('C0TEAM', 'team', [ANN, BEN, BOT.userId]);
  addChannel('C0ELSEWHERE', 'elsewhere', [ANN, BEN]);

  return {
    teamId,
    people,
    channels,
    messages: messages as readonly Stored[],
    homes: homes as ReadonlyMap<string, Json>,
    modals: modals as ReadonlyMap<string, Modal>,
    /** The types of block that this workspace refuses, because it does not have them yet. */
    lacking: lacking as ReadonlySet<string>,
    addChannel,

    /** Returns the direct channel of a person and the bot, which it opens if needed. */
    directChannel(user: string): Channel {
      const id = `D${user.slice(1)}`;
      return channels.get(id) ?? addChannel(id, 'directmessage', [user, BOT.userId]);
    },

    /** Makes a workspace that does not have these types of block yet, such as `container`: it answers `invalid_blocks`. */
    lackBlocks(...types: readonly string[]): void {
      for (const type of types) lacking.add(type);
    },

    /** Archives a channel, so that people can read it but nobody can write there. */
    archive(id: string): void {
      const channel = channels.get(id);
      if (channel) channels.set(id, { ...channel, archived: true });
      changed();
    },

    /** Adds a message, and returns it with its `ts`. */
    post(message: Omit<Stored, 'ts'>): Stored {
      const stored = { ...message, ts: nextTimestamp() };
      messages.push(stored);
      changed();
      return stored;
    },

    /** Changes a message. Returns false if there is none. */
    replace(channel: string, ts: string, content: Pick<Stored, 'text' | 'blocks'>): boolean {
      const index = messages.findIndex((one) => one.channel === channel && one.ts === ts);
      const found = messages[index];
      if (!found) return false;
      messages[index] = { ...found, ...content };
      changed();
      return true;
    },

    remove(channel: string, ts: string): void {
      const index = messages.findIndex((one) => one.channel === channel && one.ts === ts);
      if (index >= 0) messages.splice(index, 1);
      changed();
    },

    publishHome(user: string, view: Json): void {
      homes.set(user, named(view));
      changed();
    },

    /** Opens a modal with this view, or changes the view of the open one with this id. */
    showModal(id: string, user: string, view: Json): Modal {
      const modal = { id, user, view: named(view), hash: nextTimestamp(), errors: {} };
      modals.set(id, modal);
      changed();
      return modal;
    },

    /** Shows errors beside a modal's inputs. */
    showErrors(id: string, errors: Readonly<Record<string, string>>): void {
      const modal = modals.get(id);
      if (modal) modals.set(id, { ...modal, errors });
      changed();
    },

    closeModal(id: string): void {
      modals.delete(id);
      changed();
    },

    /** Returns the bot's messages that this person can see, oldest first. */
    fromBot(user: string): Stored[] {
      return messages.filter(
        (one) =>
          one.from === BOT.userId &&
          (one.onlyFor === undefined ? channels.get(one.channel)?.members.has(user) : one.onlyFor === user),
      );
    },

    /** Resolves with what `look` returns, as soon as that is not undefined; calls it now and after every change. */
    until<T>(look: () => T | undefined): Promise<T> {
      return new Promise((resolve) => {
        const again = () => {
          const found = look();
          if (found === undefined) return;
          waiting.delete(again);
          resolve(found);
        };
        waiting.add(again);
        again();
      });
    },
  };
}

const named = (view: Json): Json =>
  view.blocks === undefined ? view : { ...view, blocks: withIds(list(view.blocks)) };
