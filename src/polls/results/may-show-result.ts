import { type ClosedResult, isShown, type KeptBack } from './closed-result';

const DAY_MS = 86_400_000;

/**
 * What becomes of the result of a poll that closes now, after the earlier times at which its question or template showed
 * one in this conversation: two results of nearly the same people would tell what one of them answered, so the second is
 * kept back. What everybody saw already, or shows nothing, need not be.
 */
export function showOrKeepBack(result: ClosedResult, shownBefore: readonly Date[], now: Date): ClosedResult | KeptBack {
  const from = nextResultAt(shownBefore);
  if (!from || from <= now || !isShown(result) || result.kind === 'counts') return result;
  return { kind: 'kept back', from, result };
}

/** From when on a result may be shown again: 24 hours after the last. Undefined where none was shown. */
export function nextResultAt(previousClosedAt: readonly Date[]): Date | undefined {
  if (previousClosedAt.length === 0) return undefined;
  return new Date(Math.max(...previousClosedAt.map((at) => at.getTime())) + DAY_MS);
}

/** What stands in the place of a result that is kept back until then. */
export const tooSoon = (from: Date) => ({ kind: 'too soon', from: from.toISOString() }) as const;
