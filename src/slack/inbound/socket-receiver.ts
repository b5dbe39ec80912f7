import { type App, type Logger as BoltLogger, type ReceiverEvent, SocketModeReceiver, type webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { cannotReach } from '../../network/cannot-reach';
import { proxyDispatcher } from '../../network/outbound-proxy';
import { describeFault } from '../outbound/delivery-error';
import { VERY_BUSY } from './busy';

const LONGEST_PAUSE_MS = 30_000;

/** Lets requests begin, few at a time: what the HTTP server has, too. */
export type Crowd = { readonly enter: () => Promise<boolean>; readonly turnedAway: (path: string) => void };

/**
 * Slack over a connection that the bot opens itself (Socket Mode). We reconnect ourselves: the library stops
 * reconnecting, with an unhandled rejection, at the first attempt that finds no network. In a crowd, requests are turned away as
 * over HTTP: a command in words; anything else stays unacknowledged, so that Slack shows its own warning or sends it again.
 */
export function createSocketReceiver(
  appToken: string,
  clientOptions: webApi.WebClientOptions,
  logger: BoltLogger,
  log: Logger,
  crowd: Crowd = NO_CROWD,
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
  const listen = receiver.init.bind(receiver);
  receiver.init = (app) => listen(withAdmission(app));
  let failures = 0;
  let lastSaid = '';
  let stopping = false;
  let waiting: NodeJS.Timeout | undefined;

  /** The app, as the receiver calls it. */
  function withAdmission(app: App): App {
    const processEvent = async (event: ReceiverEvent) => {
      if (await crowd.enter()) return stopping ? undefined : app.processEvent(event);
      crowd.turnedAway('/slack/events');
      if ('command' in event.body) await event.ack(VERY_BUSY);
    };
    return Object.assign(Object.create(app), { processEvent });
  }

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

const NO_CROWD: Crowd = { enter: async () => true, turnedAway: () => undefined };
