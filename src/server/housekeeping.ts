import type { Logger } from 'pino';

const HOUR_MS = 60 * 60 * 1_000;

/** Does the chore now and once an hour, without keeping the process alive for it. A failure is logged and tried again. */
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
