import type { PollCardServices } from './services';

/**
 * Checks that nothing of erased votes is left in the database's own files. Called when somebody has closed a poll, and
 * every minute; as long as something is left, it logs a warning and reports it to `unswept`.
 */
export function createSweeping({ store, log, unswept }: PollCardServices): () => Promise<void> {
  return async function sweepUp(): Promise<void> {
    const isLeft = !(await store.swept());
    unswept?.(isLeft);
    if (isLeft) log.warn({}, LEFT);
  };
}

const LEFT =
  'votes of closed polls were erased, but are not yet cleared from the database’s own files: another program is reading them (a backup, a shell, a long transaction). The next try is in a minute';
