import { randomUUID } from 'node:crypto';
import { type Json, list } from '../json';
import { activityBasics, mentionOfBot } from './activities';
import { dialogMistakes } from './card-rules';
import { visibleActionsOf } from './card-text';
import type { Deliver, Received } from './deliver';
import { createInputs } from './inputs';
import { BOT_ID, cardsFor, type Post, TEAM_ID } from './rooms';
import type { LocalConnector } from './start';
import { toggled } from './toggles';

const CARD = 'application/vnd.microsoft.card.adaptive';

type Where = { readonly room: string; readonly thread?: string | undefined; readonly onlyFor?: string };

export type Acts = ReturnType<typeof createActs>;

/**
 * Makes the acts of people in Teams. Each sends the bot the activity that Teams would send, and resolves with its
 * answer. `person` and `room` are ids such as `29:ann` and `19:team@thread.tacv2`; a thread is the id of its first
 * message.
 */
export function createActs(connector: LocalConnector, deliver: Deliver) {
  const { rooms } = connector;
  const inputs = createInputs(rooms);

  function send(person: string, { room, thread, onlyFor }: Where, activity: Json): Promise<Received> {
    const { id } = rooms.post({ room, from: person, activity, thread, onlyFor });
    const basics = activityBasics(connector, { person, room, thread: thread ?? id });
    return deliver({ ...basics, type: 'message', id, ...activity });
  }

  /** Presses an action with these inputs. If a card answers, this person sees it instead of the one with the action. */
  async function execute(person: string, post: Post, { type, id, verb, data }: Json, inputs: Json): Promise<Received> {
    const received = await deliver({
      ...activityBasics(connector, { person, room: post.room, thread: post.thread }),
      type: 'invoke',
      name: 'adaptiveCard/action',
      id: `f:${randomUUID()}`,
      replyToId: post.id,
      value: { action: { type, id, verb, data: { ...(data as Json), ...inputs } }, trigger: 'manual' },
    });
    if (received.body?.type === CARD) rooms.showTo(person, post, received.body.value as Json);
    return received;
  }

  /**
   * Presses an action of any kind, with these inputs: in a dialog, one that opens a dialog, or one on a card in a room.
   * Throws if the dialog could not draw what the bot sent.
   */
  async function perform(person: string, post: Post, action: Json, inputs: Json): Promise<Received> {
    const name = post.inDialog ? 'task/submit' : opensDialog(action) ? 'task/fetch' : undefined;
    if (name === undefined) return execute(person, post, action, inputs);
    const received = await deliver({
      ...activityBasics(connector, { person, room: post.room, thread: post.thread }),
      type: 'invoke',
      name,
      id: `f:${randomUUID()}`,
      ...(post.inDialog ? {} : { replyToId: post.id }),
      value: { data: { ...(action.data as Json), ...inputs }, context: { theme: 'default' } },
    });
    const { type, value } = (received.body?.task ?? {}) as Json;
    rooms.closeDialog(person);
    if (type !== 'continue') return received;
    const { title, card } = value as Json;
    const { content } = card as Json;
    const mistakes = dialogMistakes(content as Json);
    if (mistakes.length > 0) throw new Error(`The dialog cannot be drawn: ${mistakes.join('; ')}`);
    rooms.openDialog(person, post, { title: String(title), card: card as Json });
    return received;
  }

  /** Returns the newest action of this title that this person sees, with its post and card. Throws if there is none. */
  function findAction(person: string, title: string): { post: Post; card: Json; action: Json } {
    for (const post of rooms.seenBy(person).reverse()) {
      for (const card of cardsFor(person, post)) {
        const action = visibleActionsOf(card).find((one) => one.title === title);
        if (action) return { post, card, action };
      }
    }
    throw new Error(`${person} sees no button “${title}”`);
  }

  /** Tells the bot about an event in a room, in this person's name. */
  const notify = (person: string, room: string, event: Json): Promise<Received> =>
    deliver({ ...activityBasics(connector, { person, room }), id: `f:${randomUUID()}`, ...event });

  return {
    /** Writes to the bot without a mention, as people do in the personal chat. */
    say: (person: string, room: string, text: string, thread?: string) =>
      send(person, { room, thread }, { text, textFormat: 'plain' }),

    /** Mentions the bot. */
    mention: (person: string, room: string, text: string, thread?: string) =>
      send(person, { room, thread }, { ...mentionOfBot(text), textFormat: 'plain' }),

    /** Uses a slash command, which nobody else sees. */
    slash: (person: string, room: string, text: string, thread?: string) =>
      send(
        person,
        { room, thread, onlyFor: person },
        { text, textFormat: 'plain', recipient: { id: BOT_ID, name: 'Practice Compass', isTargeted: true } },
      ),

    perform,

    /** Answers the newest question whether a file may be saved, with the place for it if it may. */
    consent(person: string, action: 'accept' | 'decline', uploadUrl: string, more: Json = {}): Promise<Received> {
      const asks = rooms.seenBy(person).findLast((post) => consentIn(post) !== undefined);
      const asked = asks && consentIn(asks);
      if (!asks || !asked) throw new Error(`${person} is asked for no file`);
      const { name } = asked;
      const info = { contentUrl: uploadUrl, name, uploadUrl, uniqueId: '1150D938-8870-4044-9F2C', fileType: 'csv' };
      const content = asked.content as Json;
      return deliver({
        ...activityBasics(connector, { person, room: asks.room }),
        type: 'invoke',
        name: 'fileConsent/invoke',
        id: `f:${randomUUID()}`,
        replyToId: asks.id,
        value: {
          type: 'fileUpload',
          action,
          context: action === 'accept' ? content.acceptContext : content.declineContext,
          ...(action === 'accept' ? { uploadInfo: info } : {}),
          ...more,
        },
      });
    },

    /** Closes the dialog that is open, as Esc does. The bot is not told. */
    closeDialog: (person: string): void => void rooms.closeDialog(person),

    /** Fills in fields by their labels, on the newest card that has all of them. */
    fill: inputs.fill,

    /**
     * Presses the newest button of this title, with the filled-in fields. Only this person sees an answer in text. What a
     * card shows or hides by itself, the bot does not hear of.
     */
    async press(person: string, title: string): Promise<Received> {
      const { post, card, action } = findAction(person, title);
      if (action.type === 'Action.ToggleVisibility') {
        rooms.showTo(person, post, toggled(card, action));
        return { status: 200, body: undefined };
      }
      const received = await perform(person, post, action, inputs.sentWith(person, post, card, action));
      inputs.forget(person, post);
      const { room, thread } = post;
      const text = remarkIn(received);
      if (text !== undefined) rooms.post({ room, thread, from: BOT_ID, onlyFor: person, activity: { text } });
      return received;
    },

    /** Presses the newest button of this title in an old client, which does not know Action.Execute. */
    submit(person: string, title: string): Promise<Received> {
      const { post, card, action } = findAction(person, title);
      if (post.inDialog || opensDialog(action))
        return perform(person, post, action, inputs.sentWith(person, post, card, action));
      const fallback = (action.fallback ?? action) as Json;
      const value = { ...(fallback.data as Json), ...inputs.sentWith(person, post, card, fallback) };
      return send(person, { room: post.room, thread: post.thread }, { value, replyToId: post.id });
    },

    /** Searches from the message box. Without words, it asks for what a person sees before typing. */
    search: (person: string, room: string, words?: string): Promise<Received> =>
      deliver({
        ...activityBasics(connector, { person, room }),
        type: 'invoke',
        name: 'composeExtension/query',
        id: `f:${randomUUID()}`,
        value: {
          commandId: 'lookUp',
          parameters: [words === undefined ? { name: 'initialRun', value: 'true' } : { name: 'words', value: words }],
          queryOptions: { skip: 0, count: 25 },
        },
      }),

    /** Installs the app in a room. Teams tells the bot twice. */
    async install(person: string, room: string): Promise<void> {
      rooms.addBot(room);
      await notify(person, room, { type: 'conversationUpdate', membersAdded: [{ id: BOT_ID }] });
      await notify(person, room, { type: 'installationUpdate', action: 'add' });
    },

    /** Removes the app from a room, where the bot may then no longer post. Teams tells the bot twice. */
    async uninstall(person: string, room: string): Promise<void> {
      rooms.removeBot(room);
      await notify(person, room, { type: 'conversationUpdate', membersRemoved: [{ id: BOT_ID }] });
      await notify(person, room, { type: 'installationUpdate', action: 'remove' });
    },

    /** Deletes a channel. Teams tells the bot in the team's first channel. */
    async deleteChannel(person: string, room: string): Promise<void> {
      const { channelData } = activityBasics(connector, { person, room });
      rooms.removeRoom(room);
      const data = { ...(channelData as Json), channel: { id: room }, eventType: 'channelDeleted' };
      await notify(person, TEAM_ID, { type: 'conversationUpdate', channelData: data });
    },

    /** Archives or deletes the team. */
    changeTeam: (person: string, eventType: 'teamArchived' | 'teamDeleted'): Promise<Received> =>
      notify(person, TEAM_ID, {
        type: 'conversationUpdate',
        channelData: { tenant: { id: rooms.tenantId }, team: { id: TEAM_ID }, eventType },
      }),
  };
}

/** Returns the text that answers a press, which only the person who pressed sees; undefined if no text answers. */
export function remarkIn({ body }: Received): string | undefined {
  if (body?.type === 'application/vnd.microsoft.activity.message') return String(body.value);
  const task = body?.task as Json | undefined;
  return task?.type === 'message' ? String(task.value) : undefined;
}

const consentIn = ({ activity }: Post): Json | undefined =>
  list(activity.attachments).find(
    ({ contentType }) => contentType === 'application/vnd.microsoft.teams.card.file.consent',
  );

const opensDialog = ({ type, data }: Json) =>
  type === 'Action.Submit' && ((data as Json | undefined)?.msteams as Json | undefined)?.type === 'task/fetch';
