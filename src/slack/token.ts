import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { describeFault } from './describe-fault';

/** Asks Slack once whether it knows the token, and says in the log what is wrong. Never rejects. */
export async function checkToken(client: webApi.WebClient, token: string, log: Logger): Promise<void> {
  try {
    const { team_id, enterprise_id } = await client.auth.test({ token });
    log.info({ team: team_id, organisation: enterprise_id }, 'Slack: the bot token works');
  } catch (error) {
    const fault = describeFault(error);
    if (fault.slackSays === undefined) log.warn({ fault }, 'Slack: cannot be reached now; requests from it are served');
    else log.error({ fault }, 'Slack refuses SLACK_BOT_TOKEN; copy it from your app’s page, OAuth & Permissions');
  }
}
