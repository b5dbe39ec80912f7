import type { App } from '@slack/bolt';
import { servicesIn } from '../../commands/answer';
import { readMessage } from '../../commands/lookup/in-a-message';
import type { Message } from '../../message';
import type { AdapterServices } from '../../platform/adapter';
import type { PresenterOf } from '../outbound/presenter';
import { showAnswer } from '../outbound/show-answer';
import { wordsOfMessage } from '../render/message-words';
import type { ErrorBoundary } from './error-boundary';
import { askerFrom, type ReplyTarget } from './origin';
import { tenantOf, whoInteracts } from './request-context';

/** The `callback_id` that the manifests declare. */
const LOOK_UP_MESSAGE = 'look_up_message';

/** “Look up” in a message's menu: reads the message for terms and for words to retire, and answers only the person who picked it. */
export function listenForShortcuts(
  app: App,
  services: AdapterServices,
  boundary: ErrorBoundary,
  presenterOf: PresenterOf,
  prefix: string,
): void {
  app.shortcut(/.*/, async ({ shortcut, ack, client }) => {
    await ack();
    if (shortcut.type !== 'message_action' || shortcut.callback_id !== LOOK_UP_MESSAGE) return;
    const { channel, user, message, response_url: responseUrl, trigger_id } = shortcut;
    const thread: unknown = message.thread_ts;
    const who = whoInteracts(shortcut);
    const origin: ReplyTarget = {
      installation: who.installation,
      channel: channel.id,
      responseUrl,
      personal: false,
      prefix,
      ...(typeof thread === 'string' ? { thread, typing: 'mention' } : { typing: 'slash' }),
    };
    const sending = { patiently: boundary.patiently, presenter: presenterOf(tenantOf(who.installation)) };
    const show = (answer: Message) => showAnswer(answer, { client, user: user.id, origin, ...sending });
    await boundary.run(
      'a message shortcut',
      async () => {
        if (!(await services.firstTime(`slack:shortcut:${trigger_id}`))) return;
        const { tenant } = askerFrom(origin, who, { via: 'typed' });
        await show(readMessage(wordsOfMessage(message), servicesIn(tenant, services)).message);
      },
      show,
    );
  });
}
