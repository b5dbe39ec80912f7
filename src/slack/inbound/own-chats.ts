import type { webApi } from '@slack/bolt';
import { withTimeLimit } from '../../concurrency';
import type { Conversation } from '../../ids';
import { createRecentKeys } from './recent-keys';

/** Slack waits three seconds for a command, and the person who typed it waits for this check too. */
const PATIENCE_MS = 1_000;

export type OwnChats = ReturnType<typeof createOwnChats>;

/**
 * Knows which chats (`slack:T1:D1`) are between the bot and one person. A slash command does not say: a chat between two people
 * looks the same.
 */
export function createOwnChats() {
  const own = createRecentKeys();
  const others = createRecentKeys();

  /** Asks for messages from before there were any: Slack answers only if the bot is a member of the chat. */
  async function ask(chat: Conversation, client: webApi.WebClient): Promise<boolean> {
    try {
      await client.conversations.history({ channel: channelOf(chat), latest: '1', limit: 1 });
      own.add(chat);
      return true;
    } catch (error) {
      const { data } = Object(error) as { data?: { error?: unknown } };
      if (data?.error === 'channel_not_found' || data?.error === 'not_in_channel') others.add(chat);
      return false;
    }
  }

  return {
    /** Call it when an event came from this chat: of all direct messages, Slack sends events only for the bot's own. */
    add: (chat: Conversation): void => own.add(chat),

    /** False also if Slack cannot be asked now. Never rejects. */
    async has(chat: Conversation, client: webApi.WebClient): Promise<boolean> {
      if (own.has(chat)) return true;
      if (!channelOf(chat).startsWith('D') || others.has(chat)) return false;
      return withTimeLimit(PATIENCE_MS, ask(chat, client), () => new Error('late')).catch(() => false);
    },
  };
}

const channelOf = (chat: Conversation): string => chat.slice(chat.lastIndexOf(':') + 1);
