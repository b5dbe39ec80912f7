import type { Logger } from 'pino';

/**
 * Milliseconds that accepted work may take before the process ends anyway; container platforms wait 30 seconds or more.
 */
const LONGEST_STOP_MS = 15_000;

/**
 * Calls `stop` on the first SIGTERM or SIGINT and resolves to the exit code. A second signal, or a stop that takes too
 * long, ends the process at once with code 1. An unhandled rejection is logged and the bot goes on; an uncaught
 * exception is logged and stops the bot in the same orderly way, with code 1.
 */
export function stopOnSignals(log: Logger, stop: () => Promise<void>): Promise<number> {
  return new Promise((resolve) => {
    let stopping = false;
    const begin = (why: string, code: number) => {
      if (stopping) {
        log.warn({ why }, 'stopping at once');
        process.exit(1);
      }
      stopping = true;
      log.info({ why }, 'stopping: finishing accepted work');
      setTimeout(() => {
        log.error('stopping took too long; leaving now');
        process.exit(1);
      }, LONGEST_STOP_MS).unref();
      stop().then(
        () => {
          log.info('stopped');
          resolve(code);
        },
        (error: unknown) => {
          log.fatal({ err: error }, 'could not stop cleanly');
          resolve(1);
        },
      );
    };
    process.on('SIGTERM', () => begin('SIGTERM', 0));
    process.on('SIGINT', () => begin('SIGINT', 0));
    process.on('unhandledRejection', (error) => log.error({ err: error }, 'an unhandled promise rejection'));
    process.on('uncaughtException', (error) => {
      log.fatal({ err: error }, 'an uncaught exception');
      begin('uncaughtException', 1);
    });
  });
}
