import { randomUUID } from 'node:crypto';
import type { Json } from '../json';
import { blockFaults, charactersIn } from './block-rules';
import { withIds } from './controls';
import type { Passes } from './passes';
import { viewFault } from './view-rules';
import { BOT, type Modal, type Workspace } from './workspace';

/** https://docs.slack.dev/changelog/2018-truncating-really-long-messages */
export const LONGEST_TEXT = 40_000;
/** https://docs.slack.dev/reference/methods/chat.update#errors */
const LONGEST_UPDATED_TEXT = 4_000;
/** Undocumented, but seen in practice: https://github.com/slackapi/bolt-js/issues/2509 */
const MOST_CHARACTERS = 13_200;

type Method = (args: Json) => Json;

/** Makes the Web API methods that the bot calls, by name. Each returns what Slack would answer, errors included. */
export function createWebApi(workspace: Workspace, passes: Passes, socketUrl: () => string): Record<string, Method> {
  const channelFault = (id: unknown): Json | undefined => {
    const channel = workspace.channels.get(String(id));
    const member = channel?.members.has(BOT.userId);
    if (!channel || (channel.secret && !member)) return refused('channel_not_found');
    if (channel.archived) return refused('is_archived');
    return member ? undefined : refused('not_in_channel');
  };

  return {
    'auth.test': () => ({
      ok: true,
      team_id: workspace.teamId,
      team: 'Team',
      user_id: BOT.userId,
      user: 'compass',
      bot_id: BOT.botId,
      url: 'https://team.slack.com/',
      is_enterprise_install: false,
    }),

    'chat.postMessage': (args) => {
      const to = workspace.people.has(String(args.channel))
        ? workspace.directChannel(String(args.channel)).id
        : String(args.channel);
      const fault = channelFault(to) ?? messageFault(args, LONGEST_TEXT, workspace.lacking);
      if (fault) return fault;
      const stored = workspace.post({ channel: to, from: BOT.userId, ...contentOf(args), ...threadOf(args) });
      return { ok: true, channel: to, ts: stored.ts, message: { ts: stored.ts, user: BOT.userId } };
    },

    'chat.postEphemeral': (args) => {
      const fault = channelFault(args.channel) ?? messageFault(args, LONGEST_TEXT, workspace.lacking);
      if (fault) return fault;
      const channel = String(args.channel);
      if (!workspace.channels.get(channel)?.members.has(String(args.user))) return refused('user_not_in_channel');
      const stored = workspace.post({
        channel,
        from: BOT.userId,
        onlyFor: String(args.user),
        ...contentOf(args),
        ...threadOf(args),
      });
      return { ok: true, message_ts: stored.ts };
    },

    'chat.update': (args) => {
      const { channel, ts } = args;
      if (workspace.channels.get(String(channel))?.archived) return refused('is_inactive');
      const fault = channelFault(channel) ?? messageFault(args, LONGEST_UPDATED_TEXT, workspace.lacking);
      if (fault) return fault;
      const found = workspace.messages.find((one) => one.channel === channel && one.ts === ts);
      if (!found || found.onlyFor !== undefined) return refused('message_not_found');
      if (found.from !== BOT.userId) return refused('cant_update_message');
      workspace.replace(found.channel, found.ts, contentOf(args));
      return { ok: true, channel, ts };
    },

    'chat.delete': ({ channel, ts }) => {
      const found = workspace.messages.find((one) => one.channel === channel && one.ts === ts);
      if (!found || found.onlyFor !== undefined) return refused('message_not_found');
      if (found.from !== BOT.userId) return refused('cant_delete_message');
      workspace.remove(found.channel, found.ts);
      return { ok: true, channel, ts };
    },

    'views.publish': (args) => {
      const user = String(args.user_id);
      if (!workspace.people.has(user)) return refused('user_not_found');
      const fault = viewFault(args.view, workspace.lacking);
      if (fault) return fault;
      workspace.publishHome(user, args.view as Json);
      return { ok: true, view: { id: `V0HOME${user}`, type: 'home' } };
    },

    'views.open': (args) => {
      const trigger = passes.spendTrigger(String(args.trigger_id));
      if (trigger.state !== 'ok') return refused(TRIGGER_ERRORS[trigger.state]);
      const fault = viewFault(args.view, workspace.lacking);
      if (fault) return fault;
      return shown(workspace.showModal(`V${randomUUID()}`, trigger.holds.user, args.view as Json));
    },

    'views.update': (args) => {
      const modal = workspace.modals.get(String(args.view_id));
      if (!modal) return refused('not_found');
      if (args.hash !== undefined && args.hash !== modal.hash) return refused('hash_conflict');
      const fault = viewFault(args.view, workspace.lacking);
      return fault ?? shown(workspace.showModal(modal.id, modal.user, args.view as Json));
    },

    'conversations.history': (args) => {
      const own = [...workspace.people.keys()].some((user) => args.channel === `D${user.slice(1)}`);
      const fault = own ? undefined : channelFault(args.channel);
      if (fault) return fault;
      const { latest = Number.POSITIVE_INFINITY, limit = 100 } = args;
      const said = workspace.messages.filter(
        ({ channel, onlyFor, ts }) => channel === args.channel && onlyFor === undefined && Number(ts) < Number(latest),
      );
      const newest = said.toReversed().slice(0, Number(limit));
      return {
        ok: true,
        messages: newest.map(({ ts, from, text }) => ({ type: 'message', ts, user: from, text })),
        has_more: said.length > newest.length,
      };
    },

    'conversations.info': (args) => {
      const channel = workspace.channels.get(String(args.channel));
      if (!channel) return refused('channel_not_found');
      const { id, name, members } = channel;
      return { ok: true, channel: { id, name, is_im: id.startsWith('D'), is_member: members.has(BOT.userId) } };
    },

    'users.info': (args) => {
      const person = workspace.people.get(String(args.user));
      return person ? { ok: true, user: { id: person.id, team_id: person.teamId } } : refused('user_not_found');
    },

    'apps.connections.open': () => ({ ok: true, url: socketUrl() }),
  };
}

/** Returns Slack's refusal of a message, or undefined if it would accept it. `lacking`: see `blockFaults`. */
export function messageFault(args: Json, longestText: number, lacking?: ReadonlySet<string>): Json | undefined {
  const { text, blocks } = args;
  if (!text && !blocks) return refused('no_text');
  if (typeof text === 'string' && text.length > longestText) return refused('msg_too_long');
  if (blocks === undefined) return undefined;
  const faults = blockFaults(blocks, 'message', lacking);
  if (faults.length > 0) return { ...refused('invalid_blocks'), response_metadata: { messages: faults } };
  return charactersIn(blocks) > MOST_CHARACTERS ? refused('msg_blocks_too_long') : undefined;
}

/** Returns the content of a message from the arguments that post it. */
export const contentOf = (args: Json) => ({
  text: String(args.text ?? ''),
  blocks: withIds((args.blocks ?? []) as Json[]),
});

/** Returns the thread of a message from the arguments that post it. */
export const threadOf = (args: Json) => (typeof args.thread_ts === 'string' ? { threadTs: args.thread_ts } : {});

const TRIGGER_ERRORS = {
  unknown: 'invalid_trigger_id',
  expired: 'expired_trigger_id',
  'used up': 'exchanged_trigger_id',
} as const;

const shown = ({ id, hash, view }: Modal): Json => ({ ok: true, view: { ...view, id, hash } });

const refused = (error: string): Json => ({ ok: false, error });
