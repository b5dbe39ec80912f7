import { type Logger as BoltLogger, SocketModeReceiver, type webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { cannotReach } from '../../network/cannot-reach';
import { proxyDispatcher } from '../../network/outbound-proxy';
import { describeFault } from '../outbound/delivery-error';

const LONGEST_PAUSE_MS = 30_000;

/**
 * Slack over a connection that the bot opens itself (Socket Mode). We reconnect ourselves: the library stops
 * reconnecting, with an unhandled rejection, at the first attempt that finds no network.
 */
export function createSocketReceiver(
  appToken: string,
  clientOptions: webApi.WebClientOptions,
  logger: BoltLogger,
  log: Logger,
) {
  const dispatcher = proxyDispatcher();
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    ...(dispatcher ? { dispatcher } : {}),
    autoReconnectEnabled: false,
    installerOptions: { clientOptions },
    // False: an event that failed is not acknowledged, so that Slack sends it again.
    processEventErrorHandler: async () => false,
  });
  let failures = 0;
  let lastSaid = '';
  let stopping = false;
  let waiting: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    try {
      await receiver.client.start();
      if (stopping) return void (await receiver.client.disconnect());
      failures = 0;
      lastSaid = '';
      log.info('Slack: connected in Socket Mode');
    } catch (error) {
      sayOnce(error);
      connectLater();
    }
  }

  /**
   * Connecting is tried again and again, in the end every half minute. A failure that says nothing new is logged as
   * `debug`.
   */
  function sayOnce(error: unknown): void {
    const fault = describeFault(error);
    const unreached = cannotReach(error, new URL(clientOptions.slackApiUrl ?? 'https://slack.com').host);
    const says = unreached
      ? `Slack: ${unreached} Nothing can be answered until Slack can be reached; trying again.`
      : fault.slackSays === undefined
        ? 'Slack: no Socket Mode connection; trying again'
        : `Slack refuses SLACK_APP_TOKEN (${fault.slackSays}): create a token with the scope connections:write on your app’s page (Basic Information, App-Level Tokens)`;
    const level = says === lastSaid ? 'debug' : fault.slackSays === undefined ? 'warn' : 'error';
    lastSaid = says;
    log[level](unreached ? {} : { fault }, says);
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
    /** Starts to connect and returns at once. Keeps trying until it is closed. */
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
