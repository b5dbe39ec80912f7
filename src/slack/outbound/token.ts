import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { cannotReach } from '../../network/cannot-reach';
import { describeFault } from './describe-fault';

/** Asks Slack once whether it knows the token, and says in the log, in one line, what is wrong. Never rejects. */
export async function checkToken(client: webApi.WebClient, token: string, log: Logger): Promise<void> {
  try {
    const { team_id, enterprise_id } = await client.auth.test({ token });
    log.info({ team: team_id, organisation: enterprise_id }, 'Slack: the bot token works');
  } catch (error) {
    const unreached = cannotReach(error, hostOf(client));
    if (unreached) return log.warn(`Slack: ${unreached} What Slack sends is answered all the same.`);
    const fault = describeFault(error);
    if (fault.slackSays === undefined) log.warn({ fault }, 'Slack: cannot be asked now; requests from it are served');
    else log.error({ fault }, 'Slack refuses SLACK_BOT_TOKEN; copy it from your app’s page, OAuth & Permissions');
  }
}

/** Where this client looks for Slack. */
const hostOf = ({ slackApiUrl }: Pick<webApi.WebClient, 'slackApiUrl'>): string => new URL(slackApiUrl).host;
