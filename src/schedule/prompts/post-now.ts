import type { Prompt } from '../../content/schema';
import type { Conversation, Person, Tenant } from '../../ids';
import { DeliveryError } from '../../messenger';
import type { Audience } from '../../reflection/schedule';
import type { Delivery } from '../../store/prompts/deliveries';
import { leaseFrom, recordSent, sendInTime } from './send';
import type { ScheduleServices } from './services';

/** The longest that somebody who pressed a button waits for the conversation's rate limit. */
const PATIENCE_MS = 3_000;

/** Presses in one conversation within this time ask for the same prompt: a double press, or two people at once. */
const SAME_WISH_MS = 10_000;

type Asked = { readonly conversation: Conversation; readonly tenant: Tenant; readonly audience: Audience | null };

/** Posts prompts that a person asks for. They are told at once how it went, so nothing is retried automatically. */
export function createPostNow(services: ScheduleServices) {
  const { store, paceIn, choosing, messages, clock, wait, countOutcome, replica } = services;
  return {
    /**
     * Posts the next prompt now; the weekly one still comes. `asked before`: somebody asked for one in this
     * conversation a moment ago. Rejects with `DeliveryError` if it was not posted, or may not have been.
     */
    async postNow(place: Asked): Promise<'posted' | 'asked before'> {
      const wish = `now in ${place.conversation}`;
      if (!(await store.rateLimits.reserveWithin(0, wish, place.tenant, SAME_WISH_MS, clock()))) return 'asked before';
      try {
        await postNext(place);
      } catch (error) {
        // Nothing was posted, so the next press is not a repeat.
        if (!(error instanceof DeliveryError) || error.why !== 'unclear') await store.rateLimits.release(wish);
        throw error;
      }
      return 'posted';
    },

    /**
     * Posts a prompt that was given up as missed, unclear or failed. Only for the owner of its schedule, in the same
     * tenant; anybody else gets `unknown`. Posts once, however often it is pressed. Rejects with `DeliveryError`, and
     * can then be pressed again.
     */
    async postAfterAll(
      id: string,
      { tenant, person }: { tenant: Tenant; person: Person },
    ): Promise<'posted' | 'posted before' | 'unknown'> {
      const delivery = await store.deliveries.find(id);
      if (delivery?.tenant !== tenant) return 'unknown';
      const schedule = await store.schedules.get(delivery.conversation);
      if (schedule?.owner !== person) return 'unknown';
      if (delivery.state === 'sent' || delivery.state === 'sending' || delivery.state === 'waiting')
        return 'posted before';
      const prompt = await choosing.chosenOrNext(delivery);
      if (!prompt) throw new Error('no prompt fits this conversation’s audience');
      const sending = await store.deliveries.startAfterAll(delivery, prompt.id, leaseFrom(clock(), replica));
      if (!sending) return 'posted before';
      await send(sending, prompt, delivery.state);
      return 'posted';
    },
  };

  async function send(sending: Delivery, prompt: Prompt, otherwise: 'unclear' | 'missed' | 'failed'): Promise<void> {
    const outcome = await sendInTime(
      services,
      sending.conversation,
      messages.card(prompt, { delivery: sending.id, conversation: sending.conversation }),
    );
    if ('fault' in outcome) {
      const { why } = outcome.fault;
      if (why === 'unclear') countOutcome('unclear');
      await store.deliveries.giveUp(sending, why === 'unclear' ? 'unclear' : otherwise);
      throw outcome.fault;
    }
    await recordSent(services, sending, outcome.messageId);
    countOutcome('posted');
  }

  async function postNext(place: Asked): Promise<void> {
    await waitForRateLimit(place);
    const prompt = await choosing.next(place);
    if (!prompt) throw new Error('no prompt fits this conversation’s audience');
    const sending = await store.deliveries.startNow(place, prompt.id, leaseFrom(clock(), replica));
    await send(sending, prompt, 'failed');
  }

  async function waitForRateLimit({ conversation, tenant }: Asked): Promise<void> {
    const now = clock();
    const { tenantGapMs, conversationGapMs } = paceIn(tenant);
    const freeAt = await store.rateLimits.reserveWithin(PATIENCE_MS, conversation, tenant, conversationGapMs, now);
    if (!freeAt) throw new DeliveryError('busy', { retryAfterMs: PATIENCE_MS });
    // Counts towards the tenant's limit, but does not queue behind its other messages: a person is waiting.
    await store.rateLimits.reserve(tenant, tenant, tenantGapMs, now);
    await wait(freeAt.getTime() - now.getTime());
  }
}
