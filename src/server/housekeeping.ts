import type { Logger } from 'pino';

const HOUR_MS = 60 * 60 * 1_000;

/**
 * Runs the chore now and then every hour, without keeping the process alive. A failure is logged; the next run tries
 * again.
 */
export function startCleanup(chore: (now: Date) => Promise<unknown>, log: Logger): { readonly stop: () => void } {
  const run = () => {
    chore(new Date()).catch((error: unknown) =>
      log.error({ err: error }, 'housekeeping failed; the next try is in an hour'),
    );
  };
  run();
  const timer = setInterval(run, HOUR_MS).unref();
  return { stop: () => clearInterval(timer) };
}
