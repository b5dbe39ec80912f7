import { DeliveryError } from '../messenger';
import type { AdapterServices } from './adapter';

/**
 * Does the work for the first caller with this key, on any replica; resolves with false if another caller has done it
 * or is doing it. Rejects as the work does. If the work rejects with a `DeliveryError` which says that nothing was
 * sent, the key is released, so that somebody who is told to try again can. After `unclear`, or any other error, it is
 * kept: the work might be done twice.
 */
export async function onlyOnce(
  key: string,
  work: () => Promise<void>,
  { firstTime, release }: Pick<AdapterServices, 'firstTime' | 'release'>,
): Promise<boolean> {
  if (!(await firstTime(key))) return false;
  try {
    await work();
    return true;
  } catch (error) {
    // If releasing fails too, the person and the log are still told the first error.
    if (error instanceof DeliveryError && error.why !== 'unclear') await release(key).catch(() => undefined);
    throw error;
  }
}
