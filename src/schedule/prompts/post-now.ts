import type { Prompt } from '../../content/schema';
import type { Conversation, Person, Tenant } from '../../ids';
import { DeliveryError } from '../../messenger';
import type { Audience } from '../../reflection/schedule';
import type { Delivery } from '../../store/prompts/deliveries';
import { holdFrom, recordSent, sendInTime } from './send';
import type { ScheduleServices } from './services';

/** Whoever presses a button does not wait longer than this for the conversation's own pace. */
const PATIENCE_MS = 3_000;

/** Who presses twice, or two who press at once, want one prompt. */
const SAME_WISH_MS = 10_000;

type Asked = { readonly conversation: Conversation; readonly tenant: Tenant; readonly audience: Audience | null };

/** Prompts that a person asks for: they are told at once how it went, so nothing is tried again by itself. */
export function createPostNow(services: ScheduleServices) {
  const { store, paceIn, choosing, messages, clock, wait, countOutcome, replica } = services;
  return {
    /** Posts the next prompt; the weekly turn stays. `asked before`: a moment ago, there. Throws `NotSent`. */
    async postNow(place: Asked): Promise<'posted' | 'asked before'> {
      const wish = `now in ${place.conversation}`;
      if (!(await store.rateLimits.reserveWithin(0, wish, place.tenant, SAME_WISH_MS, clock()))) return 'asked before';
      try {
        await postNext(place);
      } catch (error) {
        // Nothing stands there, so that the next press is no repetition.
        if (!(error instanceof DeliveryError) || error.why !== 'unclear') await store.rateLimits.release(wish);
        throw error;
      }
      return 'posted';
    },

    /**
     * Posts what was given up as missed, unclear or failed, for the owner of its schedule, who came through the same tenant.
     * One post, however often it is pressed. Throws `NotSent`, and can then be pressed again.
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
      if (!prompt) throw new Error('there is no prompt that fits this conversation’s audience');
      const sending = await store.deliveries.startAfterAll(delivery, prompt.id, holdFrom(clock(), replica));
      if (!sending) return 'posted before';
      await send(sending, prompt, delivery.state);
      return 'posted';
    },
  };

  async function send(sending: Delivery, prompt: Prompt, otherwise: 'unclear' | 'missed' | 'failed'): Promise<void> {
    const outcome = await sendInTime(services, sending.conversation, messages.card(prompt, { delivery: sending.id }));
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
    await waitForTurn(place);
    const prompt = await choosing.next(place);
    if (!prompt) throw new Error('there is no prompt that fits this conversation’s audience');
    const sending = await store.deliveries.startNow(place, prompt.id, holdFrom(clock(), replica));
    await send(sending, prompt, 'failed');
  }

  async function waitForTurn({ conversation, tenant }: Asked): Promise<void> {
    const now = clock();
    const { tenantGapMs, conversationGapMs } = paceIn(tenant);
    const turn = await store.rateLimits.reserveWithin(PATIENCE_MS, conversation, tenant, conversationGapMs, now);
    if (!turn) throw new DeliveryError('busy', { retryAfterMs: PATIENCE_MS });
    // Taken from what the tenant's other messages have, but without standing in their queue: a person is waiting.
    await store.rateLimits.reserve(tenant, tenant, tenantGapMs, now);
    await wait(turn.getTime() - now.getTime());
  }
}
