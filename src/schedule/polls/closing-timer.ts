import type { PollCardServices } from './services';

/** Well within what `setTimeout` can wait for. Looking again also finds what another replica has changed. */
const LONGEST_WAIT_MS = 60 * 60_000;
const AFTER_A_FAULT_MS = 60_000;

/**
 * Closes each poll on time, to the second: waits for the next closing time in the database, and looks again when
 * `changed` says that one has changed. Nothing depends on this timer: a later look closes what it has missed. `stop`
 * resolves when a running close has ended.
 */
export function startClosingTimer(
  closeDue: () => Promise<{ readonly allClosed: boolean; readonly nextMs: number | undefined }>,
  { wait, log }: Pick<PollCardServices, 'wait' | 'log'>,
): ClosingTimer {
  let stopped = false;
  let change = new AbortController();
  const running = run();
  return {
    changed: () => change.abort(),
    stop: async () => {
      stopped = true;
      change.abort();
      await running;
    },
  };

  async function run(): Promise<void> {
    while (!stopped) {
      change = new AbortController();
      const pause = await untilNext().catch((error: unknown) => {
        log.error({ err: error }, 'the polls could not be checked; the next try is in a minute');
        return AFTER_A_FAULT_MS;
      });
      await wait(pause, change.signal);
    }
  }

  /** Closes the polls that are due. Resolves with the milliseconds to wait before looking again. */
  async function untilNext(): Promise<number> {
    const { allClosed, nextMs = LONGEST_WAIT_MS } = await closeDue();
    return allClosed ? Math.min(nextMs, LONGEST_WAIT_MS) : AFTER_A_FAULT_MS;
  }
}

export type ClosingTimer = { readonly changed: () => void; readonly stop: () => Promise<void> };
