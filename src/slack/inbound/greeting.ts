import type { webApi } from '@slack/bolt';
import { servicesIn } from '../../commands/answer';
import { helloBlocks } from '../../commands/hello';
import { type Conversation, tenantIn } from '../../ids';
import type { AdapterServices } from '../../platform/adapter';
import { onlyOnce } from '../../platform/only-once';
import { toDeliveryError } from '../outbound/delivery-error';
import type { Presenter } from '../outbound/presenter';
import { post } from '../outbound/reply';
import type { ErrorBoundary } from './error-boundary';
import { createRecentKeys } from './recent-keys';
import { asDirectMessage } from './request-context';

type Way = { readonly client: webApi.WebClient; readonly presenter: Presenter };

/**
 * Says hello in a person's chat with the bot, if nothing has ever been said there. Slack's own chat is the memory of it, so
 * the bot needs no list of the people it has greeted. Where the workspace deletes old messages, an empty chat is greeted again.
 */
export function createGreeting(services: AdapterServices, boundary: ErrorBoundary) {
  const begun = createRecentKeys();

  return async function greet(conversation: Conversation, channel: string, way: Way): Promise<void> {
    if (begun.has(conversation)) return;
    await boundary.run('the greeting', async () => {
      const chat = await askSlack(channel, way.client);
      if (chat === 'empty')
        await onlyOnce(`slack:greeting:${conversation}`, () => hello(conversation, channel, way), services);
      if (chat !== 'unknown') begun.add(conversation);
    });
  };

  async function hello(conversation: Conversation, channel: string, way: Way): Promise<void> {
    const here = servicesIn(tenantIn(conversation), services);
    const message = { audience: 'asker', blocks: helloBlocks({ commandHint: asDirectMessage }, here) } as const;
    const sent = boundary.patiently(() => post(way, channel, undefined, { message, personal: true }));
    await sent.catch((error: unknown) => Promise.reject(toDeliveryError(error)));
  }
}

/**
 * Slack may hide older messages, as it does on free plans (`is_limited`): such a chat has begun.
 * https://docs.slack.dev/reference/methods/conversations.history
 */
async function askSlack(channel: string, client: webApi.WebClient): Promise<'empty' | 'begun' | 'unknown'> {
  const said = await client.conversations.history({ channel, limit: 1 }).catch(() => undefined);
  if (!said) return 'unknown';
  const { is_limited: hidden } = said as { is_limited?: boolean };
  return said.messages?.length === 0 && hidden !== true ? 'empty' : 'begun';
}
