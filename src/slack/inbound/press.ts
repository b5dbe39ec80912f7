import type {
  BlockAction,
  ButtonAction,
  ExternalSelectAction,
  OverflowAction,
  PlainTextInputAction,
  StaticSelectAction,
} from '@slack/bolt';
import { PERSONAL_ROW } from '../render/render';
import { SEARCH } from '../render/search-box';
import { homeOf, type ReplyTarget, unpack } from './origin';
import { whoInteracts } from './request-context';
import { hasRunOut } from './run-out';

/** A button that was pressed, a choice in a menu, or what was typed into the Home tab’s box. */
export type Press = BlockAction<
  ButtonAction | StaticSelectAction | ExternalSelectAction | OverflowAction | PlainTextInputAction
>;

/** How the line was said. */
export const viaOf = ({ actions: [action] }: Press): 'typed' | 'button' =>
  action?.type === 'plain_text_input' ? 'typed' : 'button';

/** The line that a button, or a menu's choice, carries, or that was typed. Undefined for anything else. */
export function lineOf(pressed: Press['actions'][number] | undefined): string | undefined {
  switch (pressed?.type) {
    case 'button':
      return pressed.value;
    case 'static_select':
    case 'external_select':
    case 'overflow':
      return pressed.selected_option?.value;
    case 'plain_text_input':
      return pressed.action_id === SEARCH ? pressed.value?.trim() : undefined;
    default:
      return undefined;
  }
}

/**
 * Where to answer a press. A view (a modal or the App Home) carries its own target; a view that carries none, or that has
 * run out, counts as the bot's own chat with the person.
 */
export function originOf(press: Press, prefix: string): ReplyTarget {
  const { view, user, channel, container, actions, response_url: responseUrl } = press;
  const who = whoInteracts(press);
  if (view && hasRunOut(press)) return homeOf(who, prefix);
  if (view) return unpack(view.private_metadata, who.installation)?.origin ?? homeOf(who, prefix);
  const personal = actions[0]?.block_id.startsWith(PERSONAL_ROW) === true;
  const thread = threadOf(press);
  return {
    installation: who.installation,
    channel: channel?.id ?? user.id,
    ...(thread ? { thread } : {}),
    ...(responseUrl ? { responseUrl } : {}),
    personal,
    typing: personal ? 'direct' : thread ? 'mention' : 'slash',
    prefix,
    card: { ts: String(container.message_ts), ephemeral: container.is_ephemeral === true },
  };
}

/**
 * The `ts` of the thread that the pressed message is in, if any. The parent message of a thread is not in the thread,
 * but in the channel itself.
 */
function threadOf({ container, message }: Press): string | undefined {
  const thread: unknown = container.thread_ts ?? message?.thread_ts;
  return typeof thread === 'string' && thread !== container.message_ts ? thread : undefined;
}
