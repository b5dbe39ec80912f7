import type { webApi } from '@slack/bolt';
import { withTimeLimit } from '../../concurrency';
import { createRecentKeys } from './recent-keys';

/** Slack waits three seconds for a command, and the person who typed it waits for this check too. */
const PATIENCE_MS = 1_000;

export type OwnChats = ReturnType<typeof createOwnChats>;

/**
 * Knows which chats (`D1`) are between the bot and one person. A slash command does not say: a chat between two people
 * looks the same.
 */
export function createOwnChats() {
  const own = createRecentKeys();
  const others = createRecentKeys();

  /** Asks for messages from before there were any: Slack answers only if the bot is a member of the chat. */
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
    /** Call it when an event came from this chat: of all direct messages, Slack sends events only for the bot's own. */
    add: (channel: string): void => own.add(channel),

    /** False also if Slack cannot be asked now. Never rejects. */
    async has(channel: string, client: webApi.WebClient): Promise<boolean> {
      if (own.has(channel)) return true;
      if (!channel.startsWith('D') || others.has(channel)) return false;
      return withTimeLimit(PATIENCE_MS, ask(channel, client), () => new Error('late')).catch(() => false);
    },
  };
}
