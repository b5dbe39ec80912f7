import { type Json, list } from '../json';
import type { Received } from './answers';
import { showAcknowledgement, showReaction } from './answers';
import type { Deliver } from './deliver';
import { type Filled, filledForm } from './filled-form';
import { eventEnvelope, interactionBasics, viewPayload } from './payloads';
import { suggestionFaults } from './select-rules';
import type { LocalSlack } from './start';
import { BOT, type Modal, type Stored } from './workspace';

export type Acts = ReturnType<typeof createActs>;

/**
 * Makes the acts of people in Slack. Each sends the bot the request that Slack would send, and resolves once the bot
 * has acknowledged it. `user` and `channel` are ids such as `U0ANN` and `C0TEAM`.
 */
export function createActs(slack: LocalSlack, send: Deliver) {
  const { workspace, passes } = slack;
  let again: () => Promise<Received> = () => Promise.reject(new Error('Nothing has been delivered yet'));

  const deliver: Deliver = (kind, payload, headers) => {
    again = () => send(kind, payload, { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' });
    return send(kind, payload, headers);
  };

  function say(user: string, channel: string, text: string, threadTs?: string): Stored {
    return workspace.post({ channel, from: user, text, blocks: [], ...(threadTs ? { threadTs } : {}) });
  }

  const homeOf = (user: string) => workspace.people.get(user)?.teamId ?? workspace.teamId;
  const named = (channel: string) => ({ id: channel, name: workspace.channels.get(channel)?.name });

  function messageEvent(type: string, { ts, channel, from, text, threadTs }: Stored, more: Json = {}): Json {
    // For a guest from another organisation, in a shared channel, Slack names the home workspace.
    const home = homeOf(from);
    const elsewhere = home === workspace.teamId ? {} : { user_team: home, source_team: home };
    const event = { type, user: from, text, ts, channel, team: home, ...elsewhere, event_ts: ts, ...more };
    return eventEnvelope(workspace.teamId, threadTs ? { ...event, thread_ts: threadTs } : event);
  }

  type Teams = { readonly usersTeam?: string; readonly installedTeam?: string };

  function interact(type: string, user: string, payload: Json, teams: Teams = {}): Promise<Received> {
    const { usersTeam = workspace.teamId, installedTeam = workspace.teamId } = teams;
    const basics = interactionBasics(type, user, usersTeam, installedTeam);
    return deliver('interaction', { ...basics, trigger_id: passes.newTrigger(user), ...payload });
  }

  return {
    /** Sends the last request again, as Slack does when nothing acknowledges it. */
    deliverAgain: (): Promise<Received> => again(),

    /** Types a slash command, and shows whatever acknowledges it. */
    async command(user: string, command: string, text: string, channel = 'C0TEAM'): Promise<Received> {
      const received = await deliver('command', {
        command,
        text,
        user_id: user,
        user_name: user.toLowerCase(),
        team_id: workspace.teamId,
        team_domain: 'team',
        channel_id: channel,
        channel_name: workspace.channels.get(channel)?.name ?? 'unknown',
        api_app_id: BOT.appId,
        is_enterprise_install: 'false',
        response_url: slack.responseUrl({ channel, user }),
        trigger_id: passes.newTrigger(user),
      });
      if (received.status === 200) showAcknowledgement(received.body, { channel, user }, workspace);
      return received;
    },

    /** Mentions the bot in a channel, or in one of its threads. Resolves with the person's own message. */
    async mention(
      user: string,
      text: string,
      {
        channel = 'C0TEAM',
        threadTs,
        toChannel = false,
      }: { channel?: string; threadTs?: string; toChannel?: boolean } = {},
    ) {
      const said = say(user, channel, `<@${BOT.userId}> ${text}`, threadTs);
      await deliver('event', messageEvent('app_mention', said, toChannel ? { subtype: 'thread_broadcast' } : {}));
      return said;
    },

    /** Writes to the bot in its direct channel. Resolves with the person's own message. */
    async direct(user: string, text: string, threadTs?: string): Promise<Stored> {
      const said = say(user, workspace.directChannel(user).id, text, threadTs);
      await deliver('event', messageEvent('message', said, { channel_type: 'im' }));
      return said;
    },

    /** Presses a button under a message, or chooses in a select, as `chosen` gives it. */
    press(user: string, { channel, ts, text, blocks, threadTs, onlyFor }: Stored, button: Json): Promise<Received> {
      const ephemeral = onlyFor !== undefined;
      const thread = threadTs ? { thread_ts: threadTs } : {};
      const message = { type: 'message', ts, user: BOT.userId, bot_id: BOT.botId, text, blocks, ...thread };
      const payload = {
        container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: ephemeral, ...thread },
        channel: named(channel),
        // Slack does not send an ephemeral message's content with a press.
        ...(ephemeral ? {} : { message }),
        response_url: slack.responseUrl({ channel, user, original: ts }),
        actions: [pressed(button)],
      };
      return interact('block_actions', user, payload, { usersTeam: homeOf(user) });
    },

    /** Types into a menu whose choices the bot is asked for. Resolves with the choices, as Slack would show them. */
    async typeInMenu(
      user: string,
      place: Pick<Stored, 'channel' | 'ts'> | { readonly view: Json },
      menu: Json,
      typed: string,
    ): Promise<Json> {
      const { status, body } = await interact('block_suggestion', user, {
        ...('view' in place
          ? {
              container: { type: 'view', view_id: place.view.id },
              view: viewPayload(undefined, { ...place.view, team_id: workspace.teamId }),
            }
          : {
              container: { type: 'message', message_ts: place.ts, channel_id: place.channel, is_ephemeral: false },
              channel: named(place.channel),
            }),
        action_id: menu.action_id,
        block_id: menu.block_id,
        value: typed,
      });
      const choices = status === 200 && body !== '' ? (JSON.parse(body) as Json) : {};
      const faults = suggestionFaults(choices);
      if (faults.length > 0) throw new Error(`Slack would show no choices: ${faults.join(', ')}`);
      return choices;
    },

    /** Presses a button in the App Home or in a modal, or chooses in a select. */
    pressInView(user: string, view: { type: 'home' | 'modal'; id: string }, button: Json): Promise<Received> {
      return interact('block_actions', user, {
        container: { type: 'view', view_id: view.id },
        view: viewPayload(workspace.modals.get(view.id), { ...view, team_id: workspace.teamId }),
        actions: [pressed(button)],
      });
    },

    /** Types into the box of the App Home, and presses Enter. */
    typeInHome(user: string, value: string): Promise<Received> {
      const home = workspace.homes.get(user) ?? {};
      const box = list(home.blocks).find(({ dispatch_action: dispatches }) => dispatches === true);
      const element = (box?.element ?? {}) as Json;
      const view = { ...home, type: 'home', id: `V0HOME${user}` };
      return interact('block_actions', user, {
        container: { type: 'view', view_id: view.id },
        view: viewPayload(undefined, { ...view, team_id: workspace.teamId }),
        actions: [
          { ...element, block_id: box?.block_id, type: 'plain_text_input', value, action_ts: '1790000000.000100' },
        ],
      });
    },

    /** Fills in an open modal's fields by their labels, submits it, and shows the bot's answer. */
    async submit(modal: Modal, filled: Filled = {}): Promise<Received> {
      const { user, view } = modal;
      const usersTeam = homeOf(user);
      const state = { values: filledForm(view, filled) };
      const payload = {
        view: viewPayload(modal, { team_id: usersTeam, app_installed_team_id: workspace.teamId, state }),
        response_urls: [],
      };
      // Unlike in a press, `team` is the person's own workspace; the view names the one that installed the app.
      const received = await interact('view_submission', user, payload, { usersTeam, installedTeam: usersTeam });
      showReaction(received, modal, workspace);
      return received;
    },

    /** Picks a shortcut from a message's menu. */
    shortcut(user: string, message: Stored, callbackId = 'look_up_message', more: Json = {}): Promise<Received> {
      const { ts, channel, from, text, threadTs } = message;
      const blocks = message.blocks.length > 0 ? { blocks: message.blocks } : {};
      const thread = threadTs ? { thread_ts: threadTs } : {};
      return interact('message_action', user, {
        callback_id: callbackId,
        message_ts: ts,
        message: { type: 'message', user: from, ts, text, ...blocks, ...thread, ...more },
        channel: named(channel),
        response_url: slack.responseUrl({ channel, user, original: ts }),
      });
    },

    /** Opens the bot's App Home, or the tab beside it that holds the chat with the bot. */
    openHome(user: string, tab: 'home' | 'messages' = 'home'): Promise<Received> {
      return deliver(
        'event',
        eventEnvelope(workspace.teamId, {
          type: 'app_home_opened',
          user,
          channel: workspace.directChannel(user).id,
          tab,
          event_ts: '1',
        }),
      );
    },

    /** Sends an event as given. */
    event(event: Json): Promise<Received> {
      return deliver('event', eventEnvelope(workspace.teamId, event));
    },
  };
}

const pressed = (control: Json): Json => ({ type: 'button', ...control, action_ts: '1790000000.000100' });
