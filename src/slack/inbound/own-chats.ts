import type { webApi } from '@slack/bolt';
import { withTimeLimit } from '../../concurrency';
import { createRecentKeys } from './press-order';

/** Slack waits three seconds for a command; whoever typed it waits for this as well. */
const PATIENCE_MS = 1_000;

export type OwnChats = ReturnType<typeof createOwnChats>;

/** Which chats are between the bot and one person. A slash command does not say so: one between two people looks the same. */
export function createOwnChats() {
  const own = createRecentKeys();
  const others = createRecentKeys();

  /** Asks for the messages of a time before there were any: Slack answers the members of a chat alone. */
  async function ask(channel: string, client: webApi.WebClient): Promise<boolean> {
    try {
      await client.conversations.history({ channel, latest: '1', limit: 1 });
      own.add(channel);
      return true;
    } catch (error) {
      const { data } = Object(error) as { data?: { error?: unknown } };
      if (data?.error === 'channel_not_found' || data?.error === 'not_in_channel') others.add(channel);
      return false;
    }
  }

  return {
    /** An event came from it, which Slack sends of the bot's own chats alone. */
    add: (channel: string): void => own.add(channel),

    /** False too where Slack cannot be asked now. Never rejects. */
    async has(channel: string, client: webApi.WebClient): Promise<boolean> {
      if (own.has(channel)) return true;
      if (!channel.startsWith('D') || others.has(channel)) return false;
      return withTimeLimit(PATIENCE_MS, ask(channel, client), () => new Error('late')).catch(() => false);
    },
  };
}
