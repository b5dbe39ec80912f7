/**
 * The pause between two messages in one tenant, over all replicas. Slack allows about one a second in a channel and
 * does not say what a workspace may take together (https://docs.slack.dev/apis/web-api/rate-limits); Teams allows an app
 * 50 requests a second in a tenant (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit), of
 * which answers to people need most.
 */
export function gapMs(tenant: string): number {
  return tenant.startsWith('teams:') ? 50 : 200;
}

/** The pause between two messages in one conversation: Slack's limit, well within that of Teams. */
export const CONVERSATION_GAP_MS = 1_000;

/** Work of one tenant that is taken in hand at once: what Slack's pace lets out in five seconds. */
export const PER_TENANT = 25;

/** Whoever would have to wait longer for a tenant's turn gives the work back. */
export const LONGEST_WAIT_MS = 15_000;
