import type { Logger } from 'pino';

/** What accepted work may take before the process ends anyway; container platforms wait 30 seconds and more. */
const LONGEST_STOP_MS = 15_000;

/**
 * Stops on the first SIGTERM or SIGINT and resolves to the exit code. A second signal, or a stop that hangs, leaves at once
 * with 1. A fault that nobody caught is logged: a stray promise lets the rest go on, a stray exception stops in the same order.
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
      log.info({ why }, 'stopping: finishing what was accepted');
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
          log.fatal({ err: error }, 'could not stop in order');
          resolve(1);
        },
      );
    };
    process.on('SIGTERM', () => begin('SIGTERM', 0));
    process.on('SIGINT', () => begin('SIGINT', 0));
    process.on('unhandledRejection', (error) => log.error({ err: error }, 'a fault that nobody caught'));
    process.on('uncaughtException', (error) => {
      log.fatal({ err: error }, 'an exception that nobody caught');
      begin('uncaughtException', 1);
    });
  });
}
