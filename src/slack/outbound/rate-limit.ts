import type { Pace } from '../../messenger';

/**
 * Slack allows about one message a second in a channel, and does not say what a workspace may take together: five a second
 * is our own figure. https://docs.slack.dev/apis/web-api/rate-limits
 */
export const SLACK_PACE: Pace = { tenantGapMs: 200, conversationGapMs: 1_000 };
