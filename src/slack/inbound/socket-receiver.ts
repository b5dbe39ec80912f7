import { type Logger as BoltLogger, SocketModeReceiver, type webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { cannotReach } from '../../network/cannot-reach';
import { proxyDispatcher } from '../../network/outbound-proxy';
import { describeFault } from '../outbound/delivery-error';

const LONGEST_PAUSE_MS = 30_000;

/**
 * Slack through a connection that the bot opens itself. The reconnecting is ours: the library's own stops, with an
 * unhandled rejection, at the first attempt that finds no network.
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
    // False: what failed is not acknowledged, so that Slack sends it once more.
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
      log.info('Slack: connected by Socket Mode');
    } catch (error) {
      sayOnce(error);
      connectLater();
    }
  }

  /** It is tried again and again, in the end every half minute, and told when there is something new to say. */
  function sayOnce(error: unknown): void {
    const fault = describeFault(error);
    const unreached = cannotReach(error, new URL(clientOptions.slackApiUrl ?? 'https://slack.com').host);
    const says = unreached
      ? `Slack: ${unreached} Nothing can be answered until then; trying again.`
      : fault.slackSays === undefined
        ? 'Slack: no connection by Socket Mode; trying again'
        : `Slack refuses SLACK_APP_TOKEN (${fault.slackSays}): make one on your app’s page, Basic Information, App-Level Tokens, with the scope connections:write`;
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
