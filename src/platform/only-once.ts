import { DeliveryError } from '../messenger';
import type { AdapterServices } from './adapter';

/**
 * Does the work for the first caller with this key, on any replica; false where somebody did it, or is doing it. Rejects
 * as the work does, which tells what became of it by `NotSent`: where nothing can have come of it the key is taken back, so
 * that whoever is asked to try again can. After `unclear`, and any other error, it is not: it would be done twice.
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
    // What went wrong first is what the person and the log are told of.
    if (error instanceof DeliveryError && error.why !== 'unclear') await release(key).catch(() => undefined);
    throw error;
  }
}
