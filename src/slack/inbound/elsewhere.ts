import type { App, types, ViewResponseAction, ViewSubmitAction, webApi } from '@slack/bolt';
import { answer } from '../../commands';
import { privateReply } from '../../commands/answer';
import type { Asker } from '../../commands/asker';
import { withTimeLimit } from '../../concurrency';
import type { Message } from '../../message';
import type { AdapterServices } from '../../platform/adapter';
import { toDeliveryError } from '../outbound/delivery-error';
import { modal } from '../outbound/modal';
import type { PresenterOf } from '../outbound/presenter';
import { showAnswer } from '../outbound/show-answer';
import { CHOSEN, PLACE, placeInput } from '../render/place-input';
import { createAcknowledgement } from './acknowledgement';
import type { ErrorBoundary } from './error-boundary';
import { guestWhoInteracts } from './guest';
import { askerFrom, homeOf, pack, type ReplyTarget, unpack } from './origin';
import { tenantOf, whoInteracts } from './request-context';
import { hasRunOut, RUN_OUT } from './run-out';

/** The `callback_id` of the window that asks where. */
const WHERE = 'compass:where';

/** The window closes after two seconds (`createAcknowledgement`), and until then it has to say what came of the check. */
const PATIENCE_MS = 1_200;

/** Whether this line, said in the bot's own chat with a person, is about a channel that they have to choose first. */
export const needsPlace = (line: string, { personal }: ReplyTarget): boolean => personal && line === 'poll';

/** The window that asks for the channel in which a line is to be said. */
export const placeWindow = (line: string, origin: ReplyTarget): types.ModalView => ({
  type: 'modal',
  callback_id: WHERE,
  private_metadata: pack({ origin, says: line }),
  title: { type: 'plain_text', text: 'New poll' },
  submit: { type: 'plain_text', text: 'Next' },
  close: { type: 'plain_text', text: 'Cancel' },
  blocks: [placeInput()],
});

/** A message about another conversation than the one that the person looks at says which. */
export const sayingWhere = (message: Message, origin: ReplyTarget, { conversation: about }: Asker): Message =>
  origin.elsewhere ? { ...message, about } : message;

/**
 * The choice of a channel: the window then shows the answer to the line as if it had been said there. Both must be members:
 * the person, or they could ask people whom they cannot read, and the bot, or it could not post. The bot may not list
 * members, but Slack takes a message for one person only if both are.
 */
export function listenForPlaces(
  app: App,
  services: AdapterServices,
  boundary: ErrorBoundary,
  presenterOf: PresenterOf,
  prefix: string,
): void {
  app.view<ViewSubmitAction>(WHERE, async ({ ack, body, client }) => {
    const acknowledge = createAcknowledgement<ViewResponseAction>(ack);
    const { id: user } = body.user;
    const who = whoInteracts(body);
    /** Changes the window; if it has closed by now, the message takes the way of every answer at this origin. */
    const react = async (reaction: ViewResponseAction, message: Message, origin: ReplyTarget): Promise<void> => {
      if (await acknowledge(reaction)) return;
      const presenter = presenterOf(tenantOf(who.installation));
      await showAnswer(message, { client, user, origin, patiently: boundary.patiently, presenter });
    };
    const home = homeOf(who, prefix);
    await boundary.run(
      'a choice of channel',
      async () => {
        if (hasRunOut(body)) return react(inPlace(RUN_OUT, home), RUN_OUT, home);
        const channel = chosenIn(body);
        const says = unpack(body.view.private_metadata, who.installation)?.says;
        if (says === undefined) throw new Error('A window that asks where carries no line');
        if (channel === undefined) return void (await acknowledge(besideIt(NOT_CHOSEN)));
        const { installation } = who;
        const origin: ReplyTarget = {
          installation,
          channel,
          personal: false,
          typing: 'slash',
          prefix,
          elsewhere: true,
        };
        const asker = askerFrom(origin, who, { via: 'button', ...guestWhoInteracts(body, installation) });
        const wrong = await whyNotThere(channel, user, client);
        if (wrong !== undefined)
          return react(besideIt(wrong), sayingWhere(privateReply(wrong).message, origin, asker), home);
        const { message: said } = await answer(says, asker, services);
        const message = sayingWhere(said, origin, asker);
        await react(inPlace(message, origin), message, origin);
      },
      (fault) => react(inPlace(fault, home), fault, home),
    );
  });
}

/** The field that a channel is chosen in, with what is wrong beside it. */
const besideIt = (wrong: string) => ({ response_action: 'errors', errors: { [PLACE]: wrong } }) as const;

const inPlace = (message: Message, origin: ReplyTarget) =>
  ({ response_action: 'update', view: modal(message, origin) }) as const;

const chosenIn = ({ view }: ViewSubmitAction): string | undefined =>
  view.state.values[PLACE]?.[CHOSEN]?.selected_conversation ?? undefined;

/** What is wrong with the channel, in words for beside the field; undefined if both are members. */
async function whyNotThere(channel: string, user: string, client: webApi.WebClient): Promise<string | undefined> {
  try {
    const asked = client.chat.postEphemeral({ channel, user, text: UNDER_WAY });
    await withTimeLimit(PATIENCE_MS, asked, () => new Error('late'));
    return undefined;
  } catch (error) {
    const { data } = Object(error) as { data?: { error?: unknown } };
    if (data?.error === 'user_not_in_channel') return 'You are not in that channel. Join it first, or choose another.';
    const { why } = toDeliveryError(error);
    if (why === 'removed')
      return 'I am not in that channel. Type /invite @Practice Compass there, then press Next again.';
    if (why === 'archived') return 'That channel is archived. Please choose another.';
    return 'I could not check that channel just now. Please try again.';
  }
}

const NOT_CHOSEN = 'Please choose a channel.';
const UNDER_WAY = 'You are making a poll for this channel. Nothing is posted yet, and only you can see this.';
