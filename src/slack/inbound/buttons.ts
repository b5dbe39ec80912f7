import type {
  App,
  BlockAction,
  ButtonAction,
  ExternalSelectAction,
  OverflowAction,
  PlainTextInputAction,
  StaticSelectAction,
  webApi,
} from '@slack/bolt';
import { answer } from '../../commands';
import { privateReply } from '../../commands/answer';
import { pressOf } from '../../commands/button-lines';
import { sharedAlready } from '../../commands/lookup/share';
import type { Message } from '../../message';
import { DeliveryError } from '../../messenger';
import type { AdapterServices } from '../../platform/adapter';
import { onlyOnce } from '../../platform/only-once';
import { toDeliveryError } from '../outbound/delivery-error';
import { createEphemeralReplacements } from '../outbound/ephemeral-replacements';
import type { FileSender } from '../outbound/file-sender';
import { showView } from '../outbound/modal';
import type { PresenterOf } from '../outbound/presenter';
import { type ReplyRoute, showAnswer } from '../outbound/show-answer';
import { PERSONAL_ROW } from '../render/render';
import { SEARCH } from '../render/search-box';
import { Unacknowledged } from './acknowledgement';
import { needsPlace, placeWindow, sayingWhere } from './elsewhere';
import type { ErrorBoundary } from './error-boundary';
import { guestWhoInteracts } from './guest';
import { askerFrom, homeOf, type ReplyTarget, unpack } from './origin';
import { createNewestPresses, createRecentKeys } from './press-order';
import { tenantOf, whoInteracts } from './request-context';

type Press = BlockAction<
  ButtonAction | StaticSelectAction | ExternalSelectAction | OverflowAction | PlainTextInputAction
>;

/**
 * Buttons: pressing one is the same as typing the line it carries; in the Home tab’s box it has been typed. A press is
 * acknowledged at once; a vote only when it is safely stored. A vote that was not stored is answered with an error, which
 * Slack shows beside the button.
 */
export function listenForButtons(
  app: App,
  services: AdapterServices,
  boundary: ErrorBoundary,
  presenterOf: PresenterOf,
  prefix: string,
  sendFile?: FileSender,
): void {
  const replacements = createEphemeralReplacements(services.clock);
  const votes = createRecentKeys();
  const newest = createNewestPresses();

  const routeOf = (press: Press, client: webApi.WebClient): ReplyRoute => ({
    client,
    user: press.user.id,
    origin: originOf(press, prefix),
    patiently: boundary.patiently,
    presenter: presenterOf(tenantOf(whoInteracts(press).installation)),
    ...(sendFile ? { sendFile } : {}),
    window: { client, trigger: press.trigger_id, ...(press.view ? { within: press.view } : {}) },
  });

  app.action(/.*/, async ({ body, ack, client }) => {
    const press = body as Press;
    const line = lineOf(press.actions?.[0]);
    if (!line) return ack();
    const pressOfLine = pressOf(line);
    if (pressOfLine?.role === 'vote') return vote(line, pressOfLine.poll, press, ack, client);
    await ack();
    await boundary.run(
      'a button',
      async () => {
        if (!(await services.firstTime(`slack:action:${press.trigger_id}`))) return;
        const route = routeOf(press, client);
        const who = whoInteracts(press);
        if (needsPlace(line, route.origin) && (await askWhere(line, route))) return;
        const how = { via: viaOf(press), ...guestWhoInteracts(press, who.installation) };
        const asker = askerFrom(route.origin, who, how);
        const { message: said } = await answer(line, asker, services);
        const message = sayingWhere(said, route.origin, asker);
        if (pressOfLine?.role === 'share' && message.audience === 'conversation') await share(message, route, services);
        else await show(message, route);
      },
      (fault) => showAnswer(fault, routeOf(press, client)),
    );
  });

  /**
   * Stores the vote and nothing else about the press: a row that says when somebody pressed would reveal too much, and
   * would make us ignore the repeat of a press whose vote was not stored. Repeating the same vote changes nothing.
   */
  async function vote(
    line: string,
    poll: string,
    press: Press,
    ack: () => Promise<void>,
    client: webApi.WebClient,
  ): Promise<void> {
    if (votes.has(press.trigger_id)) return ack();
    if (!newest.take(`${press.user.id} ${poll}`, Number(press.actions[0]?.action_ts))) {
      services.log.warn('Slack: a vote arrived after a newer one by the same person, and was not stored');
      throw new Unacknowledged();
    }
    let kept = false;
    await boundary.run(
      'a vote',
      async () => {
        const route = routeOf(press, client);
        const { message } = await answer(
          line,
          askerFrom(route.origin, whoInteracts(press), { via: 'button' }),
          services,
        );
        kept = true;
        votes.add(press.trigger_id);
        // If Slack has stopped waiting, the confirmation still tells the person.
        await ack().catch(() => undefined);
        await show(message, route);
      },
      (fault) => showAnswer(fault, routeOf(press, client)),
    );
    if (!kept) throw new Unacknowledged();
  }

  const show = (message: Message, route: ReplyRoute): Promise<void> =>
    message.replaceKey !== undefined && message.audience === 'asker' && !route.origin.personal && !route.window?.within
      ? replacements.show(message, message.replaceKey, route)
      : showAnswer(message, route);
}

/**
 * Shows the entry to everybody in the conversation, once: the private card then loses its button, and a second press
 * before that is told so.
 */
async function share(message: Message, route: ReplyRoute, services: AdapterServices): Promise<void> {
  const { user, origin } = route;
  const { channel, card } = origin;
  const work = () => showAnswer(message, route).catch((error: unknown) => Promise.reject(toDeliveryError(error)));
  try {
    const shared = await onlyOnce(`slack:share:${channel}:${card?.ts}:${user}`, work, services);
    if (!shared) return await showAnswer(TWICE, route);
  } catch (error) {
    if (!(error instanceof DeliveryError && error.why === 'unclear')) throw error;
    return showAnswer(UNSURE, route);
  }
  if (card?.ephemeral) await showAnswer({ ...sharedAlready(message), replaces: true }, route);
}

const TWICE = privateReply('That button has already been pressed. To share the entry again, look it up again.').message;
const UNSURE = privateReply(
  'I cannot tell whether that was shared. Please check. If it is not there, look it up and share it again.',
).message;

/** False if Slack no longer opens a window. */
const askWhere = async (line: string, { window, origin }: ReplyRoute): Promise<boolean> =>
  window !== undefined && (await showView(placeWindow(line, origin), window));

const viaOf = ({ actions: [action] }: Press): 'typed' | 'button' =>
  action?.type === 'plain_text_input' ? 'typed' : 'button';

/** The line that a button, or a menu's choice, carries, or that was typed. Undefined for anything else. */
function lineOf(pressed: Press['actions'][number] | undefined): string | undefined {
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
 * Where to answer a press. A view (a modal or the App Home) carries its own target; a view that carries none counts as
 * the bot's own chat with the person.
 */
function originOf(press: Press, prefix: string): ReplyTarget {
  const { view, user, channel, container, actions, response_url: responseUrl } = press;
  if (view) return unpack(view.private_metadata)?.origin ?? homeOf(user.id, prefix);
  const personal = actions[0]?.block_id.startsWith(PERSONAL_ROW) === true;
  const thread = threadOf(press);
  return {
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
