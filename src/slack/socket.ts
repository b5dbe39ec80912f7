import { type Logger as BoltLogger, SocketModeReceiver, type webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { describeFault } from './describe-fault';

const LONGEST_PAUSE_MS = 30_000;

/**
 * Slack through a connection that the bot opens itself. The reconnecting is ours: the library's own stops, with an
 * unhandled rejection, at the first attempt that finds no network.
 */
export function createSocketDoor(
  appToken: string,
  clientOptions: webApi.WebClientOptions,
  logger: BoltLogger,
  log: Logger,
) {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions },
    // False: what failed is not acknowledged, so that Slack sends it once more.
    processEventErrorHandler: async () => false,
  });
  let failures = 0;
  let stopping = false;
  let waiting: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    try {
      await receiver.client.start();
      if (stopping) return void (await receiver.client.disconnect());
      failures = 0;
      log.info('Slack: connected by Socket Mode');
    } catch (error) {
      log.warn({ fault: describeFault(error) }, 'Slack: no connection by Socket Mode; trying again');
      connectLater();
    }
  }

  function connectLater(): void {
    if (stopping || waiting) return;
    const pause = failures === 0 ? 0 : Math.min(1000 * 2 ** failures, LONGEST_PAUSE_MS);
    failures += 1;
    waiting = setTimeout(() => {
      waiting = undefined;
      void connect();
    }, pause);
  }

  return {
    receiver,
    /** Returns at once, and goes on trying until it is stopped. */
    open(): void {
      receiver.client.on('disconnected', connectLater);
      void connect();
    },
    async close(): Promise<void> {
      stopping = true;
      clearTimeout(waiting);
      await receiver.client.disconnect();
    },
  };
}
