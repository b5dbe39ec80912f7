import { inParallel } from '../../concurrency';
import type { SecondStep } from '../../store/prompts/second-steps';
import { WINDOW_MS } from './due-slots';
import { noteLockout } from './lockouts';
import { backOff, capPause, LONGEST_WAIT_MS, leaseFrom, PER_TENANT, sendInTime } from './send';
import type { ScheduleServices } from './services';

const AT_ONCE = 8;
const PORTION = 100;
/** A tenant whose rate limit blocks it for longer than this is left for later. */
const SOON_MS = 5_000;
/** Nobody waits for it, so there is no hurry. */
const AGAIN_MS = 10 * 60 * 1_000;

/**
 * Posts another way to see a question in the thread of that question, once it is due. Safe to call from any number of replicas
 * at once. What may have been posted is never posted again; what could not be posted within four hours is left out.
 */
export function createSecondSteps(services: ScheduleServices) {
  const { store, choosing, messages, paceIn, clock, wait, log, replica } = services;

  return async function tick(signal: AbortSignal = new AbortController().signal): Promise<void> {
    while (!signal.aborted) {
      const now = clock();
      const portion = { limit: PORTION, perTenant: PER_TENANT, freeBy: new Date(now.getTime() + SOON_MS) };
      const taken = await store.secondSteps.take(now, leaseFrom(now, replica).until, portion);
      if (taken.length === 0) return;
      await inParallel(AT_ONCE, taken, (step) =>
        post(step, signal).catch((error: unknown) =>
          log.error({ err: error, delivery: step.delivery }, 'another way to see a prompt could not be processed'),
        ),
      );
    }
  };

  async function post(step: SecondStep, signal: AbortSignal): Promise<void> {
    const { conversation, tenant, delivery, message: thread } = step;
    const prompt = choosing.find(step.prompt, step.conversation);
    const message = prompt && messages.anotherView(prompt);
    if (!message || clock().getTime() > step.dueAt.getTime() + WINDOW_MS) return store.secondSteps.finish(step);
    const freeAt = await store.rateLimits.reserve(tenant, tenant, paceIn(tenant).tenantGapMs, clock());
    const ms = freeAt.getTime() - clock().getTime();
    if (ms > 0 && ms <= LONGEST_WAIT_MS) await wait(ms, signal);
    if (signal.aborted) return store.secondSteps.putOff(step, clock());
    if (ms > LONGEST_WAIT_MS) return store.secondSteps.putOff(step, freeAt);
    const outcome = await sendInTime(services, conversation, message, { thread });
    if (!('fault' in outcome)) return store.secondSteps.finish(step);
    const { fault } = outcome;
    const { why, retryAfterMs = 0 } = fault;
    log.warn({ err: fault, why, delivery, conversation }, 'another way to see a prompt was not posted');
    if (retryAfterMs) await backOff(services, tenant, retryAfterMs);
    if (why === 'unauthorised') await noteLockout(services, step, fault);
    // The question may have been deleted, or the bot taken out: the next question finds out.
    if (!fault.retryable || why === 'unclear') return store.secondSteps.finish(step);
    await store.secondSteps.putOff(step, new Date(clock().getTime() + Math.max(AGAIN_MS, capPause(retryAfterMs))));
  }
}
