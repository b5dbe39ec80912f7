import { commands } from '../../commands/table';
import type { Json } from '../json';
import { findPerson, type PersonId, people } from '../people';
import type { createActs } from '../slack/acts';
import type { LocalSlack } from '../slack/start';
import type { Stored } from '../slack/workspace';
import type { Acted, SlackMessage, SlackPlace, SlackState, SlashCommand } from '../state';
import type { SlackAct } from './act';
import { createLists } from './lists';
import { GONE, pressedControl } from './pressed';
import { seedSlack, TEAM_CHANNEL } from './seed';
import { escaped, shownInSlack } from './shown-text';

/** Every change sends the whole state, so a long conversation must not slow the page down. */
const MOST_SHOWN = 200;

/** The slash commands that the manifest declares: one for each command, and `/compass` for all of them. */
const slashCommands: readonly SlashCommand[] = [
  ...commands.filter(({ name }) => name !== 'help').map(({ name, words, does }) => ({ name: `/${name}`, words, does })),
  { name: '/compass', words: '[any command]', does: 'any of these lines; alone: help' },
];

type Dependencies = {
  readonly slack: LocalSlack;
  readonly acts: ReturnType<typeof createActs>;
  /** Returns when a message was first seen, by the clock that a visitor can move, in ISO 8601. */
  readonly seenAt: (id: string) => string;
  /** Called when people see more although nothing has passed between Slack and the bot since. */
  readonly changed: () => void;
};

/**
 * Connects the page to the local Slack: one channel with its threads, each person's chat with the bot, and the App
 * Home. Adds everybody to it, performs their acts, and returns what each of them sees.
 */
export function createSlackSide({ slack, acts, seenAt, changed }: Dependencies) {
  const { workspace } = slack;
  seedSlack(workspace);
  /** What people have written here that the bot did not get. */
  const unheard = new Set<string>();
  const lists = createLists(acts, changed);

  const channelOf = (user: string, place: SlackPlace) =>
    place === 'channel' ? TEAM_CHANNEL : workspace.directChannel(user).id;

  const visible = (user: string): Stored[] =>
    workspace.messages.filter(
      ({ onlyFor, channel }) =>
        (onlyFor === undefined || onlyFor === user) &&
        [TEAM_CHANNEL, workspace.directChannel(user).id].includes(channel),
    );

  const homeOf = (user: string) => lists.filledIn(blocksOf(workspace.homes.get(user)));

  /** Somebody who sees this message. */
  function readerOf({ onlyFor, channel }: Stored): string {
    const users = people.map(({ slack: { userId } }) => userId);
    return onlyFor ?? users.find((user) => workspace.directChannel(user).id === channel) ?? users[0] ?? '';
  }

  function modalOf(user: string) {
    return [...workspace.modals.values()].filter((modal) => modal.user === user).at(-1);
  }

  async function say(user: string, act: Extract<SlackAct, { does: 'slack/say' }>): Promise<Acted> {
    const { text, place, thread } = act;
    const [, name, words = ''] = /^(\/[\w-]+)\s*(.*)$/s.exec(text) ?? [];
    if (name && thread) return { notice: `${name} is not supported in threads. Sorry! Mention the bot instead.` };
    if (name && !slashCommands.some((one) => one.name === name)) {
      return { notice: `${name} is not a valid command here. Try ${slashCommands.map((one) => one.name).join(', ')}.` };
    }
    const mentions = /^@(practice )?compass\b[\s,:]*/i.exec(text);
    if (name) await acts.command(user, name, words, channelOf(user, place));
    else if (place === 'direct') await acts.direct(user, escaped(text), thread);
    else if (mentions) {
      const line = escaped(text.slice(mentions[0].length));
      await acts.mention(user, line, { channel: TEAM_CHANNEL, ...(thread ? { threadTs: thread } : {}) });
    } else {
      const written = { channel: TEAM_CHANNEL, from: user, text: escaped(text), blocks: [] };
      const { ts } = workspace.post({ ...written, ...(thread ? { threadTs: thread } : {}) });
      unheard.add(ts);
    }
    return {};
  }

  async function perform(act: SlackAct): Promise<Acted> {
    const user = findPerson(act.as).slack.userId;
    switch (act.does) {
      case 'slack/say':
        return say(user, act);
      case 'slack/press': {
        const message = visible(user).find(({ ts }) => ts === act.message);
        const control = message && pressedControl(lists.filledIn(message.blocks), act);
        if (!message || !control) return GONE;
        await acts.press(user, message, control);
        return {};
      }
      case 'slack/press-in-view': {
        const modal = modalOf(user);
        const inHome = act.view === 'home';
        if (!inHome && modal?.id !== act.view) return GONE;
        if (inHome && hasBox(workspace.homes.get(user), act.block)) {
          await acts.typeInHome(user, act.value ?? '');
          return {};
        }
        const control = pressedControl(inHome ? homeOf(user) : blocksOf(modal?.view), act);
        if (!control) return GONE;
        const view = inHome
          ? ({ type: 'home', id: homeId(user) } as const)
          : ({ type: 'modal', id: act.view } as const);
        await acts.pressInView(user, view, control);
        return {};
      }
      case 'slack/look-up': {
        const message = visible(user).find(({ ts }) => ts === act.message);
        if (!message) return GONE;
        await acts.shortcut(user, message);
        return {};
      }
      case 'slack/open-home':
        await acts.openHome(user, act.tab);
        return {};
      case 'slack/submit': {
        const modal = modalOf(user);
        if (modal?.id !== act.view) return GONE;
        await acts.submit(modal, act.values);
        return {};
      }
      case 'slack/close':
        if (modalOf(user)?.id === act.view) workspace.closeModal(act.view);
        return {};
    }
  }

  function fillMenus(): void {
    for (const message of workspace.messages.slice(-MOST_SHOWN)) lists.ask(readerOf(message), message, message.blocks);
    for (const [user, home] of workspace.homes)
      lists.ask(user, { view: { ...home, type: 'home', id: homeId(user) } }, blocksOf(home));
  }

  return {
    async perform(act: SlackAct): Promise<Acted> {
      const acted = await perform(act);
      // What came as the answer to a command is there only now.
      fillMenus();
      return acted;
    },

    /** Asks for the choices of long menus that somebody sees, which are filled once the bot has answered. */
    fillMenus,

    /** Notes when each new message was first seen. */
    noteTimes(): void {
      for (const { channel, ts } of workspace.messages) seenAt(idOf(channel, ts));
    },

    /** Closes this person's open modals, which do not outlive the client that showed them. */
    closeWindows(who: PersonId): void {
      const user = findPerson(who).slack.userId;
      for (const modal of [...workspace.modals.values()]) if (modal.user === user) workspace.closeModal(modal.id);
    },

    /** Returns what this person sees in Slack. */
    seenBy(who: PersonId): SlackState {
      const user = findPerson(who).slack.userId;
      const modal = modalOf(user);
      return {
        commands: slashCommands,
        messages: visible(user).slice(-MOST_SHOWN).map(drawn),
        home: workspace.homes.has(user) ? homeOf(user) : null,
        modal: modal ? { id: modal.id, view: modal.view, errors: modal.errors } : null,
      };
    },
  };

  function drawn({ ts, channel, threadTs, from, text, blocks, onlyFor }: Stored): SlackMessage {
    return {
      ts,
      place: channel === TEAM_CHANNEL ? 'channel' : 'direct',
      thread: threadTs && threadTs !== ts ? threadTs : null,
      from: people.find(({ slack: ids }) => ids.userId === from)?.id ?? 'bot',
      text: shownInSlack(text),
      blocks: lists.filledIn(blocks),
      onlyYou: onlyFor !== undefined,
      unheard: unheard.has(ts),
      at: seenAt(idOf(channel, ts)),
    };
  }
}

const homeId = (user: string) => `V0HOME${user}`;

const idOf = (channel: string, ts: string) => `slack:${channel}:${ts}`;

/** Whether this block of the view is a box that sends what is typed into it. */
const hasBox = (view: Json | undefined, block: string): boolean =>
  blocksOf(view).some((one) => one.block_id === block && one.dispatch_action === true);

const blocksOf = (view: Json | undefined): readonly Json[] =>
  Array.isArray(view?.blocks) ? (view.blocks as Json[]) : [];
