import { inParallel } from '../../concurrency';
import { isNobody } from '../../ids';
import { DeliveryError } from '../../messenger';
import type { Schedule } from '../../reflection/schedule';
import type { Store } from '../../store/open-store';
import type { HandoverRow } from '../../store/rights/handover-table';
import { inTime, LEASE_MS, LONGEST_WAIT_MS, SEND_LIMIT_MS } from './send';
import type { ScheduleServices } from './services';

const AT_ONCE = 10;

/** After a fault that may pass it is told again so often, for so long. */
const PAUSE_MS = 10 * 60 * 1_000;
const NEWS_MS = 7 * 24 * 60 * 60 * 1_000;

type Services = Pick<
  ScheduleServices,
  'messenger' | 'paceIn' | 'messages' | 'clock' | 'wait' | 'log' | 'sendLimitMs'
> & {
  readonly store: Pick<Store, 'schedules' | 'handovers' | 'rateLimits'>;
};

/**
 * Tells of weekly prompts whose owner was forgotten: everybody where one has paused, or the new owner of one. What could not be
 * sent is tried again for a week; what nobody needs to know any more is not told.
 */
export function createTellHandovers(services: Services) {
  const { store, messenger, paceIn, messages, clock, wait, log, sendLimitMs = SEND_LIMIT_MS } = services;

  return async function tellHandovers(signal: AbortSignal = new AbortController().signal): Promise<void> {
    while (!signal.aborted) {
      const now = clock();
      const taken = await store.handovers.take(now, new Date(now.getTime() + LEASE_MS), AT_ONCE);
      if (taken.length === 0) return;
      await inParallel(AT_ONCE, taken, (one) => tell(one, signal));
    }
  };

  async function tell(handover: HandoverRow, signal: AbortSignal): Promise<void> {
    const { conversation, made_at } = handover;
    try {
      const schedule = await store.schedules.get(conversation);
      if (schedule && isNews(handover, schedule)) await say(handover, schedule, signal);
      await store.handovers.close(handover);
    } catch (error) {
      const again = new Date(clock().getTime() + PAUSE_MS);
      const passes = !(error instanceof DeliveryError) || error.retryable;
      const goesOn = passes && again.getTime() < new Date(made_at).getTime() + NEWS_MS;
      log.warn({ err: error, conversation }, 'nobody could be told whose weekly prompt it is now');
      if (goesOn) await store.handovers.putOff(handover, again);
      else await store.handovers.close(handover);
    }
  }

  async function say({ kind }: HandoverRow, schedule: Schedule, signal: AbortSignal): Promise<void> {
    const { tenant, conversation, owner } = schedule;
    const freeAt = await store.rateLimits.reserve(tenant, tenant, paceIn(tenant).tenantGapMs, clock());
    const ms = freeAt.getTime() - clock().getTime();
    if (ms > LONGEST_WAIT_MS) throw new DeliveryError('busy', { retryAfterMs: ms });
    await wait(ms, signal);
    if (kind === 'given') await inTime(sendLimitMs, messenger.sendDirect(owner, messages.told.given(schedule)));
    else await inTime(sendLimitMs, messenger.send(conversation, messages.toldAll.nobodys(schedule)));
  }
}

/** False once somebody else has it. */
const isNews = ({ kind }: HandoverRow, { owner }: Schedule): boolean => (kind === 'paused') === isNobody(owner);
