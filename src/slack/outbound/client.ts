import { type Logger as BoltLogger, LogLevel, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { createBoundedMap } from '../../bounded-map';
import type { RateLimit } from '../../messenger';
import { cannotReach } from '../../network/cannot-reach';
import { describeFault } from './delivery-error';
import type { Reach } from './reach';

/**
 * The options of every Slack client. A send that the library retried could arrive twice, so it retries nothing: the
 * caller gets every error.
 */
export const clientOptions = (apiUrl: string | undefined): webApi.WebClientOptions => ({
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: 10_000,
  ...(apiUrl ? { slackApiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/` } : {}),
});

/** The client for each team of an organisation, which Slack wants to be named in calls. One for each is kept, as Bolt does. */
export function createClients(token: string, options: webApi.WebClientOptions): (team: string) => webApi.WebClient {
  const clients = createBoundedMap<webApi.WebClient>(MOST_TEAMS);
  return (team) => {
    const client = clients.get(team) ?? new webApi.WebClient(token, { ...options, ...(team ? { teamId: team } : {}) });
    clients.set(team, client);
    return client;
  };
}

const MOST_TEAMS = 1_000;

/**
 * Asks Slack once whether it knows the token, and logs one line: that it works, or what is wrong. Tells `reach` first
 * whether Slack was reached. Never rejects.
 */
export async function checkToken(client: webApi.WebClient, token: string, log: Logger, reach: Reach): Promise<void> {
  try {
    const { team_id, enterprise_id } = await client.auth.test({ token });
    reach.saw(true);
    log.info({ team: team_id, organisation: enterprise_id }, 'Slack: the bot token works');
  } catch (error) {
    const unreached = cannotReach(error, hostOf(client));
    reach.saw(unreached === undefined);
    if (unreached) return log.warn(`Slack: ${unreached} Requests from Slack are still answered.`);
    const fault = describeFault(error);
    if (fault.slackSays === undefined)
      log.warn({ fault }, 'Slack: cannot be asked now; its requests are still answered');
    else log.error({ fault }, 'Slack refuses SLACK_BOT_TOKEN; copy it from your app’s page, OAuth & Permissions');
  }
}

/** The host of the Slack API that this client calls. */
const hostOf = ({ slackApiUrl }: Pick<webApi.WebClient, 'slackApiUrl'>): string => new URL(slackApiUrl).host;

/** Puts Bolt's log lines into our log. Bolt's debug lines hold whole requests, so they are dropped at every level. */
export function boltLog(log: Logger): BoltLogger {
  return {
    debug() {},
    info: (...said) => log.debug(sentence(said)),
    warn: (...said) => log[levelOf(said, 'warn')](sentence(said)),
    error: (...said) => log[levelOf(said, 'error')](sentence(said)),
    setLevel() {},
    setName() {},
    getLevel: () => LogLevel.INFO,
  };
}

/** The caller gets these failures as errors, and logs them once, with what to do. */
const levelOf = (said: readonly unknown[], level: 'warn' | 'error') =>
  /^(http request failed|Failed to retrieve a new WSS URL)/.test(String(said[0])) ? 'debug' : level;

/** Strings only: an error or an object beside them could hold a person's text. */
const sentence = (said: readonly unknown[]) =>
  `Bolt: ${said.map((one) => (typeof one === 'string' ? one : one instanceof Error ? one.name : typeof one)).join(' ')}`;

/**
 * Slack allows about one message a second in a channel. It does not say what a workspace may send in all: five a second
 * is our own figure. https://docs.slack.dev/apis/web-api/rate-limits
 */
export const SLACK_PACE: RateLimit = { tenantGapMs: 200, conversationGapMs: 1_000 };
