/** What this Slack holds: people, channels, messages and views. Whoever waits is told of every change. */
export type Stored = {
  readonly ts: string;
  readonly channel: string;
  readonly threadTs?: string;
  /** The person or the bot who posted it. */
  readonly from: string;
  /** Set for an ephemeral message: the only person who sees it. */
  readonly onlyFor?: string;
  readonly text: string;
  readonly blocks: readonly Json[];
};
export type Json = Record<string, unknown>;
export type Modal = { readonly id: string; readonly user: string; readonly view: Json };
export type Channel = { readonly id: string; readonly name: string; readonly members: Set<string> };

export type Workspace = ReturnType<typeof createWorkspace>;

export const BOT = { userId: 'U0BOT', botId: 'B0BOT', appId: 'A0APP', name: 'Practice Compass' };
const ANN = 'U0ANN';
const BEN = 'U0BEN';

/** A team with two people, Ann and Ben, and the bot, who share the channel C0TEAM; the bot is not in C0ELSEWHERE. */
export function createWorkspace(teamId = 'T0TEAM') {
  const people = new Map([ANN, BEN, BOT.userId].map((id) => [id, { id, teamId }]));
  const channels = new Map<string, Channel>();
  const messages: Stored[] = [];
  const homes = new Map<string, Json>();
  const modals = new Map<string, Modal>();
  const waiting = new Set<() => void>();
  let clock = 0;

  const changed = () => {
    for (const look of waiting) look();
  };
  const addChannel = (id: string, name: string, members: readonly string[]) =>
    channels.set(id, { id, name, members: new Set(members) });
  addChannel('C0TEAM', 'team', [ANN, BEN, BOT.userId]);
  addChannel('C0ELSEWHERE', 'elsewhere', [ANN, BEN]);

  return {
    teamId,
    people,
    channels,
    messages: messages as readonly Stored[],
    homes: homes as ReadonlyMap<string, Json>,
    modals: modals as ReadonlyMap<string, Modal>,
    addChannel,

    /** The chat between a person and the bot. */
    directChannel(user: string): Channel {
      const id = `D${user.slice(1)}`;
      if (!channels.has(id)) addChannel(id, 'directmessage', [user, BOT.userId]);
      return channels.get(id) ?? { id, name: 'directmessage', members: new Set([user, BOT.userId]) };
    },

    post(message: Omit<Stored, 'ts'>): Stored {
      clock += 1;
      const stored = { ...message, ts: `${1_790_000_000 + clock}.000100` };
      messages.push(stored);
      changed();
      return stored;
    },

    /** False when there is no such message. */
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
      homes.set(user, view);
      changed();
    },

    showModal(modal: Modal): void {
      modals.set(modal.id, modal);
      changed();
    },

    /** What the bot has said that this person can see, oldest first. */
    fromBot(user: string): Stored[] {
      return messages.filter(
        (one) =>
          one.from === BOT.userId &&
          (one.onlyFor === undefined ? channels.get(one.channel)?.members.has(user) : one.onlyFor === user),
      );
    },

    /** Resolves with what `look` finds, now or after a later change. */
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
