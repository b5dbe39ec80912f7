import type { Tenant } from '../../ids';
import { WINDOW_MS } from './due-slots';
import type { ScheduleServices } from './services';

/** A platform that asks for longer than this is asked again all the same: owners are waiting to be told. */
const LONGEST_MS = WINDOW_MS;

export const asLongAsAsked = (ms: number): number => Math.min(ms, LONGEST_MS);

/** No replica speaks unasked in this tenant for so long. */
export async function leaveAlone(
  { store, clock }: Pick<ScheduleServices, 'store' | 'clock'>,
  tenant: Tenant,
  ms: number,
): Promise<void> {
  const now = clock();
  await store.paces.hold(tenant, tenant, new Date(now.getTime() + asLongAsAsked(ms)), now);
}
