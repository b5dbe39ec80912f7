import { z } from 'zod';
import type { Asker } from '../../commands/asker';
import { asDirectMessage, askerAt, asMention, asSlashCommand, type SlackIds } from './request-context';

const origin = z.strictObject({
  channel: z.string().min(1),
  /** The thread that it was said in, if any. */
  thread: z.string().optional(),
  /** Works five times in 30 minutes, also where the bot is no member. */
  responseUrl: z.url().optional(),
  /** True in the bot's own chat with a person. */
  personal: z.boolean(),
  /** How a person types there, for hints; a slash command with the prefix that she used, or else this installation's. */
  typing: z.enum(['slash', 'mention', 'direct']),
  prefix: z.string(),
  /** The message whose button was pressed. */
  card: z.strictObject({ ts: z.string(), ephemeral: z.boolean() }).optional(),
});

/** Where something was said, and so where its answer goes. Who said it is never part of it: that comes with each request. */
export type ReplyTarget = Readonly<z.output<typeof origin>>;

/** The bot's own chat with the person, which Slack finds by the person's id: for a view that does not keep where it is. */
export const homeOf = (user: string, prefix: string): ReplyTarget => ({
  channel: user,
  personal: true,
  typing: 'slash',
  prefix,
});

/** What a command learns of who said a line there. */
export function askerFrom(
  { channel, personal, typing, prefix, thread }: ReplyTarget,
  who: Omit<SlackIds, 'channel'>,
  how: Pick<Asker, 'via' | 'form' | 'isGuest'>,
): Asker {
  const commandHint = { slash: asSlashCommand(prefix), mention: asMention, direct: asDirectMessage }[typing];
  return askerAt(
    { ...who, channel },
    { setting: personal ? 'personal' : 'shared', commandHint, ...(thread ? { thread } : {}), ...how },
  );
}

const kept = z.strictObject({ origin, says: z.string().optional() });

/** What a window remembers while it is open: where it was opened, and the line that submitting it says. */
type ModalState = Readonly<z.output<typeof kept>>;

/** For `private_metadata`, which comes back signed by Slack: https://docs.slack.dev/reference/views/modal-views */
export const pack = (keeping: ModalState): string => JSON.stringify(keeping);

/** Undefined for a view that keeps nothing. Throws on anything that `pack` has not made. */
export function unpack(privateMetadata: string | undefined): ModalState | undefined {
  return privateMetadata ? kept.parse(JSON.parse(privateMetadata)) : undefined;
}
