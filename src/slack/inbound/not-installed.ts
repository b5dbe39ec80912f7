import type { App } from '@slack/bolt';
import { NOT_INSTALLED } from '../install/workspaces';

/**
 * Answers for a workspace where the bot is not installed, or which its operator has not agreed to: a command in words, anything
 * else not at all. Slack still sends requests for a while after a removal.
 */
export function refuseElsewhere(app: App): void {
  app.use(async ({ context, body, next, ...args }) => {
    if (context[NOT_INSTALLED] !== true) return next();
    const { ack } = args as { ack?: (answer?: object) => Promise<void> };
    await ack?.('command' in body ? { response_type: 'ephemeral', text: SAYS } : undefined);
  });
}

const SAYS =
  'Practice Compass is not set up for this workspace, so I cannot answer here. Please ask whoever looks after Slack where you work. If a child is in immediate danger, call 999.';
