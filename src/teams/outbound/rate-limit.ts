import type { Pace } from '../../messenger';

/**
 * Teams allows an app 50 requests a second in a tenant, of which answers to people need most, and 7 messages a second in a
 * conversation, or 60 in half a minute. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
export const TEAMS_PACE: Pace = { tenantGapMs: 50, conversationGapMs: 1_000 };
